import { LoaderCircle } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './progress.module.css'

/** How far something has come: `value` of `max`, with the same in words. Without `value` it only says "working". */
export function Progress({
  label,
  words,
  value,
  max = 1,
}: {
  label: string
  words?: ReactNode
  value?: number
  max?: number
}) {
  const id = useId()
  return (
    <div className={styles.progress}>
      <div className={styles.told}>
        <label htmlFor={id}>{label}</label>
        {words && <span className="tabular">{words}</span>}
      </div>
      <progress id={id} className={styles.bar} value={value} max={max} />
    </div>
  )
}

/** Shown while something is being fetched. */
export function Loading({ label }: { label?: string }) {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.loading} role="status">
      <LoaderCircle className={styles.turning} size={24} aria-hidden />
      {label ?? t('loading')}
    </div>
  )
}
