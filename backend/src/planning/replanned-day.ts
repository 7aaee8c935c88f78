import type { DatedPlan, Leg, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { RestOfDay } from './rest-of-day.ts'

/**
 * The plan with the rest of one day as `planned` has it: what is settled stays, numbers go on from it, and all
 * other days are as they were.
 */
export function withRestOfDay(plan: DatedPlan, rest: RestOfDay, planned: PlanDay): DatedPlan {
  const first = 1 + plan.days.slice(0, rest.day).reduce((sum, { stops }) => sum + stops.length, 0)
  let number = rest.settled.at(-1)?.number ?? plan.days[rest.day]?.stops[0]?.number ?? first
  if (rest.settled.length === 0) number -= 1
  const stops: Stop[] = [...rest.settled, ...planned.stops.map((stop) => ({ ...stop, number: ++number }))]
  const lastLeg = goesSomewhere(planned.lastLeg) ? planned.lastLeg : null
  const legs = [...stops.map(({ leg }) => leg), ...(lastLeg ? [lastLeg] : [])]
  return {
    ...plan,
    days: plan.days.map((day, at) =>
      at === rest.day
        ? {
            ...day,
            stops,
            lastLeg,
            distanceM: legs.reduce((sum, { distanceM }) => sum + distanceM, 0),
            travelS: legs.reduce((sum, { durationS }) => sum + durationS, 0),
            waitS: stops.reduce((sum, stop) => sum + waitS(stop), 0),
          }
        : day,
    ),
  }
}

const goesSomewhere = (leg: Leg | null): boolean => leg !== null && (leg.durationS > 0 || leg.distanceM > 0)

const waitS = ({ arrivesAt, startsAt }: Stop): number => (Date.parse(startsAt) - Date.parse(arrivesAt)) / 1000
