import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { solveInWorker } from './solve-in-worker.ts'

const place = Array.from({ length: 12 }, (_, i) => [(i * 37) % 11, (i * 17) % 13] as const)
const problem: RelayProblem = {
  format: 'relay-problem/1',
  name: 'twelve places',
  days: [{ startS: 0, endS: 100_000 }],
  travel: {
    durationS: place.map(([x, y]) => place.map(([u, v]) => 60 * (Math.abs(x - u) + Math.abs(y - v)))),
  },
  start: 0,
  finish: 0,
  stops: place.slice(1).map((_, i) => ({ id: `s${i}`, place: i + 1, visitS: 60, windows: [[0, 100_000]] })),
}

describe('planning on a thread of its own', () => {
  it('gives the plan that solving here gives', async () => {
    const limits = { iterations: 200, seed: 5 }
    const there = await solveInWorker(problem, limits, {})
    expect(there).toEqual(solve(problem, { ...limits, now: () => 0 }))
  })

  it('can be stopped and keeps the best', async () => {
    const stop = new AbortController()
    const plan = await solveInWorker(
      problem,
      { seconds: 600, seed: 1 },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    expect(plan.solver.stoppedBy).toBe('asked')
    expect(checkPlan(problem, plan)).toEqual([])
  })
})
