import { parentPort, workerData } from 'node:worker_threads'
import { solve } from '@stafet/domain/planner/solve.ts'
import type { SolverMessage, SolverWorkerData } from './solve-in-worker.ts'

/** The thread that a planning run lives on. It cannot hear messages while it solves, so it polls a shared flag. */
const { problem, seconds, iterations, seed, language, stopFlag } = workerData as SolverWorkerData
const flag = new Int32Array(stopFlag)
const send = (message: SolverMessage) => parentPort?.postMessage(message)

const plan = solve(problem, {
  seconds,
  iterations,
  seed,
  language,
  now: () => performance.now() / 1000,
  onProgress: (progress) => send({ kind: 'progress', progress }),
  shouldStop: () => Atomics.load(flag, 0) === 1,
})
send({ kind: 'plan', plan })
