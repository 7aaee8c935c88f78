import type { PlanDay, Stop } from '../contract/dated-plan.ts'

/** A stop with its day, and its planned times in milliseconds. */
export interface TimedStop {
  stop: Stop
  day: PlanDay
  /** The baton sleeps between this stop and the one before. */
  opensDay: boolean
  departsMs: number
  legMs: number
  startsMs: number
  visitMs: number
}

/** All stops of a plan in their order. */
export function timedStops(days: readonly PlanDay[]): TimedStop[] {
  return days.flatMap((day) =>
    day.stops.map((stop, at) => ({
      stop,
      day,
      opensDay: at === 0,
      departsMs: Date.parse(stop.leg.departsAt),
      legMs: stop.leg.durationS * 1000,
      startsMs: Date.parse(stop.startsAt),
      visitMs: Date.parse(stop.endsAt) - Date.parse(stop.startsAt),
    })),
  )
}

/** When the baton is expected to set out for a stop, to arrive, and to be received (the visit's start). */
export interface Expected {
  departsMs: number
  arrivesMs: number
  startsMs: number
}

/**
 * Expected times at the stops from `next` on, when the baton is free to leave the one before at `freeMs`.
 * A community is never met before its announced time, and a new day sets out at its planned hour: so waiting
 * and nights absorb delay. The next stop is not expected in the past: what is overdue is expected now.
 */
export function expectedTimes(
  stops: readonly TimedStop[],
  next: number,
  freeMs: number,
  nowMs: number,
): Expected[] {
  let free = freeMs
  return stops.slice(next).map((timed, ahead) => {
    const departsMs = timed.opensDay ? Math.max(free, timed.departsMs) : free
    const arrivesMs = Math.max(departsMs + timed.legMs, ahead === 0 ? nowMs : -Infinity)
    const startsMs = Math.max(arrivesMs, timed.startsMs)
    free = startsMs + timed.visitMs
    return { departsMs, arrivesMs, startsMs }
  })
}
