import { Bike, Footprints, TriangleAlert } from 'lucide-react'
import { useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../ui/use-formats.ts'
import { minuteOfDay } from './minute-of-day.ts'
import { moveInTimetable } from './move-in-timetable.ts'
import type { PlanView } from './plan-panes.tsx'
import { timetable, type Piece } from './timetable.ts'
import styles from './timetable-pane.module.css'

const wayIcons = { foot: Footprints, bicycle: Bike }
/** So much height one line of words takes, in pixels. */
const linePx = 20
/** From so many lines on there is room for the time above the name. */
const linesForTime = 3

/** The days side by side, every minute as tall as every other: a tight day looks tight. */
export function TimetablePane({ draft, timeZone, day, stopId, warned, onDay, onStop }: PlanView) {
  const { t } = useTranslation('organiser')
  const { time, duration, distance, shortDayOfDate } = useFormats(timeZone)
  const body = useRef<HTMLDivElement>(null)
  const { days } = draft.plan
  const minute = useMemo(() => minuteOfDay(timeZone), [timeZone])
  const table = useMemo(() => timetable(days, minute), [days, minute])
  const px = (minutes: number) => minutes * table.pxPerMinute
  // One stop takes part in the tab order; from there the arrow keys go on.
  const tabStop = stopId ?? days.find(({ stops }) => stops.length > 0)?.stops[0]?.id

  const onKey = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.stop
    const next = from && moveInTimetable(days, from, event.key, minute)
    if (!next) return
    event.preventDefault()
    onStop(next.id)
    body.current?.querySelector<HTMLElement>(`[data-stop="${next.id}"]`)?.focus()
  }

  const place = ({ topMin, minutes }: Pick<Piece, 'topMin' | 'minutes'>) => ({
    top: px(topMin),
    height: px(minutes),
  })

  return (
    <div className={styles.scroll} role="region" aria-label={t('plan.timetable.label')} tabIndex={0}>
      <div
        className={styles.table}
        style={{ gridTemplateColumns: `40px repeat(${table.columns.length}, minmax(116px, 1fr))` }}
      >
        <div className={styles.corner} />
        {table.columns.map(({ day: one }, at) => (
          <button
            key={one.date}
            type="button"
            className={styles.head}
            aria-pressed={day === at}
            onClick={() => onDay(day === at ? null : at)}
          >
            <b>{shortDayOfDate(one.date)}</b>
            <span>
              {one.stops.length} · {distance(one.distanceM)}
            </span>
          </button>
        ))}
        <div className={styles.axis} style={{ height: px(table.minutes) }} aria-hidden>
          {table.hours.map(({ hour, topMin }) => (
            <span key={hour} style={{ top: px(topMin) }}>
              {hour}
            </span>
          ))}
        </div>
        <div ref={body} className={styles.columns} onKeyDown={onKey} style={{ height: px(table.minutes) }}>
          {table.hours.map(({ hour, topMin }) => (
            <div key={hour} className={styles.hour} style={{ top: px(topMin) }} />
          ))}
          {table.columns.map((column, at) => (
            <div
              key={column.day.date}
              className={styles.column}
              data-back={(day !== null && day !== at) || undefined}
            >
              <div className={styles.open} style={place(column)} />
              {column.pieces.map((piece) => {
                const { kind, stop, minutes, topMin } = piece
                const key = `${kind}.${topMin}`
                const lines = Math.max(1, Math.floor(px(minutes) / linePx))
                if (kind === 'visit' && stop) {
                  return (
                    <button
                      key={key}
                      type="button"
                      data-stop={stop.id}
                      className={[styles.visit, stop.id === stopId ? styles.chosen : ''].join(' ')}
                      style={place(piece)}
                      tabIndex={stop.id === tabStop ? 0 : -1}
                      aria-pressed={stop.id === stopId}
                      aria-label={t('plan.timetable.stop', {
                        number: stop.number,
                        name: stop.name,
                        from: time(stop.startsAt),
                        to: time(stop.endsAt),
                      })}
                      title={`${time(stop.startsAt)} ${stop.name}`}
                      onClick={() => onStop(stop.id)}
                    >
                      {warned.has(stop.id) && <TriangleAlert size={16} aria-hidden />}
                      <span
                        className={styles.words}
                        style={{ WebkitLineClamp: lines, wordBreak: lines === 1 ? 'break-all' : undefined }}
                      >
                        {lines >= linesForTime && <small>{time(stop.startsAt)} </small>}
                        {stop.name}
                      </span>
                    </button>
                  )
                }
                const Way = wayIcons[stop?.leg.way ?? column.day.lastLeg?.way ?? 'foot']
                return kind === 'wait' ? (
                  <div
                    key={key}
                    className={styles.wait}
                    style={place(piece)}
                    title={t('plan.timetable.wait', { duration: duration(minutes * 60) })}
                  >
                    {px(minutes) >= linePx && t('plan.timetable.wait', { duration: duration(minutes * 60) })}
                  </div>
                ) : (
                  <div key={key} className={styles.travel} style={place(piece)}>
                    {px(minutes) >= linePx && (
                      <>
                        <Way size={16} aria-hidden />
                        {distance(stop?.leg.distanceM ?? column.day.lastLeg?.distanceM ?? 0)}
                      </>
                    )}
                  </div>
                )
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
