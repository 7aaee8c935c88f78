import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { BookOpen, CircleAlert, List, Map } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Loading } from '../../ui/progress.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import { ErrorNotice } from '../frame/error-notice.tsx'
import { useRelay } from '../frame/use-relay.ts'
import { ActionDialog } from './action-dialog.tsx'
import { AttentionList } from './attention-list.tsx'
import styles from './control-room.module.css'
import { Diary } from './diary.tsx'
import { Freshness, LostNotice } from './freshness.tsx'
import { HolderCard } from './holder-card.tsx'
import { OtherActions } from './other-actions.tsx'
import type { RoomAction } from './room-action.ts'
import { RoomMap } from './room-map.tsx'
import { dayToShow } from './room-stops.ts'
import { StopsOfDay } from './stops-of-day.tsx'
import { useRoom, useRoomQuery } from './use-room.ts'

const tabs = [
  ['now', CircleAlert],
  ['stops', List],
  ['map', Map],
  ['diary', BookOpen],
] as const
type Tab = (typeof tabs)[number][0]

/** The coordinator's picture of the day: what needs them first, who has the baton, and every stop of the day. */
export function ControlRoomPage() {
  const { t } = useTranslation('organiser')
  const relay = useRelay()
  const { query, connection } = useRoomQuery(relay)
  const { data: room, error, isPending, refetch, dataUpdatedAt } = query
  const broken = error !== null || connection === 'offline'
  return (
    <main id="main" tabIndex={-1} data-panes={room ? true : undefined} className={styles.page}>
      <title>{`${t('room.title')} · ${relay.name}`}</title>
      <h1 className="unseen">{t('room.title')}</h1>
      {isPending && <Loading />}
      {!room && error && (
        <div className={styles.problem}>
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {room && (
        <>
          <LostNotice relay={relay} heardAt={dataUpdatedAt} broken={broken} onRetry={() => void refetch()} />
          <Panes relay={relay} room={room}>
            <Freshness relay={relay} heardAt={dataUpdatedAt} broken={broken} live={connection === 'live'} />
          </Panes>
        </>
      )}
    </main>
  )
}

function Panes({ relay, room, children }: { relay: Relay; room: ControlRoom; children: ReactNode }) {
  const { t } = useTranslation('organiser')
  const view = useRoom(relay, room)
  const { localDate, shortDayOfDate } = useFormats(relay.timeZone)
  const { days } = room.release.plan
  const today = dayToShow(days, localDate(view.nowMs), view.nowMs)
  const [chosenDay, setDay] = useState<number | null>(null)
  const [tab, setTab] = useState<Tab>('now')
  const [stopId, setStopId] = useState<string | null>(null)
  const [action, setAction] = useState<RoomAction | null>(null)
  const day = chosenDay ?? today
  const showStop = (id: string, onTab: Tab) => {
    setStopId((before) => (before === id && onTab === tab ? null : id))
    setDay(view.byId.get(id)?.day ?? day)
    setTab(onTab)
  }
  const closeAction = () => {
    setAction(null)
    // What opened the dialog may be done with, and gone.
    setTimeout(() => document.activeElement === document.body && document.getElementById('main')?.focus())
  }
  const urgent = view.matters.filter(({ urgency }) => urgency !== 'later').length

  return (
    <>
      <div className={styles.panes} data-tab={tab}>
        <section className={styles.now} aria-label={t('room.tabs.now')}>
          {children}
          <AttentionList view={view} onAction={setAction} onStop={(id) => showStop(id, 'stops')} />
          <HolderCard view={view} onAction={setAction} />
          <OtherActions view={view} onAction={setAction} />
        </section>
        <section className={styles.day} aria-label={t('room.theDay')}>
          <div className={styles.choices}>
            <div role="group" aria-label={t('room.show')} className={styles.parts}>
              {(['stops', 'diary'] as const).map((part) => (
                <button
                  key={part}
                  type="button"
                  aria-pressed={(tab === 'diary') === (part === 'diary')}
                  onClick={() => setTab(part)}
                >
                  {t(`room.tabs.${part}`)}
                </button>
              ))}
            </div>
            {tab !== 'diary' && days.length > 1 && (
              <div role="group" aria-label={t('room.days')} className={styles.days}>
                {days.map(({ date }, at) => (
                  <button key={date} type="button" aria-pressed={day === at} onClick={() => setDay(at)}>
                    {date === localDate(view.nowMs) ? t('room.today') : shortDayOfDate(date)}
                  </button>
                ))}
              </div>
            )}
          </div>
          <div className={styles.scroll} data-scrolls tabIndex={0} role="region" aria-label={t('room.list')}>
            {tab === 'diary' ? (
              <Diary view={view} onAction={setAction} />
            ) : (
              <StopsOfDay
                view={view}
                day={day}
                stopId={stopId}
                tab={tab}
                onStop={(id) => showStop(id, 'stops')}
                onAction={setAction}
              />
            )}
          </div>
        </section>
        <div className={styles.map}>
          <RoomMap view={view} day={day} stopId={stopId} onStop={(id) => showStop(id, 'stops')} />
        </div>
      </div>
      <nav aria-label={t('room.tabs.label')} className={styles.tabs}>
        {tabs.map(([name, Icon]) => (
          <button
            key={name}
            type="button"
            aria-current={tab === name ? 'true' : undefined}
            onClick={() => setTab(name)}
          >
            <Icon size={22} aria-hidden />
            <span>
              {t(`room.tabs.${name}`)}
              {name === 'now' && urgent > 0 && (
                <>
                  {' '}
                  <b className={styles.badge}>{urgent}</b>
                </>
              )}
            </span>
          </button>
        ))}
      </nav>
      {action && <ActionDialog view={view} action={action} onClose={closeAction} />}
    </>
  )
}
