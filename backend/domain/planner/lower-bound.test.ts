import fc from 'fast-check'
import { solve } from './solve.ts'
import { exhaustiveSearch } from './testing/exhaustive-search.ts'
import { problemArbitrary } from './testing/problem-arbitrary.ts'

describe('the lower bound', () => {
  it('is never above the best plan that serves everything', () => {
    fc.assert(
      fc.property(problemArbitrary({ maxStops: 5, overnight: true, virtual: true }), (problem) => {
        const best = exhaustiveSearch(problem)
        fc.pre(best?.required === problem.stops.length)
        const plan = solve(problem, { iterations: 100, seed: 1, now: () => 0 })
        expect(plan.bound.travelS).toBeLessThanOrEqual(best.cost + 1e-9)
      }),
      { numRuns: 60, seed: 11 },
    )
  })

  it('is tight on a circle of towns', () => {
    const towns = Array.from({ length: 12 }, (_, i) => [
      Math.cos((i * Math.PI) / 6),
      Math.sin((i * Math.PI) / 6),
    ])
    const durationS = towns.map(([x, y]) =>
      towns.map(([u, v]) => Math.round(1000 * Math.hypot(x! - u!, y! - v!))),
    )
    const plan = solve(
      {
        format: 'relay-problem/1',
        name: 'circle',
        days: [{ startS: 0, endS: 1e6 }],
        travel: { durationS },
        start: 0,
        finish: 0,
        stops: towns.slice(1).map((_, i) => ({ id: `${i}`, place: i + 1, visitS: 0, windows: [[0, 1e6]] })),
      },
      { iterations: 200, seed: 1, now: () => 0 },
    )
    expect(plan.bound.gap).toBeLessThan(1e-9)
  })
})
