import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Formats } from '../ui/format.ts'
import styles from './connection-line.module.css'
import type { CheckIn } from './use-check-in.ts'

/**
 * Says calmly that there is no connection, that one may press all the same, and how old everything else on the page
 * is. Its place is always there, so that screen readers hear when it fills.
 */
export function ConnectionLine({ checkIn, formats }: { checkIn: CheckIn; formats: Formats }) {
  const { t } = useTranslation('association')
  const { state, nowMs, byRelayClock } = checkIn
  const isOff = state.page !== null && state.connection === 'no-answer'
  return (
    <div role="status" className={styles.holder}>
      {isOff && (
        <p className={styles.line}>
          <CloudOff size={22} aria-hidden />
          <span>
            <b>{t('offline.title')}</b> {t(state.kept ? 'offline.text' : 'offline.notKept')}{' '}
            {t('offline.asOf', { when: formats.when(byRelayClock(state.askedAtMs), nowMs) })}
          </span>
        </p>
      )}
    </div>
  )
}
