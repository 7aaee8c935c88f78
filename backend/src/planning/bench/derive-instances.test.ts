import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { withOvernightPlaces, withVirtualStops } from './derive-instances.ts'

const days = [0, 1, 2].map((d) => ({ startS: 86_400 * d, endS: 86_400 * d + 3600 }))
const problem: RelayProblem = {
  format: 'relay-problem/1',
  name: 'a row of houses',
  days,
  travel: {
    durationS: Array.from({ length: 31 }, (_, i) =>
      Array.from({ length: 31 }, (_, j) => 60 * Math.abs(i - j)),
    ),
  },
  start: 0,
  stops: Array.from({ length: 30 }, (_, i) => ({
    id: `s${i + 1}`,
    place: i + 1,
    visitS: 240,
    windows: days.map(({ startS, endS }): [number, number] => [startS, endS]),
  })),
}
const plan = solve(problem, { iterations: 50, seed: 1, now: () => 0 })

test('a plan stays possible when the places where it sleeps become overnight places', () => {
  const derived = withOvernightPlaces(problem, plan)
  expect(checkPlan(derived, plan)).toEqual([])
  const nights = new Set(plan.days.slice(0, -1).map(({ endPlace }) => endPlace))
  expect(derived.overnight?.places).toHaveLength(nights.size + 3)
  expect(new Set(derived.overnight?.places).size).toBe(nights.size + 3)
})

test('every tenth stop loses its place and keeps its hours', () => {
  const { stops } = withVirtualStops(problem)
  expect(stops.filter(({ place }) => place === null).map(({ id }) => id)).toEqual(['s10', 's20', 's30'])
  expect(stops.map(({ windows }) => windows)).toEqual(problem.stops.map(({ windows }) => windows))
})
