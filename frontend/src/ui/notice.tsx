import { CircleCheck, Clock, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './notice.module.css'

const icons = { good: CircleCheck, wait: Clock, trouble: TriangleAlert, info: Info }

/**
 * Something people should know, said by icon, word and colour together. `title` replaces the plain word of its
 * kind. Trouble is announced at once, the rest politely.
 */
export function Notice({
  kind,
  title,
  children,
  className,
}: {
  kind: 'good' | 'wait' | 'trouble' | 'info'
  title?: string
  children?: ReactNode
  className?: string
}) {
  const { t } = useTranslation('ui')
  const Icon = icons[kind]
  return (
    <div
      className={[styles.notice, styles[kind], className].filter(Boolean).join(' ')}
      role={kind === 'trouble' ? 'alert' : 'status'}
    >
      <Icon size={22} aria-hidden />
      <div className={styles.body}>
        <div className={styles.word}>{title ?? t(`notice.${kind}`)}</div>
        {children}
      </div>
    </div>
  )
}
