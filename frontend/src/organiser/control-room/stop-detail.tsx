import { Mail, Phone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { asRead, telephone } from '../../ui/telephone.ts'
import { useFormats } from '../../ui/use-formats.ts'
import { useWayWords } from '../../ui/use-way-words.ts'
import { withdrawnIds } from './diary.ts'
import type { OnAction, RoomAction } from './room-action.ts'
import type { RoomStop } from './room-stops.ts'
import styles from './stop-detail.module.css'
import { StopPhotos } from './stop-photos.tsx'
import type { RoomView } from './use-room.ts'
import ways from './ways.module.css'

/** One stop: whom to call, what was told from there, and what the coordinator can do about it. */
export function StopDetail({ one, view, onAction }: { one: RoomStop; view: RoomView; onAction: OnAction }) {
  const { t } = useTranslation('organiser')
  const { time, distance } = useFormats(view.relay.timeZone)
  const wayWords = useWayWords()
  const { stop, contact, endsDay, index } = one
  const progress = view.progress.stops[index]
  const withdrawn = withdrawnIds(view.room.events)
  const skip = view.room.events.findLast(
    (event) => event.kind === 'skipped' && event.payload.stopId === stop.id && !withdrawn.has(event.id),
  )
  const done = progress?.state === 'done'
  const actions: RoomAction[] = [
    { kind: 'check-in', stopId: stop.id, what: progress?.state === 'now' ? 'handed-on' : 'received' },
    { kind: 'message', stopIds: [stop.id], text: '' },
    ...(done || skip ? [] : ([{ kind: 'skip', stopId: stop.id }] as const)),
    ...(done || skip || progress?.state === 'now'
      ? []
      : ([
          { kind: 'way', stopId: stop.id },
          { kind: 'call', stopId: stop.id },
        ] as const)),
    ...(endsDay ? ([{ kind: 'keeper', stopId: stop.id }] as const) : []),
  ]
  return (
    <div className={styles.detail}>
      <p>
        {t('room.detail.slot', { from: time(stop.startsAt), to: time(stop.endsAt) })}
        {stop.position && stop.leg.distanceM >= 10 && (
          <span className={styles.soft}>
            {' '}
            · {t('plan.list.travel', { distance: distance(stop.leg.distanceM), way: wayWords(stop.leg) })}
          </span>
        )}
      </p>
      {contact && (contact.name || contact.phone || contact.email) ? (
        <p className={styles.contact}>
          {contact.name && <span>{contact.name}</span>}
          {contact.phone && (
            <a href={telephone(contact.phone)}>
              <Phone size={18} aria-hidden /> {asRead(contact.phone)}
            </a>
          )}
          {contact.email && (
            <a href={`mailto:${contact.email}`}>
              <Mail size={18} aria-hidden /> {contact.email}
            </a>
          )}
        </p>
      ) : (
        <p className={styles.soft}>
          {t('room.detail.noContact')}{' '}
          <Link to={`/arrangoer/stafet/${view.relay.id}/faellesskaber?vis=${stop.id}`}>
            {t('room.detail.toCommunity')}
          </Link>
        </p>
      )}
      {contact?.carriers && <p>{t('room.detail.carriers', { carriers: contact.carriers })}</p>}
      <p className={styles.soft}>{t(`room.attendance.${one.attendance}`)}</p>
      {progress?.greetings.map((greeting) => (
        <blockquote key={greeting} className={styles.greeting}>
          {greeting}
        </blockquote>
      ))}
      <StopPhotos relayId={view.relay.id} photos={view.room.photos} stop={stop} />
      <div className={ways.ways}>
        {skip && (
          <Button
            size="small"
            variant="primary"
            onClick={() => onAction({ kind: 'take-back', eventId: skip.id })}
          >
            {t('room.act.unskip')}
          </Button>
        )}
        {actions.map((action) => (
          <Button key={action.kind} size="small" onClick={() => onAction(action)}>
            {t(`room.act.${action.kind}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}
