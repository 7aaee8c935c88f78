import { CloudOff, RefreshCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Live } from '../live/use-live.ts'
import type { Formats } from '../ui/format.ts'
import styles from '../ui/connection-line.module.css'

/** Honest about a lost connection: since when, and what is shown meanwhile. Silent while all is well. */
export function ConnectionLine({ live, formats }: { live: Live; formats: Formats }) {
  const { t } = useTranslation('citizen')
  const { connection, staleSince } = live
  return (
    <div role="status" className={styles.holder}>
      {connection === 'offline' && staleSince !== null && (
        <p className={styles.line}>
          <CloudOff size={20} aria-hidden />
          {t('connection.offline', { time: formats.atTime(staleSince) })}
        </p>
      )}
      {connection === 'catching-up' && (
        <p className={styles.line}>
          <RefreshCw size={20} aria-hidden />
          {t('connection.catching-up')}
        </p>
      )}
    </div>
  )
}
