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

/** What is written, and the ids of those that wait and that nobody is to read any longer. */
export interface LateNotices {
  write: LateNotice[]
  outOfDate: string[]
}

/** What is known of a day. */
interface Known {
  events: readonly RelayEvent[]
  position: LegPosition | null
  /** Stops that cannot after all: they hear nothing more. */
  declined: ReadonlySet<string>
}

/**
 * Whom to tell that the baton is late. Only lateness that somebody or something has told of counts: where all are
 * silent, nobody knows that it is late, and the coordinator is asked to look before anybody else is alarmed. What
 * could not be sent so far is taken back once something else holds: read after the newer one, it would be believed.
 * So is what waits for a stop to which the baton will not come, or has come.
 */
export function lateNotices(
  plan: DatedPlan,
  timeZone: string,
  { events, position, declined }: Known,
  told: readonly ToldBefore[],
  nowMs: number,
): LateNotices {
  const today = wallClock(nowMs, timeZone).date
  const knownMs = lastWordMs(events, position, nowMs)
  const toCome = new Map(
    progressOf(
      plan,
      events,
      position,
    )(knownMs).stops.flatMap((stop) =>
      stop.state === 'to-come' && !declined.has(stop.id) ? [[stop.id, stop] as const] : [],
    ),
  )
  const forNobody = told.filter(
    ({ kind, state, stopId }) => kind === 'late' && state === 'waiting' && !toCome.has(stopId ?? ''),
  )
  const isToday = (ms: number): boolean => wallClock(ms, timeZone).date === today
  const days = isToday(knownMs) ? plan.days.filter(({ date }) => date === today) : []
  const each = days.flatMap((day) =>
    day.stops.map((stop): LateNotices => {
      const { expectedMs = 0 } = toCome.get(stop.id) ?? {}
      const isSoon = expectedMs >= nowMs && expectedMs <= nowMs + AHEAD_MS
      if (!isSoon || !isToday(expectedMs)) return { write: [], outOfDate: [] }
      const own = told.filter(({ stopId }) => stopId === stop.id)
      return ofStop(stop, expectedMs, own)
    }),
  )
  return {
    write: each.flatMap(({ write }) => write),
    outOfDate: [...forNobody.map(({ id }) => id), ...each.flatMap(({ outOfDate }) => outOfDate)],
  }
}

function ofStop(stop: Stop, expectedMs: number, told: readonly ToldBefore[]): LateNotices {
  const announcedMs = Date.parse(stop.startsAt)
  const earlier = told.filter(({ kind }) => kind === 'late')
  // Whoever has heard of a new plan since has forgotten what was said of the old one.
  const replannedMs = lastMade(told.filter(({ kind }) => kind === 'replan'))
  const current = earlier.filter(({ madeAtMs }) => madeAtMs > replannedMs)
  const roundedOf = (known: readonly ToldBefore[]): number | null => {
    const lastMs = lastTold(known) ?? announcedMs
    const delayMs = expectedMs - announcedMs
    if (delayMs <= ON_TIME_MS && lastMs > announcedMs) return announcedMs
    const isLate = delayMs > THRESHOLD_MS || lastMs > announcedMs
    return isLate && Math.abs(expectedMs - lastMs) >= MOVED_MS
      ? Math.round(expectedMs / ROUND_MS) * ROUND_MS
      : null
  }
  const waiting = earlier.filter(isWaiting)
  if (roundedOf(current) === null)
    return { write: [], outOfDate: waiting.filter((one) => !current.includes(one)).map(({ id }) => id) }
  const outOfDate = waiting.map(({ id }) => id)
  const roundedMs = roundedOf(current.filter((one) => !isWaiting(one)))
  if (roundedMs === null) return { write: [], outOfDate }
  // Counted, since the same time may be expected again after another one.
  const count = 1 + earlier.reduce((most, one) => Math.max(most, counted(one)), 0)
  const notice = {
    stop,
    expectedMs: roundedMs,
    delayMinutes: Math.round((roundedMs - announcedMs) / ROUND_MS) * (ROUND_MS / MINUTE),
    again: earlier.length > waiting.length,
    once: `late ${stop.id} ${count} ${new Date(roundedMs).toISOString()}`,
  }
  return { write: [notice], outOfDate }
}

const isWaiting = ({ state }: ToldBefore): boolean => state === 'waiting'

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
