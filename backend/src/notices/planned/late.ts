import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { progressOf } from '@stafet/domain/progress/progress.ts'
import type { LegPosition } from '@stafet/domain/progress/use-position.ts'
import { wallClock } from '../../relays/index.ts'
import type { ToldBefore } from './told-before.ts'

const MINUTE = 60_000
/** Later than this is told … */
const THRESHOLD_MS = 15 * MINUTE
/** … to those where the baton is expected within this time … */
const AHEAD_MS = 180 * MINUTE
/** … and again when what they were told is this far from what is expected now. */
const MOVED_MS = 15 * MINUTE
/** So near the announced time is on time again. */
const ON_TIME_MS = 5 * MINUTE
/** Times are told to this: nobody knows them better. */
const ROUND_MS = 5 * MINUTE

export interface LateNotice {
  stop: Stop
  /** Rounded to five minutes; the announced time when it is on time again. */
  expectedMs: number
  /** 0: on time again. */
  delayMinutes: number
  /** They have been told of another time. */
  again: boolean
  once: string
}

/**
 * Whom to tell that the baton is late. Only lateness that somebody or something has told of counts: where all are
 * silent, nobody knows that it is late, and the coordinator is asked to look before anybody else is alarmed.
 */
export function lateNotices(
  plan: DatedPlan,
  timeZone: string,
  { events, position }: { events: readonly RelayEvent[]; position: LegPosition | null },
  told: readonly ToldBefore[],
  nowMs: number,
): LateNotice[] {
  const today = wallClock(nowMs, timeZone).date
  const stops = plan.days.filter(({ date }) => date === today).flatMap((day) => day.stops)
  const knownMs = lastWordMs(events, position, nowMs)
  if (stops.length === 0 || wallClock(knownMs, timeZone).date !== today) return []
  const expected = new Map(
    progressOf(plan, events, position)(knownMs).stops.map((stop) => [stop.id, stop] as const),
  )
  return stops.flatMap((stop): LateNotice[] => {
    const { state, expectedMs = 0 } = expected.get(stop.id) ?? {}
    if (state !== 'to-come' || expectedMs < nowMs || expectedMs > nowMs + AHEAD_MS) return []
    if (wallClock(expectedMs, timeZone).date !== today) return []
    const announcedMs = Date.parse(stop.startsAt)
    const earlier = told.filter(({ kind, stopId }) => kind === 'late' && stopId === stop.id)
    // Whoever has heard of a new plan since has forgotten what was said of the old one.
    const replannedMs = lastMade(told.filter(({ kind, stopId }) => kind === 'replan' && stopId === stop.id))
    const lastMs = lastTold(earlier.filter(({ madeAtMs }) => madeAtMs > replannedMs)) ?? announcedMs
    const delayMs = expectedMs - announcedMs
    const isOnTime = delayMs <= ON_TIME_MS && lastMs > announcedMs
    const isLate = delayMs > THRESHOLD_MS || lastMs > announcedMs
    if (!isOnTime && !(isLate && Math.abs(expectedMs - lastMs) >= MOVED_MS)) return []
    const roundedMs = isOnTime ? announcedMs : Math.round(expectedMs / ROUND_MS) * ROUND_MS
    return [
      {
        stop,
        expectedMs: roundedMs,
        delayMinutes: Math.round((roundedMs - announcedMs) / ROUND_MS) * (ROUND_MS / MINUTE),
        again: earlier.length > 0,
        // Counted, since the same time may be expected again after another one.
        once: `late ${stop.id} ${earlier.length + 1} ${new Date(roundedMs).toISOString()}`,
      },
    ]
  })
}

/** When they were last told to expect it; undefined when they have heard nothing but the plan. */
function lastTold(earlier: readonly ToldBefore[]): number | undefined {
  const last = earlier.reduce<ToldBefore | null>((a, b) => (a && counted(a) > counted(b) ? a : b), null)
  return last ? Date.parse(last.once.split(' ')[3] ?? '') : undefined
}

const lastMade = (told: readonly ToldBefore[]): number =>
  told.reduce((last, { madeAtMs }) => Math.max(last, madeAtMs), 0)

const counted = ({ once }: ToldBefore): number => Number(once.split(' ')[2])

/** When something was last known of where the baton is, or what is to be waited for. */
function lastWordMs(events: readonly RelayEvent[], position: LegPosition | null, nowMs: number): number {
  const words = events.flatMap(({ kind, occurredAt }) =>
    kind === 'released' || kind === 'noted' ? [] : Date.parse(occurredAt),
  )
  if (position) words.push(Date.parse(position.occurredAt))
  return words.filter((ms) => ms <= nowMs).reduce((a, b) => Math.max(a, b), 0)
}
