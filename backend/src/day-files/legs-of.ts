import type { Leg, PlanDay } from '@stafet/domain/contract/dated-plan.ts'

/** The legs of a day that go somewhere, with the number of the stop they lead to; null: to where the day ends. */
export function legsOf({ stops, lastLeg }: PlanDay): { leg: Leg; toStop: number | null }[] {
  return [
    ...stops.map(({ leg, number }) => ({ leg, toStop: number })),
    ...(lastLeg ? [{ leg: lastLeg, toStop: null }] : []),
  ].filter(({ leg }) => leg.line.length > 1)
}
