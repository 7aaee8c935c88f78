import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { CallLink } from './call-link.tsx'
import type { Matter } from './gather-attention.ts'
import { delayMessage, stopsToTell } from './stops-to-tell.ts'
import type { OnAction, RoomAction } from './room-action.ts'
import type { RoomView } from './use-room.ts'
import ways from './ways.module.css'

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
  // In a contradiction the number stands with what they said.
  const waiting = code === 'silent' || code === 'overdue' || code === 'near-stop'
  const nobody = stopIds.length > 1 || code === 'contradiction'
  const people = nobody ? [] : code === 'declined' ? [stop] : waiting ? [stop, before] : [before]
  const called = people.filter((one) => one?.contact?.phone)
  // That it is late, those who carry know already.
  const callFirst = code !== 'late' && called.length > 0
  const calls = called.map((one, at) => (
    <CallLink
      key={one?.stop.id}
      phone={one?.contact?.phone ?? ''}
      name={one?.stop.name ?? ''}
      first={callFirst && at === 0}
    />
  ))
  return (
    <div className={ways.ways}>
      {callFirst && calls}
      {[...(actions[code] ?? []), ...more].map((action, at) => (
        <Button
          key={action.kind}
          size="small"
          variant={at === 0 && !callFirst ? 'primary' : 'secondary'}
          onClick={() => onAction(action)}
        >
          {t(`room.act.${action.kind}`)}
        </Button>
      ))}
      {!callFirst && calls}
    </div>
  )
}
