import {
  BatteryLow,
  CircleAlert,
  CircleCheck,
  Clock,
  Phone,
  RadioTower,
  UserX,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/use-formats.ts'
import styles from './attention-list.module.css'
import { Contradiction } from './contradiction.tsx'
import type { Matter } from './gather-attention.ts'
import { MatterActions } from './matter-actions.tsx'
import type { OnAction } from './room-action.ts'
import type { RoomView } from './use-room.ts'

const icons: Record<Matter['code'], LucideIcon> = {
  contradiction: Users,
  silent: CircleAlert,
  overdue: Clock,
  late: Clock,
  declined: UserX,
  'reserve-call-open': Phone,
  'carriers-missing': UserX,
  'tracker-silent': RadioTower,
  'tracker-battery': BatteryLow,
  'near-stop': RadioTower,
}

/** What needs the coordinator: large where it is now or soon, folded away where it can wait. */
export function AttentionList({
  view,
  onAction,
  onStop,
}: {
  view: RoomView
  onAction: OnAction
  onStop: (id: string) => void
}) {
  const { t } = useTranslation('organiser')
  const pressing = view.matters.filter(({ urgency }) => urgency !== 'later')
  const later = view.matters.filter(({ urgency }) => urgency === 'later')
  const list = (matters: readonly Matter[]) => (
    <ul role="list" className={styles.list}>
      {matters.map((matter) => (
        <MatterItem
          key={`${matter.code} ${matter.stopIds[0] ?? ''} ${matter.eventIds.join()}`}
          {...{ matter, view, onAction, onStop }}
        />
      ))}
    </ul>
  )
  return (
    <div className={styles.attention}>
      <h2>{t('room.attention.title')}</h2>
      {pressing.length === 0 ? (
        <p className={styles.calm}>
          <CircleCheck size={22} aria-hidden /> {t(`room.attention.calm.${view.progress.phase}`)}
        </p>
      ) : (
        list(pressing)
      )}
      {later.length > 0 && (
        <details className={styles.later}>
          <summary>{t('room.attention.later', { count: later.length })}</summary>
          {list(later)}
        </details>
      )}
    </div>
  )
}

function MatterItem({
  matter,
  view,
  onAction,
  onStop,
}: {
  matter: Matter
  view: RoomView
  onAction: OnAction
  onStop: (id: string) => void
}) {
  const { t } = useTranslation('organiser')
  const { when, about, fromNow, duration } = useFormats(view.relay.timeZone)
  const { code, stopIds, sinceMs, urgency } = matter
  const stop = view.byId.get(stopIds[0] ?? '')
  const progress = stop ? view.progress.stops[stop.index] : undefined
  const Icon = icons[code]
  const facts = {
    name: stop?.stop.name ?? t('room.diary.goneStop'),
    from: stop?.from?.name ?? view.room.release.plan.start.name,
    count: stopIds.length,
    at: when(sinceMs, view.nowMs),
    ago: fromNow(sinceMs, view.nowMs),
    duration: duration(progress?.delayS ?? 0),
    due: stop ? when(stop.stop.startsAt, view.nowMs) : '',
    expected: progress ? about(progress.expectedMs) : '',
  }
  const many = stopIds.length > 1 && (code === 'declined' || code === 'carriers-missing')
  const manyWords = many ? t(`room.many.${code}`, facts) : null
  return (
    <li className={styles.matter} data-urgency={urgency}>
      <h3>
        <Icon size={22} aria-hidden />
        <span>{t(`room.matter.${code}.title`, facts)}</span>
      </h3>
      <p>{manyWords ?? t(`room.matter.${code}.text`, facts)}</p>
      {many && (
        <details className={styles.many}>
          <summary>{t('room.many.show')}</summary>
          <ul>
            {stopIds.map((id) => {
              const one = view.byId.get(id)
              const name = one?.stop.name ?? ''
              const from = one?.from?.name ?? ''
              return (
                <li key={id}>
                  <button type="button" onClick={() => onStop(id)}>
                    {code === 'declined' ? name : t('room.many.leg', { from, name })}
                  </button>
                </li>
              )
            })}
          </ul>
        </details>
      )}
      {code === 'contradiction' && <Contradiction matter={matter} view={view} />}
      <MatterActions matter={matter} view={view} onAction={onAction} />
    </li>
  )
}
