import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { solve, type PlanProgress } from '@stafet/domain/planner/solve.ts'
import { isBetterPlan } from './better-plan.ts'
import { solveOnThreads, threadsFor } from './solve-on-threads.ts'

const place = Array.from({ length: 60 }, (_, i) => [(i * 37) % 61, (i * 17) % 53] as const)
const problem: RelayProblem = {
  format: 'relay-problem/1',
  name: 'sixty places',
  days: [
    { startS: 0, endS: 40_000 },
    { startS: 86_400, endS: 126_400 },
  ],
  travel: {
    durationS: place.map(([x, y]) => place.map(([u, v]) => 60 * (Math.abs(x - u) + Math.abs(y - v)))),
  },
  start: 0,
  finish: 0,
  stops: place.slice(1).map((_, i) => ({ id: `s${i}`, place: i + 1, visitS: 60, windows: [[0, 126_000]] })),
}

describe('planning on two threads', () => {
  it('gives the better of the two plans', async () => {
    const limits = { iterations: 2, seed: 5 }
    const [five, six] = [5, 6].map((seed) => solve(problem, { ...limits, seed, now: () => 0 }))
    const better = isBetterPlan(problem, six!, five!) ? six : five
    expect(await solveOnThreads(problem, { ...limits, threads: 2 }, {})).toEqual(better)
  })

  it('can be stopped and keeps the best, and tells how both are getting on', async () => {
    const stop = new AbortController()
    const seen: PlanProgress[] = []
    const plan = await solveOnThreads(
      problem,
      { seconds: 600, seed: 1, threads: 2 },
      {
        signal: stop.signal,
        onProgress: (progress) => {
          seen.push(progress)
          if (progress.unserved === 0) stop.abort()
        },
      },
    )
    expect(plan.solver.stoppedBy).toBe('asked')
    expect(checkPlan(problem, plan)).toEqual([])
    expect(plan.totals.travelS).toBe(
      Math.min(...seen.filter(({ unserved }) => unserved === 0).map(({ travelS }) => travelS)),
    )
    expect(seen.every(({ boundTravelS }) => boundTravelS <= plan.totals.travelS)).toBe(true)
  })

  it.each([
    [1, 0, 1],
    [2, 0, 2],
    [2, 1, 1],
    [2, 2, 1],
    [4, 2, 2],
    [8, 0, 2],
    [2, 4, 1],
  ])('on %s cores of which %s are taken a run has %s', (cores, inUse, threads) => {
    expect(threadsFor(cores, inUse)).toBe(threads)
  })
})

describe('the better of two plans', () => {
  const [one, other] = [3, 4].map((seed) => solve(problem, { iterations: 30, seed, now: () => 0 }))
  const wait = { ...one!, totals: { ...one!.totals, travelS: one!.totals.travelS + 10, waitS: 0 } }
  const travel = { ...one!, totals: { ...one!.totals, waitS: 100 } }

  it('travels less when travel is all that counts', () => {
    expect(isBetterPlan(problem, travel, wait)).toBe(true)
    expect(isBetterPlan(problem, wait, travel)).toBe(false)
    expect(isBetterPlan(problem, one!, one!)).toBe(false)
  })

  it('waits less when waiting costs more than the way', () => {
    const weighted = { ...problem, weights: { travel: 1, wait: 1 } }
    expect(isBetterPlan(weighted, wait, travel)).toBe(true)
  })

  it('serves more, whatever the way', () => {
    const left = { ...wait, totals: { ...wait.totals, travelS: 0, unserved: 1 } }
    expect(isBetterPlan(problem, other!, left)).toBe(true)
  })

  it('moves fewer confirmed slots', () => {
    const visits = other!.days.flatMap((day) =>
      day.visits.map(({ stop, startS }) => ({ stop, startS, confirmed: true })),
    )
    const changed = { ...problem, previous: { visits, toleranceS: 0 } }
    const shorter = { ...one!, totals: { ...one!.totals, travelS: 0 } }
    expect(isBetterPlan(changed, other!, shorter)).toBe(true)
  })
})
