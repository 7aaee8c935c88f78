import type { RelayPlan } from '../contract/relay-plan.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { day, lineProblem } from './testing/build-problem.ts'

const problem = lineProblem([0, 10, 20, 30, 40], {
  days: [day(0, 9, 10), day(1)],
  finish: 0,
  locked: [['s1', 's2']],
  overnight: { places: [3] },
})
const good = solve(problem, { iterations: 50, seed: 1, now: () => 0 })
const broken = (change: (plan: RelayPlan) => void) => {
  const plan = JSON.parse(JSON.stringify(good)) as RelayPlan
  change(plan)
  return checkPlan(problem, plan).map((violation) => violation.rule)
}
const firstVisit = (plan: RelayPlan) => plan.days.find((d) => d.visits.length > 0)!.visits[0]!

describe('the checker', () => {
  it('finds nothing wrong with a good plan', () => expect(checkPlan(problem, good)).toEqual([]))

  it.each<[string, (plan: RelayPlan) => void]>([
    ['shape', (plan) => plan.days.pop()],
    ['served-once', (plan) => (firstVisit(plan).stop = 's9')],
    ['served-once', (plan) => plan.unserved.push({ stop: 's1', reasons: [] })],
    ['start', (plan) => (plan.days[0]!.startPlace = 2)],
    ['night', (plan) => (plan.days[1]!.startPlace = 2)],
    ['night', (plan) => (plan.days[0]!.endPlace = plan.days[1]!.startPlace = 4)],
    ['finish', (plan) => (plan.days[1]!.endPlace = 3)],
    ['travel', (plan) => (firstVisit(plan).arrivalS -= 60)],
    ['visit-length', (plan) => (firstVisit(plan).endS -= 60)],
    ['window', (plan) => (firstVisit(plan).startS = 0)],
    ['day-limits', (plan) => (plan.days[1]!.visits.at(-1)!.endS = 3e5)],
    ['locked', (plan) => plan.days.forEach((d) => d.visits.reverse())],
    ['totals', (plan) => (plan.totals.travelS += 1)],
    ['totals', (plan) => (plan.days[1]!.waitS += 60)],
    ['bound', (plan) => (plan.bound.travelS = plan.totals.travelS + 5)],
  ])('reports %s', (rule, change) => expect(broken(change)).toContain(rule))
})
