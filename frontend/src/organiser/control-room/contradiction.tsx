import type { LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { CallLink } from './call-link.tsx'
import styles from './contradiction.module.css'
import type { Matter } from './gather-attention.ts'
import type { RoomView } from './use-room.ts'
import { useWord } from './use-word.ts'
import ways from './ways.module.css'

/** What disagrees, side by side in words: the coordinator says what stands and what does not. */
export function Contradiction({ matter, view }: { matter: Matter; view: RoomView }) {
  const said = matter.eventIds.flatMap((id) => view.room.events.find((event) => event.id === id) ?? [])
  return (
    <ul role="list" className={styles.sides}>
      {said.map((event) => (
        <Side key={event.id} event={event} view={view} />
      ))}
    </ul>
  )
}

function Side({ event, view }: { event: LoggedEvent; view: RoomView }) {
  const { t } = useTranslation('organiser')
  const { when } = useFormats(view.relay.timeZone)
  const { id, say, pending, error } = useWord(view.relay.id, () => undefined)
  const name = (stopId: string) => view.byId.get(stopId)?.stop.name ?? t('room.diary.goneStop')
  const at = when(event.occurredAt, view.nowMs)
  const who = speakerOf(event, view)
  const words = () => {
    if (event.kind === 'skipped') return t('room.says.skipped', { name: name(event.payload.stopId), at })
    if (event.kind !== 'received' && event.kind !== 'handed-on') return ''
    const { stopId, side } = event.payload
    const giver = view.byId.get(stopId)?.from?.name ?? view.room.release.plan.start.name
    return side === 'giver'
      ? t('room.says.giver', { giver, name: name(stopId), at })
      : t(`room.says.${event.kind}`, { name: name(stopId), at })
  }
  return (
    <li className={styles.side}>
      <p>
        {words()} {event.door && <span className={styles.door}>({t(`room.door.${event.door}`)})</span>}
      </p>
      <div className={ways.ways}>
        {event.kind !== 'skipped' && (
          <Button
            size="small"
            aria-label={t('room.says.confirmThis', { what: words() })}
            disabled={pending}
            onClick={() => say({ kind: 'confirmed', id, eventId: event.id })}
          >
            {t('room.says.confirm')}
          </Button>
        )}
        <Button
          size="small"
          variant="danger"
          aria-label={t('room.says.withdrawThis', { what: words() })}
          disabled={pending}
          onClick={() => say({ kind: 'withdrawn', id, eventId: event.id })}
        >
          {t('room.says.withdraw')}
        </Button>
        <CallLink phone={who?.contact?.phone ?? ''} name={who?.stop.name ?? ''} />
      </div>
      <ErrorNotice error={error} />
    </li>
  )
}

/** The stop that said it; none for the coordinator's own word. */
function speakerOf(event: LoggedEvent, view: RoomView) {
  if (event.kind !== 'received' && event.kind !== 'handed-on') return undefined
  const its = view.byId.get(event.payload.stopId)
  return event.payload.side === 'giver' ? view.byId.get(its?.from?.id ?? '') : its
}
