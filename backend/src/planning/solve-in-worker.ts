import { Worker } from 'node:worker_threads'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import type { Language } from '@stafet/domain/planner/messages.ts'
import type { PlanProgress } from '@stafet/domain/planner/solve.ts'

export interface SolverWorkerData {
  readonly problem: RelayProblem
  readonly seconds?: number
  readonly iterations?: number
  readonly seed: number
  readonly language?: Language
  /** One Int32; 1 means stop. */
  readonly stopFlag: SharedArrayBuffer
}

export type SolverMessage =
  | { readonly kind: 'progress'; readonly progress: PlanProgress }
  | { readonly kind: 'plan'; readonly plan: RelayPlan }

// Run from source or compiled: the worker lies beside this file, with the same ending.
const workerFile = new URL(
  `./solver-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
)

/**
 * Plans on a thread of its own. Aborting `signal` ends the run early and resolves with the best plan so
 * far (`stoppedBy: 'asked'`); it never rejects for that.
 * @param options limits as for `solve`: seconds, iterations or both
 */
export function solveInWorker(
  problem: RelayProblem,
  options: { seconds?: number; iterations?: number; seed: number; language?: Language },
  callbacks: { onProgress?: (progress: PlanProgress) => void; signal?: AbortSignal },
): Promise<RelayPlan> {
  const { onProgress, signal } = callbacks
  const stopFlag = new SharedArrayBuffer(4)
  const stop = () => Atomics.store(new Int32Array(stopFlag), 0, 1)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, { once: true })
  const data: SolverWorkerData = { problem, ...options, stopFlag }
  const worker = new Worker(workerFile, { workerData: data })
  return new Promise<RelayPlan>((resolve, reject) => {
    worker.on('message', (message: SolverMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress)
      else resolve(message.plan)
    })
    worker.once('error', reject)
    worker.once('exit', (code) =>
      reject(new Error(`The solver's thread ended with code ${code} and without a plan.`)),
    )
  }).finally(() => signal?.removeEventListener('abort', stop))
}
