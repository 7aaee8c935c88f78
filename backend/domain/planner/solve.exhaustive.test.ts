import fc from 'fast-check'
import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { exhaustiveSearch } from './testing/exhaustive-search.ts'
import { problemArbitrary, type ArbitrarySettings } from './testing/problem-arbitrary.ts'

const plan = (problem: RelayProblem, iterations = 300) =>
  solve(problem, { iterations, seed: 1, now: () => 0 })

function costOf(problem: RelayProblem, result: RelayPlan): number {
  const weights = { travel: 1, wait: 0, balance: 0, ...problem.weights }
  const visits = result.days.map((day) =>
    day.visits.reduce((sum, visit) => sum + visit.endS - visit.startS, 0),
  )
  const total = visits.reduce((a, b) => a + b, 0)
  const length = problem.days.reduce((sum, d) => sum + d.endS - d.startS, 0)
  const imbalance = problem.days.reduce(
    (sum, d, i) => sum + Math.abs(visits[i]! - (length > 0 ? (total * (d.endS - d.startS)) / length : 0)) / 2,
    0,
  )
  return (
    weights.travel * result.totals.travelS + weights.wait * result.totals.waitS + weights.balance * imbalance
  )
}

function agrees(settings: ArbitrarySettings, numRuns: number) {
  fc.assert(
    fc.property(problemArbitrary(settings), (problem) => {
      const best = exhaustiveSearch(problem)
      const found = plan(problem)
      if (best === null) {
        expect(found.warnings.map((warning) => warning.code)).toContain('finish-unreachable')
        return
      }
      expect(checkPlan(problem, found)).toEqual([])
      const optional = new Set(problem.stops.filter((stop) => stop.required === false).map((stop) => stop.id))
      const served = found.days.flatMap((d) => d.visits.map((visit) => visit.stop))
      expect({
        required: served.filter((id) => !optional.has(id)).length,
        optional: served.filter((id) => optional.has(id)).length,
        cost: Math.round(1e6 * costOf(problem, found)),
      }).toEqual({ ...best, cost: Math.round(1e6 * best.cost) })
    }),
    { numRuns, seed: 7 },
  )
}

describe('against exhaustive search, the planner serves as many stops at the same cost', () => {
  it('with windows and nights', () => agrees({ shortest: true, maxStops: 6 }, 35))
  it('with unreachable pairs', () => agrees({ shortest: true, maxStops: 5, holes: true }, 35))
  it('with optional stops', () => agrees({ shortest: true, maxStops: 6, optional: true }, 35))
  it('with locked runs', () => agrees({ shortest: true, maxStops: 5, locked: true }, 35))
  it('with overnight places', () => agrees({ shortest: true, maxStops: 5, overnight: true }, 35))
  it('with virtual stops', () => agrees({ shortest: true, maxStops: 5, virtual: true }, 35))
  it('with weights for waiting and balance', () => agrees({ shortest: true, maxStops: 5, weights: true }, 35))
  it('with everything at once', () =>
    agrees(
      {
        maxStops: 5,
        overnight: true,
        locked: true,
        virtual: true,
        optional: true,
        weights: true,
      },
      30,
    ))
})
