import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'

/**
 * Whether plan `a` is better than `b` by what the problem asks for: fewer required stops left out, then fewer
 * others, then fewer confirmed slots moved, then less weighted travel, waiting and imbalance.
 */
export function isBetterPlan(problem: RelayProblem, a: RelayPlan, b: RelayPlan): boolean {
  const [worthA, worthB] = [worthOf(problem, a), worthOf(problem, b)]
  const at = worthA.findIndex((value, i) => value !== worthB[i])
  return at >= 0 && (worthA[at] ?? 0) < (worthB[at] ?? 0)
}

/** In the order of importance, less is better. */
function worthOf(problem: RelayProblem, plan: RelayPlan): number[] {
  const { travel = 1, wait = 0, balance = 0 } = problem.weights ?? {}
  const optional = new Set(problem.stops.filter((stop) => stop.required === false).map((stop) => stop.id))
  return [
    plan.unserved.filter(({ stop }) => !optional.has(stop)).length,
    plan.totals.unserved,
    movedSlots(problem, plan),
    travel * plan.totals.travelS + wait * plan.totals.waitS + balance * imbalanceS(problem, plan),
  ]
}

/** How many confirmed slots a plan moves by more than the problem tolerates. */
export function movedSlots({ previous }: RelayProblem, plan: RelayPlan): number {
  const startOf = new Map(plan.days.flatMap((day) => day.visits.map(({ stop, startS }) => [stop, startS])))
  return (previous?.visits ?? []).filter(({ stop, startS, confirmed }) => {
    const now = startOf.get(stop)
    return confirmed && now !== undefined && Math.abs(now - startS) > (previous?.toleranceS ?? 0)
  }).length
}

/** Seconds of visits that would have to change day for each day to carry its share. */
function imbalanceS({ days }: RelayProblem, plan: RelayPlan): number {
  const visitS = plan.days.map((day) => day.visits.reduce((sum, { startS, endS }) => sum + endS - startS, 0))
  const total = visitS.reduce((a, b) => a + b, 0)
  const hours = days.reduce((sum, day) => sum + day.endS - day.startS, 0)
  return days.reduce((sum, day, d) => {
    const share = hours > 0 ? (total * (day.endS - day.startS)) / hours : 0
    return sum + Math.abs((visitS[d] ?? 0) - share) / 2
  }, 0)
}
