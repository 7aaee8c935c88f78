import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'

/** Nobody needs to hear of less, in seconds. */
const NOTICED_S = 60

/** The plan that serves most, then changes the day for the fewest, then travels least. */
export function leastChange(problem: RelayProblem, plans: readonly RelayPlan[]): RelayPlan {
  const ranked = plans
    .map((plan) => ({ plan, rank: [plan.unserved.length, changedFor(problem, plan), plan.totals.travelS] }))
    .sort((a, b) => a.rank.map((n, at) => n - (b.rank[at] ?? 0)).find((d) => d !== 0) ?? 0)
  const [first] = ranked
  if (!first) throw new Error('there is no plan to choose from')
  return first.plan
}

/**
 * For how many the day becomes another: stops whose time moves, and those whose carriers go to another stop than
 * was announced. Among equal numbers of served stops those left out make no difference.
 */
export function changedFor(problem: RelayProblem, plan: RelayPlan): number {
  const previous = problem.previous?.visits ?? []
  const slots = new Map(previous.map(({ stop, startS }) => [stop, startS]))
  const nextOf = followers(previous.map(({ stop }) => stop))
  const visits = plan.days.flatMap((day) => day.visits)
  const nextNow = followers(visits.map(({ stop }) => stop))
  const moved = visits.filter(
    ({ stop, startS }) => Math.abs(startS - (slots.get(stop) ?? startS)) >= NOTICED_S,
  )
  const changed = new Set(moved.map(({ stop }) => stop))
  for (const [stop, next] of nextNow) if (nextOf.get(stop) !== next) changed.add(stop)
  return changed.size
}

/** What follows on each stop; on `''` the first, and `''` on the last. */
function followers(order: readonly string[]): Map<string, string> {
  return new Map(['', ...order].map((stop, at) => [stop, order[at] ?? '']))
}
