import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'

const MORE_BEDS = 3
const EVERY = 10

/**
 * Overnight places for an instance that has none: where `plan` sleeps, and three more, each as far as can be
 * from those before. `plan` stays possible, and no plan became so: what was optimal still is.
 */
export function withOvernightPlaces(problem: RelayProblem, plan: RelayPlan): RelayProblem {
  const { durationS } = problem.travel
  const places = [...new Set(plan.days.slice(0, -1).map((day) => day.endPlace))]
  const nearest = (place: number) => Math.min(...places.map((bed) => durationS[bed]?.[place] ?? 0))
  for (let i = 0; i < MORE_BEDS; i++) {
    const all = durationS.map((_, place) => place)
    places.push(all.reduce((far, place) => (nearest(place) > nearest(far) ? place : far), 0))
  }
  return { ...problem, name: `${problem.name} with overnight places`, overnight: { places } }
}

/** Every tenth stop is held online instead: the same hours and length, no place. No plan gets longer by it. */
export function withVirtualStops(problem: RelayProblem): RelayProblem {
  return {
    ...problem,
    name: `${problem.name} with virtual stops`,
    stops: problem.stops.map((stop, i) => (i % EVERY === EVERY - 1 ? { ...stop, place: null } : stop)),
  }
}
