import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../frame/copy-button.tsx'
import { usePublicAddress } from '../frame/use-public-address.ts'
import styles from './public-address.module.css'

/** Where everybody follows the relay. */
export function PublicAddress({ slug, released }: { slug: string; released: boolean }) {
  const { t } = useTranslation('organiser')
  const address = `${usePublicAddress()}/${slug}`
  return (
    <Card className={styles.address}>
      <h2>{t('release.address.title')}</h2>
      <p>{released ? t('release.address.text') : t('release.address.later')}</p>
      <p className={styles.link}>
        {released ? (
          <a href={address} target="_blank" rel="noreferrer">
            {address} <ExternalLink size={16} aria-hidden />
          </a>
        ) : (
          address
        )}
      </p>
      <CopyButton text={address} words={t('release.address.copy')} />
    </Card>
  )
}
