import { FileSpreadsheet, MapPinned, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './no-communities.module.css'

/** What an empty list will hold, and the ways to fill it. */
export function NoCommunities({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('organiser')
  return (
    <Card className={styles.empty}>
      <h2>{t('communities.empty.title')}</h2>
      <p>{t('communities.empty.text')}</p>
      <div className={styles.ways}>
        <ButtonLink to="hent" variant="primary">
          <FileSpreadsheet size={20} aria-hidden /> {t('communities.fetch')}
        </ButtonLink>
        <ButtonLink to="forslag">
          <MapPinned size={20} aria-hidden /> {t('communities.suggest.link')}
        </ButtonLink>
        <Button onClick={onAdd}>
          <Plus size={20} aria-hidden /> {t('communities.addLong')}
        </Button>
      </div>
    </Card>
  )
}
