import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Formats } from '../ui/format.ts'
import styles from './sending-state.module.css'
import type { Sending } from './standing-reports.ts'
import type { CheckIn } from './use-check-in.ts'

const icons = { sent: CircleCheck, waiting: Clock, refused: CircleAlert }

/** Where a report or its withdrawal is on its way to the server, in plain words. */
export function SendingState({
  of: { sending, sentAtMs, refusal },
  checkIn: { state, nowMs, byRelayClock },
  formats,
}: {
  of: Sending
  checkIn: CheckIn
  formats: Formats
}) {
  const { t } = useTranslation('association')
  const Icon = icons[sending]
  const words = {
    refused: () => t('reports.refused', { reason: refusal ?? '' }),
    waiting: () => {
      if (!state.kept) return t(state.sending ? 'reports.sendingHere' : 'reports.waitingHere')
      if (state.storing) return t('reports.storing')
      return t(state.sending ? 'reports.sending' : 'reports.waiting')
    },
    sent: () =>
      sentAtMs === null
        ? t('reports.sent')
        : t('reports.sentAt', { when: formats.when(byRelayClock(sentAtMs), nowMs) }),
  }
  return (
    <span className={[styles.state, styles[sending]].join(' ')}>
      <Icon size={22} aria-hidden />
      <span>{words[sending]()}</span>
    </span>
  )
}
