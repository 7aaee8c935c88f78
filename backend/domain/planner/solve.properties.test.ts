import fc from 'fast-check'
import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { problemArbitrary } from './testing/problem-arbitrary.ts'
import { townProblem, townSettings } from './testing/town-problem.ts'

const plan = (problem: RelayProblem, iterations = 300) =>
  solve(problem, { iterations, seed: 1, now: () => 0 })
const everything = { overnight: true, locked: true, virtual: true, optional: true, weights: true }
const smallProblem = problemArbitrary({ maxStops: 6, shortest: true })
const anyProblem = problemArbitrary({ maxStops: 8, ...everything })

/** The same problem in other units of time. */
function scaled(problem: RelayProblem, factor: number): RelayProblem {
  const times = (durations: RelayProblem['travel']['durationS']) =>
    durations.map((row) => row.map((d) => (d == null ? d : factor * d)))
  return {
    ...problem,
    days: problem.days.map((d) => ({ startS: factor * d.startS, endS: factor * d.endS })),
    travel: { durationS: times(problem.travel.durationS) },
    stops: problem.stops.map((stop) => ({
      ...stop,
      visitS: factor * stop.visitS,
      windows: stop.windows.map(([from, to]): [number, number] => [factor * from, factor * to]),
    })),
  }
}

const served = (result: RelayPlan) => ({
  visits: result.days.map((day) => day.visits.map(({ stop, startS }) => [stop, startS])),
  unserved: result.unserved.map(({ stop }) => stop),
  travelS: result.totals.travelS,
})

describe('whatever the problem', () => {
  it('the order in which stops are listed changes neither what can be served nor what it costs', () => {
    const turned = smallProblem.chain((problem) =>
      fc
        .shuffledSubarray([...problem.stops], { minLength: problem.stops.length })
        .map((stops) => ({ problem, turned: { ...problem, stops } })),
    )
    fc.assert(
      fc.property(turned, ({ problem, turned }) => {
        const { unserved, travelS } = plan(problem).totals
        expect(plan(turned).totals).toMatchObject({ unserved, travelS })
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('scaling all times scales the plan, visit by visit', () => {
    fc.assert(
      fc.property(smallProblem, fc.constantFrom(0.5, 4, 64), (problem, factor) => {
        const before = served(plan(problem, 100))
        expect(served(plan(scaled(problem, factor), 100))).toEqual({
          ...before,
          visits: before.visits.map((day) => day.map(([stop, startS]) => [stop, factor * Number(startS)])),
          travelS: factor * before.travelS,
        })
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  it('no rule is broken and no stop is forgotten, even where the triangle inequality does not hold', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const found = plan(problem, 60)
        if (found.warnings.length === 0) expect(checkPlan(problem, found)).toEqual([])
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

describe('relays of 30 to 120 stops', () => {
  it('with the same seed and iteration limit give the same plan, byte for byte, whatever the clock says', () => {
    let clock = 0
    const once = (problem: RelayProblem, seed: number) =>
      JSON.stringify(solve(problem, { iterations: 15, seed, now: () => (clock += 0.37) }))
    fc.assert(
      fc.property(townSettings(30, 60), fc.nat(1000), (settings, seed) => {
        const problem = townProblem(settings)
        expect(once(problem, seed)).toBe(once(problem, seed))
      }),
      { numRuns: 4, seed: 5, endOnFailure: true },
    )
  })

  it('are planned by the rules, and so are changes to them afterwards', () => {
    fc.assert(
      fc.property(townSettings(30, 120), (settings) => {
        const problem = townProblem(settings)
        const first = plan(problem, 20)
        expect(checkPlan(problem, first)).toEqual([])
        const visits = first.days.flatMap((day) =>
          day.visits.map(({ stop, startS }, i) => ({ stop, startS, confirmed: i % 3 > 0 })),
        )
        // One community cancels, another opens later than it said.
        const changed: RelayProblem = {
          ...problem,
          stops: problem.stops
            .filter(({ id }) => id !== 's1')
            .map((stop) =>
              stop.id === 's2'
                ? { ...stop, windows: stop.windows.map(([from, to]): [number, number] => [from + 1800, to]) }
                : stop,
            ),
          previous: { visits, toleranceS: 600 },
        }
        expect(checkPlan(changed, plan(changed, 20))).toEqual([])
      }),
      { numRuns: 3, seed: 5, endOnFailure: true },
    )
  })
})
