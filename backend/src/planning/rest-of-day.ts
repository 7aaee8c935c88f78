import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Progress } from '@stafet/domain/progress/progress.ts'

/** A day of a released plan, split where the baton is now. */
export interface RestOfDay {
  /** Index of the day in the plan. */
  day: number
  /** What has happened, or is presumed to have, with all that lay before; and the stop under way, if any. */
  settled: Stop[]
  /** The stop that the baton is on its way to: it is gone to whatever else changes. Last of `settled`. */
  underWay: Stop | null
  /** Still to be visited, in the order announced. */
  toCome: Stop[]
  /** Still to come by the plan, but the coordinator has said that the baton will not. */
  skipped: Stop[]
  /** Where the baton sets out for the rest, and when it is free to: whole minutes, milliseconds since 1970. */
  from: Position
  freeMs: number
  /** Where the day ends, so that the next one can begin as planned; null when it may end anywhere. */
  end: Position | null
}

/** Announced times stand as long as the baton comes no later than this: nobody is told of five minutes. */
export const TOLERANCE_S = 300

const MINUTE_MS = 60_000
const wholeMinute = (ms: number): number => MINUTE_MS * Math.ceil(ms / MINUTE_MS)

/**
 * What is left of a day (`date`), by where the baton is. `unsettled` are stops of earlier days that are neither
 * reached nor skipped: what is left of today cannot be known before somebody says what became of them.
 * null when the plan has no such day, or nothing of it is left.
 */
export function restOfDay(
  plan: DatedPlan,
  { baton, stops }: Progress,
  date: string,
  nowMs: number,
): RestOfDay | { unsettled: Stop[] } | null {
  const day = plan.days.findIndex((each) => each.date === date)
  const today = plan.days[day]
  if (!today) return null
  const stateOf = new Map(stops.map((stop) => [stop.id, stop]))
  const isToCome = ({ id }: Stop): boolean => stateOf.get(id)?.state === 'to-come'
  const earlier = plan.days.slice(0, day)
  const unsettled = earlier.flatMap((each) => each.stops).filter(isToCome)
  if (unsettled.length > 0) return { unsettled }

  const reached = today.stops.findLastIndex(
    (stop) => !isToCome(stop) && stateOf.get(stop.id)?.state !== 'skipped',
  )
  const first = today.stops.findIndex((stop, at) => at > reached && isToCome(stop))
  const next = today.stops[first]
  if (!next) return null

  const towards = baton.where === 'leg' && baton.towards !== null ? stops[baton.towards] : undefined
  const underWay = towards?.id === next.id ? movedTo(next, towards.expectedMs) : null
  // Skipped ones that are just being passed stay: the way past them is the way that is gone.
  const from = underWay ? first + 1 : reached + 1
  const settled = today.stops.slice(0, from).map((stop) => (stop.id === underWay?.id ? underWay : stop))
  const ahead = today.stops.slice(from)
  const toCome = ahead.filter(isToCome)
  const skipped = ahead.filter((stop) => !isToCome(stop))
  const last = settled.at(-1)
  const here = last && stateOf.get(last.id)
  const freeMs = underWay
    ? Math.max(Date.parse(underWay.endsAt), (towards?.expectedMs ?? 0) + visitMs(underWay))
    : Math.max(
        nowMs,
        baton.heldUntilMs ?? 0,
        here && last ? leaves(last, here, nowMs) : Date.parse(today.startsAt),
      )
  return {
    day,
    settled,
    underWay,
    toCome,
    skipped,
    from: placeAfter(plan, earlier, settled),
    freeMs: wholeMinute(freeMs),
    end: endOf(plan, day),
  }
}

/** The stop at the time when the baton is expected; as announced when that is near enough. */
function movedTo(stop: Stop, expectedMs: number): Stop {
  const startsMs = Date.parse(stop.startsAt)
  if (expectedMs - startsMs <= TOLERANCE_S * 1000) return stop
  const laterMs = wholeMinute(expectedMs) - startsMs
  const later = (at: string): string => new Date(Date.parse(at) + laterMs).toISOString()
  return {
    ...stop,
    arrivesAt: later(stop.startsAt),
    startsAt: later(stop.startsAt),
    endsAt: later(stop.endsAt),
  }
}

/** When the baton is done at the stop where it is. */
function leaves(stop: Stop, { handedOnMs, receivedMs }: Progress['stops'][number], nowMs: number): number {
  if (handedOnMs !== null) return handedOnMs
  return Math.max(receivedMs ?? nowMs, Date.parse(stop.startsAt)) + visitMs(stop)
}

const visitMs = ({ startsAt, endsAt }: Stop): number => Date.parse(endsAt) - Date.parse(startsAt)

/** The last place that the baton comes to before the rest of the day. */
function placeAfter(plan: DatedPlan, earlier: DatedPlan['days'], settled: readonly Stop[]): Position {
  const places = [
    plan.start,
    ...earlier.flatMap(({ stops, lastLeg }) => [
      ...stops.map(({ position }) => position),
      lastLeg?.line.at(-1) ?? null,
    ]),
    ...settled.map(({ position }) => position),
  ].filter((place) => place !== null)
  const { lat, lon } = places.at(-1) ?? plan.start
  return { lat, lon }
}

function endOf(plan: DatedPlan, day: number): Position | null {
  const today = plan.days[day]
  const bed = today?.lastLeg?.line.at(-1)
  if (bed) return bed
  const goesOn = plan.days.slice(day + 1).some(({ stops, lastLeg }) => stops.length > 0 || lastLeg)
  if (!goesOn) return plan.finish && { lat: plan.finish.lat, lon: plan.finish.lon }
  return placeAfter(plan, plan.days.slice(0, day), today?.stops ?? [])
}
