import { Check, CircleSlash, Circle, HelpCircle, UserCheck, UserX } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DepecheIcon } from '../../ui/depeche-icon.tsx'
import { useFormats } from '../../ui/use-formats.ts'
import dayList from './day-list.module.css'
import type { OnAction } from './room-action.ts'
import type { RoomStop } from './room-stops.ts'
import { StopDetail } from './stop-detail.tsx'
import styles from './stops-of-day.module.css'
import type { RoomView } from './use-room.ts'

/** Every stop of a day with how it stands; the chosen one unfolded, with what can be done about it. */
export function StopsOfDay({
  view,
  day,
  stopId,
  tab,
  onStop,
  onAction,
}: {
  view: RoomView
  day: number
  stopId: string | null
  /** What is chosen to be seen: on a phone, the list may have come on screen with it. */
  tab: string
  onStop: (id: string) => void
  onAction: OnAction
}) {
  const { t } = useTranslation('organiser')
  const { date } = useFormats(view.relay.timeZone)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (stopId !== null) bringIn(list.current, `[data-stop="${stopId}"]`, 'nearest')
  }, [stopId])
  // Whoever opens a day under way sees where it has come to, with what was done just above.
  const showNext = useEffectEvent(() => {
    if (stopId === null) bringIn(list.current, '[data-next]', 'center')
  })
  useEffect(() => showNext(), [day, tab])
  const its = view.stops.filter((one) => one.day === day)
  const nextId = view.progress.next === null ? null : view.stops[view.progress.next]?.stop.id
  return (
    <>
      <h2 className={dayList.date}>{date(view.room.release.plan.days[day]?.date ?? '')}</h2>
      {its.length === 0 && <p className={dayList.none}>{t('plan.list.emptyDay')}</p>}
      <ol ref={list} role="list" className={styles.stops}>
        {its.map((one) => (
          <li
            key={one.stop.id}
            data-stop={one.stop.id}
            data-next={one.stop.id === nextId || undefined}
            className={one.stop.id === stopId ? styles.chosen : undefined}
          >
            <StopRow one={one} view={view} open={one.stop.id === stopId} onStop={onStop} />
            {one.stop.id === stopId && <StopDetail one={one} view={view} onAction={onAction} />}
          </li>
        ))}
      </ol>
    </>
  )
}

/** Brings a row into view within what scrolls around it: the pane on a desk, the page on a phone. */
function bringIn(list: HTMLElement | null, row: string, block: 'nearest' | 'center') {
  const element = list?.querySelector<HTMLElement>(row)
  if (!element || element.offsetParent === null) return
  const pane = element.closest<HTMLElement>('[data-scrolls]')
  if (!pane || pane.scrollHeight <= pane.clientHeight) return element.scrollIntoView({ block })
  const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop
  const room = pane.clientHeight - element.offsetHeight
  const seen = top >= pane.scrollTop && top <= pane.scrollTop + room
  if (block === 'center') pane.scrollTop = top - room / 2
  // Below the heading that stays at the top.
  else if (!seen) pane.scrollTop = room > 0 && top > pane.scrollTop ? top - room : top - 48
}

function StopRow({
  one,
  view,
  open,
  onStop,
}: {
  one: RoomStop
  view: RoomView
  open: boolean
  onStop: (id: string) => void
}) {
  const { t } = useTranslation('organiser')
  const { time, atTime, duration } = useFormats(view.relay.timeZone)
  const { stop, attendance, index } = one
  const progress = view.progress.stops[index]
  if (!progress) return null
  const { state, receivedMs, handedOnMs, presumed, toldBy, expectedMs, earliestMs, latestMs, delayS } =
    progress
  const lateMin = Math.round(delayS / 60)
  const spread = latestMs - earliestMs >= 5 * 60_000
  const words = () => {
    if (state === 'skipped') return t('room.row.skipped')
    if (state === 'to-come') {
      if (lateMin < 1 && !spread) return t('room.row.asPlanned')
      const interval = spread ? t('room.row.interval', { from: time(earliestMs), to: time(latestMs) }) : ''
      return [t('room.row.expected', { at: atTime(expectedMs) }), interval].filter(Boolean).join(' ')
    }
    if (presumed) return t('room.row.presumed')
    const parts = [
      receivedMs !== null ? t('room.row.received', { at: time(receivedMs) }) : null,
      handedOnMs !== null ? t('room.row.handedOn', { at: time(handedOnMs) }) : null,
      // The usual is not worth a word: those who got it have said so.
      receivedMs !== null && toldBy !== null && toldBy !== 'receiver' ? t(`room.told.${toldBy}`) : null,
    ]
    return parts.filter(Boolean).join(' · ')
  }
  const Icon = state === 'skipped' ? CircleSlash : presumed ? HelpCircle : state === 'done' ? Check : Circle
  return (
    <button
      type="button"
      className={styles.stop}
      data-state={state}
      aria-expanded={open}
      onClick={() => onStop(stop.id)}
    >
      <span className={dayList.time}>{time(stop.startsAt)}</span>
      <span className={styles.state}>
        {state === 'now' ? <DepecheIcon size={20} /> : <Icon size={18} aria-hidden />}
        <span className="unseen">{t(`room.state.${presumed ? 'presumed' : state}`)}</span>
      </span>
      <span className={styles.name}>
        <b>
          {stop.number}. {stop.name}
        </b>
        <span className={styles.told}>
          {words()}
          {state === 'to-come' && lateMin >= 1 && (
            <span className={styles.late}> {t('room.late', { duration: duration(delayS) })}</span>
          )}
        </span>
      </span>
      {state === 'to-come' && attendance !== 'unanswered' && (
        <span className={attendance === 'coming' ? styles.coming : styles.declined}>
          {attendance === 'coming' ? <UserCheck size={18} aria-hidden /> : <UserX size={18} aria-hidden />}
          <span>{t(`room.attendance.${attendance}`)}</span>
        </span>
      )}
    </button>
  )
}
