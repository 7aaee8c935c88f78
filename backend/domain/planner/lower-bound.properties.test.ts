import fc from 'fast-check'
import { LowerBound } from './lower-bound.ts'
import { compileModel } from './model.ts'
import { solve } from './solve.ts'
import { exhaustiveSearch } from './testing/exhaustive-search.ts'
import { problemArbitrary, type ArbitrarySettings } from './testing/problem-arbitrary.ts'

/** The least travel of any plan for the stops that the planner serves is not below the bound it states. */
function holds(settings: ArbitrarySettings) {
  fc.assert(
    fc.property(problemArbitrary(settings), (problem) => {
      const plan = solve(problem, { iterations: 60, seed: 1, now: () => 0 })
      fc.pre(plan.warnings.length === 0)
      const left = new Set(plan.unserved.map(({ stop }) => stop))
      const stops = problem.stops.filter(({ id }) => !left.has(id))
      const locked = problem.locked?.map((run) => run.filter((id) => !left.has(id)))
      const rest = { ...problem, stops, locked, weights: null, previous: null }
      const least = exhaustiveSearch(rest)
      // By itself: the plan's own bound is cut off at the plan's travel, which would hide a wrong one.
      const bound = new LowerBound(compileModel(rest), [...stops.keys()], problem.finish === problem.start)
      bound.ascend(300, Infinity, () => false)
      expect(bound.travelS).toBeLessThanOrEqual(least!.cost + 1e-9)
      expect([least!.required + least!.optional, plan.totals.served]).toEqual([stops.length, stops.length])
      expect(plan.bound.travelS).toBeLessThanOrEqual(least!.cost + 1e-9)
      expect(plan.bound.gap).toBeCloseTo(
        plan.bound.travelS > 0 ? plan.totals.travelS / plan.bound.travelS - 1 : 0,
        9,
      )
    }),
    { numRuns: 60, seed: 13 },
  )
}

describe('the lower bound is never above the least travel for the stops that are served', () => {
  it('where some stops do not fit', () => holds({ maxStops: 7, shortest: true, pinned: true }))
  it('with unreachable pairs and detours that are shorter', () => holds({ maxStops: 6, holes: true }))
  it('with overnight places, virtual and optional stops, and locked runs', () =>
    holds({ maxStops: 6, overnight: true, virtual: true, optional: true, locked: true }))
})
