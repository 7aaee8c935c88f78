import { CloudOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Formats } from '../ui/format.ts'
import styles from '../ui/connection-line.module.css'
import { unbroken } from './unbroken.ts'
import type { CheckIn } from './use-check-in.ts'

/**
 * Says calmly since when there is no connection, and that one may press all the same. Its place is always there, so
 * that screen readers hear when it fills.
 */
export function ConnectionLine({ checkIn, formats }: { checkIn: CheckIn; formats: Formats }) {
  const { t } = useTranslation('association')
  const { state, nowMs, byRelayClock } = checkIn
  return (
    <div role="status" className={styles.holder}>
      {state.page && state.connection === 'no-answer' && (
        <p className={styles.line}>
          <CloudOff size={22} aria-hidden />
          <span>
            <b>
              {t('offline.since', { when: unbroken(formats.when(byRelayClock(state.askedAtMs), nowMs)) })}
            </b>{' '}
            {t('offline.anyway')}
          </span>
        </p>
      )}
    </div>
  )
}
