import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import type { Language } from '@stafet/domain/planner/messages.ts'
import type { PlanProgress } from '@stafet/domain/planner/solve.ts'
import { isBetterPlan } from './better-plan.ts'
import { solveInWorker } from './solve-in-worker.ts'

/** Two threads search better than one; more than two were hardly better still. */
const MOST_THREADS = 2

/** How many threads a run may have: two when two cores are free. */
export function threadsFor(cores: number, inUse: number): number {
  return Math.max(1, Math.min(MOST_THREADS, cores - inUse))
}

/**
 * Searches on `threads` threads at once with seeds that follow each other, and resolves with the best of their
 * plans. Aborting `signal` ends them all early, with their best so far. Progress is that of the best.
 */
export async function solveOnThreads(
  problem: RelayProblem,
  options: { seconds?: number; iterations?: number; seed: number; language?: Language; threads: number },
  callbacks: { onProgress?: (progress: PlanProgress) => void; signal?: AbortSignal },
): Promise<RelayPlan> {
  const { threads, seed, ...rest } = options
  const failed = new AbortController()
  const signal = callbacks.signal ? AbortSignal.any([callbacks.signal, failed.signal]) : failed.signal
  const latest: PlanProgress[] = []
  try {
    const plans = await Promise.all(
      Array.from({ length: threads }, (_, i) =>
        solveInWorker(
          problem,
          { ...rest, seed: seed + i },
          {
            signal,
            onProgress: (progress) => {
              latest[i] = progress
              callbacks.onProgress?.(bestOf(latest.filter(Boolean)))
            },
          },
        ),
      ),
    )
    return plans.reduce((best, plan) => (isBetterPlan(problem, plan, best) ? plan : best))
  } catch (error) {
    // Without one of them the run has failed: the others need not go on.
    failed.abort()
    throw error
  }
}

/** What all threads have reached together. */
function bestOf(all: readonly PlanProgress[]): PlanProgress {
  const best = all.reduce((a, b) =>
    b.unserved < a.unserved || (b.unserved === a.unserved && b.travelS < a.travelS) ? b : a,
  )
  return {
    ...best,
    seconds: Math.max(...all.map(({ seconds }) => seconds)),
    iterations: all.reduce((sum, { iterations }) => sum + iterations, 0),
    boundTravelS: Math.max(...all.map(({ boundTravelS }) => boundTravelS)),
  }
}
