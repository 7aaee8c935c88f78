import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import type { Language } from '@stafet/domain/planner/messages.ts'
import { solve, type PlanProgress } from '@stafet/domain/planner/solve.ts'
import { solveInWorker } from './solve-in-worker.ts'

/**
 * Solves on this thread and, when `threads` is above 1, on workers with the seeds that follow; the best
 * plan wins: fewest unserved, then least travel, then the lowest seed.
 */
export async function solveOnThreads(
  problem: RelayProblem,
  options: { seconds?: number; iterations?: number; seed: number; language: Language; threads: number },
  onProgress: (progress: PlanProgress) => void,
): Promise<RelayPlan> {
  const { threads, seed, ...rest } = options
  const others = Array.from({ length: threads - 1 }, (_, i) =>
    solveInWorker(problem, { ...rest, seed: seed + 1 + i }, {}),
  )
  const own = solve(problem, { ...rest, seed, now: () => performance.now() / 1000, onProgress })
  const plans = [own, ...(await Promise.all(others))]
  return plans.reduce((best, plan) => (isBetter(problem, plan, best) ? plan : best))
}

function isBetter(problem: RelayProblem, a: RelayPlan, b: RelayPlan): boolean {
  const optional = new Set(problem.stops.filter((stop) => stop.required === false).map((stop) => stop.id))
  const missing = (plan: RelayPlan) => plan.unserved.filter(({ stop }) => !optional.has(stop)).length
  if (missing(a) !== missing(b)) return missing(a) < missing(b)
  if (a.totals.unserved !== b.totals.unserved) return a.totals.unserved < b.totals.unserved
  return a.totals.travelS < b.totals.travelS
}
