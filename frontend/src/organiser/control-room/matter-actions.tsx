import { Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import type { Matter } from './gather-attention.ts'
import styles from './matter-actions.module.css'
import { delayMessage, stopsToTell } from './stops-to-tell.ts'
import type { OnAction, RoomAction } from './room-action.ts'
import { telephone } from './room-stops.ts'
import type { RoomView } from './use-room.ts'

/** What can be done about a matter, each by one touch; the likeliest first. */
export function MatterActions({
  matter: { code, stopIds, late },
  view,
  onAction,
}: {
  matter: Matter
  view: RoomView
  onAction: OnAction
}) {
  const { t } = useTranslation('organiser')
  const { duration } = useFormats(view.relay.timeZone)
  const stop = view.byId.get(stopIds[0] ?? '')
  if (!stop) return null
  const { id } = stop.stop
  const before = stop.from ? view.byId.get(stop.from.id) : undefined
  const tell: RoomAction = {
    kind: 'message',
    stopIds: stopsToTell(view),
    text: delayMessage(view, t, duration),
  }
  const actions: Record<Matter['code'], RoomAction[]> = {
    contradiction: [],
    silent: [
      { kind: 'check-in', stopId: id, what: 'received' },
      { kind: 'skip', stopId: id },
    ],
    overdue: [
      { kind: 'check-in', stopId: id, what: 'received' },
      { kind: 'skip', stopId: id },
    ],
    late: [tell, { kind: 'replan' }, { kind: 'way', stopId: id }],
    declined:
      stopIds.length === 1 ? [{ kind: 'skip', stopId: id }, { kind: 'replan' }] : [{ kind: 'replan' }],
    'reserve-call-open': [{ kind: 'call', stopId: id }],
    'carriers-missing': stopIds.length === 1 ? [{ kind: 'call', stopId: id }] : [],
    'tracker-silent': [],
    'tracker-battery': [],
    'near-stop': [{ kind: 'check-in', stopId: id, what: 'received' }],
  }
  const more: RoomAction[] = late && code !== 'late' ? [tell, { kind: 'replan' }] : []
  // Whom to ring: those who wait, and where nobody waits, those who carry.
  const waiting = ['silent', 'overdue', 'declined', 'near-stop', 'contradiction'].includes(code)
  const people = stopIds.length > 1 ? [] : code === 'declined' ? [stop] : waiting ? [stop, before] : [before]
  return (
    <div className={styles.ways}>
      {people.map((one, at) => {
        const phone = one?.contact?.phone ?? ''
        return one && phone ? (
          <a
            key={one.stop.id}
            className={styles.call}
            data-first={at === 0 || undefined}
            href={telephone(phone)}
          >
            <Phone size={18} aria-hidden /> {t('room.act.callName', { name: one.stop.name })}
          </a>
        ) : null
      })}
      {[...(actions[code] ?? []), ...more].map((action) => (
        <Button key={action.kind} size="small" onClick={() => onAction(action)}>
          {t(`room.act.${action.kind}`)}
        </Button>
      ))}
    </div>
  )
}
