import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './changed-meanwhile.module.css'

/** Two organisers changed the same community: neither's words are lost without somebody choosing so. */
export function ChangedMeanwhile({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  const { t } = useTranslation('organiser')
  return (
    <Notice kind="wait" title={t('communities.panel.changed')}>
      <p>{t('communities.panel.changedText')}</p>
      <div className={styles.ways}>
        <Button size="small" onClick={onTheirs}>
          {t('communities.panel.useTheirs')}
        </Button>
        <Button size="small" onClick={onMine}>
          {t('communities.panel.useMine')}
        </Button>
      </div>
    </Notice>
  )
}
