import fc from 'fast-check'
import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { compileModel } from './model.ts'
import { createRandom } from './random.ts'
import { search } from './search.ts'
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

/** The search by itself, which relays too big for going through all plans rest on. */
function searchAgrees(settings: Partial<ArbitrarySettings>, numRuns: number) {
  fc.assert(
    fc.property(problemArbitrary({ maxStops: 8, shortest: true, ...settings }), (problem) => {
      const best = exhaustiveSearch(problem)
      const progress = (iterations: number) => iterations / 300
      const { score } = search(compileModel(problem), createRandom(1), { progress })
      expect(score.feasible).toBe(best !== null)
      if (best === null) return
      const required = problem.stops.length - score.requiredAbsent
      expect([required, score.cost]).toEqual([best.required, expect.closeTo(best.cost, 6)])
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
  it('with everything at once, where a detour can be shorter and some ways are missing', () =>
    agrees({ maxStops: 6, ...everything, holes: true }, 30))
})

describe('against exhaustive search, a re-plan serves as many stops and moves as few slots', () => {
  it('with windows and nights', () => agrees({ shortest: true, maxStops: 7, previous: true }, 40))
  it('with everything at once', () =>
    agrees({ shortest: true, maxStops: 6, previous: true, ...everything }, 30))
})

describe('against exhaustive search, the search by itself serves as many stops at the same cost', () => {
  it('with windows and nights', () => searchAgrees({}, 40))
  it('with unreachable pairs', () => searchAgrees({ holes: true, maxStops: 7 }, 35))
  it('with pinned stops', () => searchAgrees({ pinned: true }, 35))
  it('with virtual stops', () => searchAgrees({ virtual: true, maxStops: 7 }, 20))
  it('with overnight places', () => searchAgrees({ overnight: true, maxStops: 7 }, 15))
  it('with weights for waiting and balance', () => searchAgrees({ weights: true, maxStops: 7 }, 20))
})
