import { FlaskConical, Shapes } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './labels.module.css'

/** Says plainly that a relay is made up or only played through. Nothing for a real one. */
export function Labels({ example, rehearsal }: { example: boolean; rehearsal: boolean }) {
  const { t } = useTranslation('citizen')
  if (!example && !rehearsal) return null
  return (
    <div className={styles.labels}>
      {example && (
        <span className={`${styles.label} ${styles.example}`} title={t('exampleMeans')}>
          <Shapes size={16} aria-hidden />
          {t('example')}
        </span>
      )}
      {rehearsal && (
        <span className={`${styles.label} ${styles.rehearsal}`} title={t('rehearsalMeans')}>
          <FlaskConical size={16} aria-hidden />
          {t('rehearsal')}
        </span>
      )}
    </div>
  )
}
