import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'

/** A stop with what every screen needs to know of its place in the plan. */
export interface PlacedStop {
  stop: Stop
  /** Its place in the whole plan, from 0: as in `progress().stops`. */
  index: number
  /** The day that it belongs to, from 0. */
  day: number
}

/** All stops of a plan in their order. */
export function placedStops(plan: DatedPlan): PlacedStop[] {
  return plan.days
    .flatMap((day, at) => day.stops.map((stop) => ({ stop, day: at })))
    .map((placed, index) => ({ ...placed, index }))
}

/**
 * The day that people care about on a date `YYYY-MM-DD` of the relay's own calendar: that day itself, else the
 * next one to come, else the last.
 */
export function dayOn(plan: DatedPlan, date: string): number {
  const at = plan.days.findIndex((day) => day.date >= date)
  return at === -1 ? Math.max(0, plan.days.length - 1) : at
}
