import type { PlanDay, Stop } from '../contract/dated-plan.ts'
import { instantMs } from './instant-ms.ts'

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

/** A plan never changes, and its times are asked for with every event. */
const timed = new WeakMap<readonly PlanDay[], readonly TimedStop[]>()

/** All stops of a plan in their order. */
export function timedStops(days: readonly PlanDay[]): readonly TimedStop[] {
  const known = timed.get(days)
  if (known) return known
  const stops = days.flatMap((day) =>
    day.stops.map((stop, at) => ({
      stop,
      day,
      opensDay: at === 0,
      departsMs: instantMs(stop.leg.departsAt),
      legMs: stop.leg.durationS * 1000,
      startsMs: instantMs(stop.startsAt),
      visitMs: instantMs(stop.endsAt) - instantMs(stop.startsAt),
    })),
  )
  timed.set(days, stops)
  return stops
}
