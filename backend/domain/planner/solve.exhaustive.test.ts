import fc from 'fast-check'
import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { exhaustiveSearch, imbalance, type BestPossible } from './testing/exhaustive-search.ts'
import { problemArbitrary, type ArbitrarySettings } from './testing/problem-arbitrary.ts'

/** What a plan reaches, in the terms of the exhaustive search. */
function reached(problem: RelayProblem, plan: RelayPlan): BestPossible {
  const weights = { travel: 1, wait: 0, balance: 0, ...problem.weights }
  const optional = new Set(problem.stops.filter((stop) => stop.required === false).map((stop) => stop.id))
  const visits = plan.days.flatMap((day) => day.visits)
  const startOf = new Map(visits.map(({ stop, startS }) => [stop, startS]))
  const { visits: known, toleranceS = 0 } = problem.previous ?? { visits: [] }
  const visitS = plan.days.map((day) => day.visits.reduce((sum, { startS, endS }) => sum + endS - startS, 0))
  return {
    required: visits.filter(({ stop }) => !optional.has(stop)).length,
    optional: visits.filter(({ stop }) => optional.has(stop)).length,
    moved: known.filter(
      ({ stop, startS, confirmed }) =>
        confirmed && Math.abs((startOf.get(stop) ?? startS) - startS) > toleranceS,
    ).length,
    cost:
      weights.travel * plan.totals.travelS +
      weights.wait * plan.totals.waitS +
      weights.balance * imbalance(problem, visitS),
  }
}

/** Equal but for the rounding of sums; a re-plan pays for shifted slots, so its cost is its own. */
const comparable = ({ cost, ...rest }: BestPossible, { previous }: RelayProblem) => ({
  ...rest,
  cost: previous ? null : Math.round(1e6 * cost),
})

function agrees(settings: ArbitrarySettings, numRuns: number) {
  fc.assert(
    fc.property(problemArbitrary(settings), (problem) => {
      const plan = solve(problem, { iterations: 300, seed: 1, now: () => 0 })
      const best = exhaustiveSearch(problem)
      const unreachable = plan.warnings.some(({ code }) => code === 'finish-unreachable')
      expect(unreachable).toBe(best === null)
      if (!best) return
      expect(checkPlan(problem, plan)).toEqual([])
      expect(comparable(reached(problem, plan), problem)).toEqual(comparable(best, problem))
    }),
    { numRuns, seed: 7 },
  )
}

const everything = { overnight: true, locked: true, virtual: true, optional: true, weights: true }

describe('against exhaustive search, the planner serves as many stops at the same cost', () => {
  it('with windows and nights', () => agrees({ shortest: true, maxStops: 8 }, 40))
  it('where a detour can be shorter than the way itself', () => agrees({ maxStops: 8 }, 40))
  it('with unreachable pairs', () => agrees({ shortest: true, maxStops: 7, holes: true }, 35))
  it('with pinned stops', () => agrees({ shortest: true, maxStops: 8, pinned: true }, 35))
  it('with optional stops', () => agrees({ shortest: true, maxStops: 8, optional: true }, 35))
  it('with locked runs', () => agrees({ shortest: true, maxStops: 7, locked: true }, 35))
  it('with overnight places', () => agrees({ shortest: true, maxStops: 7, overnight: true }, 20))
  it('with virtual stops', () => agrees({ shortest: true, maxStops: 7, virtual: true }, 20))
  it('with weights for waiting and balance', () => agrees({ shortest: true, maxStops: 7, weights: true }, 20))
  it('with everything at once', () => agrees({ shortest: true, maxStops: 7, ...everything }, 20))
})

describe('against exhaustive search, a re-plan serves as many stops and moves as few slots', () => {
  it('with windows and nights', () => agrees({ shortest: true, maxStops: 7, previous: true }, 40))
})
