import fc from 'fast-check'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { problemArbitrary } from './testing/problem-arbitrary.ts'

const plan = (problem: RelayProblem) => solve(problem, { iterations: 300, seed: 1, now: () => 0 })
const runs = { numRuns: 40, seed: 3 }
const settings = { maxStops: 6, shortest: true }

describe('whatever the problem', () => {
  it('the order in which stops are listed does not change what can be served', () => {
    fc.assert(
      fc.property(problemArbitrary(settings), (problem) => {
        const turned = { ...problem, stops: problem.stops.toReversed() }
        expect(plan(turned).totals.unserved).toBe(plan(problem).totals.unserved)
      }),
      runs,
    )
  })

  it('scaling all times scales the plan', () => {
    fc.assert(
      fc.property(problemArbitrary(settings), (problem) => {
        const scaled: RelayProblem = {
          ...problem,
          days: problem.days.map((d) => ({ startS: 4 * d.startS, endS: 4 * d.endS })),
          travel: {
            durationS: problem.travel.durationS.map((row) => row.map((d) => (d == null ? d : 4 * d))),
          },
          stops: problem.stops.map((stop) => ({
            ...stop,
            visitS: 4 * stop.visitS,
            windows: stop.windows.map(([from, to]): [number, number] => [4 * from, 4 * to]),
          })),
        }
        expect(plan(scaled).totals.travelS).toBe(4 * plan(problem).totals.travelS)
      }),
      runs,
    )
  })

  it('no rule is broken and no stop is forgotten, even where the triangle inequality does not hold', () => {
    fc.assert(
      fc.property(
        problemArbitrary({
          maxStops: 8,
          overnight: true,
          locked: true,
          virtual: true,
          optional: true,
          weights: true,
        }),
        (problem) => {
          const found = solve(problem, { iterations: 60, seed: 2, now: () => 0 })
          if (found.warnings.length === 0) expect(checkPlan(problem, found)).toEqual([])
        },
      ),
      runs,
    )
  })
})
