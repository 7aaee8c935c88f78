import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import { addDays, instantMs, wallClock } from '../../relays/index.ts'
import type { ToldBefore } from './told-before.ts'

/** By the relay's clock, on the day before a stop: from when each goes out. */
const FROM = { 'can-you-still': '10:00', tomorrow: '17:00' } as const
/** Both say "tomorrow", so neither goes out when phones are quiet and it would be read the next day. */
export const UNTIL = '21:00'

export interface DayBeforeNotice {
  kind: 'can-you-still' | 'tomorrow'
  stop: Stop
  /** Who brings the baton, and who gets it; null at the ends of the relay. */
  before: Stop | null
  after: Stop | null
  once: string
  /** Another time was told before. */
  corrects: boolean
  uselessAtMs: number
}

/**
 * What is to be told the day before each stop, and which waiting notices are out of date because the stop has
 * moved or gone, or its people cannot.
 *
 * @param declined stops that cannot after all, or to which the baton will not come: they hear nothing more
 * @param answered stops that have said whether they can: they are not asked
 */
export function dayBefore(
  plan: DatedPlan,
  timeZone: string,
  { declined, answered }: { declined: ReadonlySet<string>; answered: ReadonlySet<string> },
  told: readonly ToldBefore[],
  nowMs: number,
): { write: DayBeforeNotice[]; outOfDate: string[] } {
  const stops = plan.days.flatMap((day) => day.stops.map((stop) => ({ stop, date: day.date })))
  const now = wallClock(nowMs, timeZone)
  const tomorrow = addDays(now.date, 1)
  const uselessAtMs = instantMs(now.date, UNTIL, timeZone)
  const write = stops.flatMap(({ stop, date }, at): DayBeforeNotice[] => {
    if (date !== tomorrow || now.time >= UNTIL || declined.has(stop.id)) return []
    const ends = { before: stops[at - 1]?.stop ?? null, after: stops[at + 1]?.stop ?? null }
    return (['can-you-still', 'tomorrow'] as const).flatMap((kind): DayBeforeNotice[] => {
      if (now.time < FROM[kind] || (kind === 'can-you-still' && answered.has(stop.id))) return []
      const once = onceOf(kind, stop)
      const earlier = told.filter((notice) => notice.kind === kind && notice.stopId === stop.id)
      // One that waits with another time is taken back below: nobody has read it.
      const read = earlier.filter(({ state }) => state !== 'waiting')
      if (
        earlier.some((notice) => notice.once === once) ||
        read.some((notice) => settles(notice, date, timeZone, told))
      )
        return []
      return [{ kind, stop, ...ends, once, corrects: read.length > 0, uselessAtMs }]
    })
  })
  const current = new Set(
    stops
      .filter(({ stop }) => !declined.has(stop.id))
      .flatMap(({ stop }) => [onceOf('can-you-still', stop), onceOf('tomorrow', stop)]),
  )
  const outOfDate = told.filter(
    ({ kind, state, once }) =>
      (kind === 'can-you-still' || kind === 'tomorrow') && state === 'waiting' && !current.has(once),
  )
  return { write, outOfDate: outOfDate.map(({ id }) => id) }
}

const onceOf = (kind: DayBeforeNotice['kind'], stop: Stop): string => `${kind} ${stop.id} ${stop.startsAt}`

/** Nothing more is to be said: they were asked about that day, or heard of the new time when it was made. */
function settles(
  { kind, stopId, once, madeAtMs }: ToldBefore,
  date: string,
  timeZone: string,
  told: readonly ToldBefore[],
): boolean {
  if (kind === 'can-you-still') {
    const [, , startsAt = ''] = once.split(' ')
    return wallClock(Date.parse(startsAt), timeZone).date === date
  }
  return told.some(
    (other) => other.kind === 'replan' && other.stopId === stopId && other.madeAtMs >= madeAtMs,
  )
}
