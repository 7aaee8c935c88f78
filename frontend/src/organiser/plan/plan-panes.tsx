import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import { CalendarClock, List, Map } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/use-formats.ts'
import { ListPane } from './list-pane.tsx'
import { MapPane } from './map-pane.tsx'
import styles from './plan-panes.module.css'
import { TimetablePane } from './timetable-pane.tsx'
import { useRoomForPanes } from './use-room.ts'

const tabs = [
  ['list', List],
  ['timetable', CalendarClock],
  ['map', Map],
] as const

/** What the three views of a plan share: which day is looked at, and which stop is chosen. */
export interface PlanView {
  draft: DraftPlan
  timeZone: string
  /** Index of the day; null = all of them. */
  day: number | null
  stopId: string | null
  /** Ids of the communities that a remark is about. */
  warned: ReadonlySet<string>
  onDay: (day: number | null) => void
  onStop: (id: string) => void
}

/** List, timetable and map of a plan: side by side on a desk, one at a time on a phone. */
export function PlanPanes({ draft, timeZone }: { draft: DraftPlan; timeZone: string }) {
  const { t } = useTranslation('organiser')
  const { shortDayOfDate } = useFormats(timeZone)
  const room = useRoomForPanes()
  const [tab, setTab] = useState<(typeof tabs)[number][0]>('list')
  const [day, setDay] = useState<number | null>(null)
  const [stopId, setStopId] = useState<string | null>(null)
  const warned = useMemo(
    () => new Set(draft.warnings.flatMap(({ communities }) => communities)),
    [draft.warnings],
  )
  const view: PlanView = {
    draft,
    timeZone,
    day,
    stopId,
    warned,
    onDay: setDay,
    onStop: (id) => {
      setStopId(id)
      // A stop of another day than the one looked at brings its day along.
      const its = draft.plan.days.findIndex(({ stops }) => stops.some((stop) => stop.id === id))
      setDay((before) => (before === null ? null : its))
    },
  }

  return (
    <>
      <div className={styles.choices}>
        <div role="group" aria-label={t('plan.tabs.label')} className={styles.tabs}>
          {tabs.map(([name, Icon]) => (
            <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
              <Icon size={18} aria-hidden /> {t(`plan.tabs.${name}`)}
            </button>
          ))}
        </div>
        <div role="group" aria-label={t('plan.days.label')} className={styles.days}>
          <button type="button" aria-pressed={day === null} onClick={() => setDay(null)}>
            {t('plan.days.all')}
          </button>
          {draft.plan.days.map(({ date }, at) => (
            <button key={date} type="button" aria-pressed={day === at} onClick={() => setDay(at)}>
              {shortDayOfDate(date)}
            </button>
          ))}
        </div>
      </div>
      <div className={styles.panes}>
        {(room || tab === 'list') && (
          <div>
            <ListPane {...view} />
          </div>
        )}
        {(room || tab === 'timetable') && (
          <div>
            <TimetablePane {...view} />
          </div>
        )}
        {(room || tab === 'map') && (
          <div className={styles.map}>
            <MapPane {...view} />
          </div>
        )}
      </div>
    </>
  )
}
