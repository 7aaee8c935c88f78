import type { DatedPlan, Leg, Stop } from '@stafet/domain/contract/dated-plan.ts'

/** A stop with what lies before and after it. */
export interface PlaceInPlan {
  /** From 0, through all the days; -1 for a stop that the newest plan has left out. */
  index: number
  stop: Stop
  before: Stop | undefined
  after: Stop | undefined
  /** null where nobody travels, as to a virtual stop. */
  legIn: Leg | null
  legOut: Leg | null
}

/** Where a stop stands in a plan; null when the plan has none by this id. */
export function placeInPlan(plan: DatedPlan, stopId: string): PlaceInPlan | null {
  const stops = plan.days.flatMap((day) => day.stops)
  const index = stops.findIndex((stop) => stop.id === stopId)
  const stop = stops[index]
  if (!stop) return null
  const after = stops[index + 1]
  const endsDay = plan.days.find((day) => day.stops.at(-1)?.id === stopId)
  return {
    index,
    stop,
    before: stops[index - 1],
    after,
    legIn: travelled(stop.leg),
    legOut: travelled(endsDay?.lastLeg ?? after?.leg ?? null),
  }
}

const travelled = (leg: Leg | null): Leg | null => (leg && leg.line.length > 0 ? leg : null)
