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
    ['words', (plan) => plan.unserved.push({ stop: 's1', reasons: [] })],
    ['words', (plan) => plan.warnings.push({ code: 'odd', message: 'Odd.', stops: ['s9'] })],
    [
      'words',
      (plan) => plan.unserved.push({ stop: 's1', reasons: [{ code: 'day-full', message: 'Full.', day: 2 }] }),
    ],
    ['words', (plan) => (plan.explanation = ['Four stops.', ' '])],
    ['start', (plan) => (plan.days[0]!.startPlace = 2)],
    ['night', (plan) => (plan.days[1]!.startPlace = 2)],
    ['night', (plan) => (plan.days[0]!.endPlace = plan.days[1]!.startPlace = 4)],
    ['finish', (plan) => (plan.days[1]!.endPlace = 3)],
    ['travel', (plan) => (firstVisit(plan).arrivalS -= 60)],
    ['travel', (plan) => (firstVisit(plan).arrivalS += 60)],
    ['travel', (plan) => (firstVisit(plan).startS -= 60)],
    ['visit-length', (plan) => (firstVisit(plan).endS -= 60)],
    ['window', (plan) => (firstVisit(plan).startS = 0)],
    ['day-limits', (plan) => (plan.days[1]!.visits.at(-1)!.endS = 3e5)],
    ['locked', (plan) => plan.days.forEach((d) => d.visits.reverse())],
    ['totals', (plan) => (plan.totals.travelS += 1)],
    ['totals', (plan) => (plan.days[1]!.waitS += 60)],
    ['totals', (plan) => (firstVisit(plan).waitS += 60)],
    ['totals', (plan) => (plan.totals.served += 1)],
    ['bound', (plan) => (plan.bound.travelS = plan.totals.travelS + 5)],
    ['bound', (plan) => (plan.bound.gap += 0.01)],
  ])('reports %s', (rule, change) => expect(broken(change)).toContain(rule))

  it('reports a visit that goes on after the day', () => {
    const plan = JSON.parse(JSON.stringify(good)) as RelayPlan
    const visit = plan.days[1]!.visits.at(-1)!
    visit.endS = problem.days[1]!.endS + 60
    expect(checkPlan(problem, plan)).toContainEqual({
      rule: 'day-limits',
      message: `"${visit.stop}" ends at 147660, after day 2 ends at 147600.`,
      day: 1,
      stop: visit.stop,
    })
  })

  it('tells stop, day and figures', () => {
    const plan = JSON.parse(JSON.stringify(good)) as RelayPlan
    const visit = firstVisit(plan)
    const late = problem.days[0]!.endS + 1
    Object.assign(visit, { startS: late, endS: late + 600, waitS: late - visit.arrivalS })
    expect(checkPlan(problem, plan)).toContainEqual({
      rule: 'window',
      message: `"${visit.stop}" starts at ${late}, outside its windows (32400–36000, 118800–147600).`,
      day: 0,
      stop: visit.stop,
    })
  })

  it('reports a way that does not exist, and a finish that is not reached', () => {
    const durationS = problem.travel.durationS.map((row) => [...row])
    const [first, second] = good.days.flatMap(({ visits }) => visits.map(({ stop }) => Number(stop.slice(1))))
    durationS[first!]![second!] = null
    const told = checkPlan({ ...problem, travel: { durationS }, finish: 2 }, good)
    expect(told).toContainEqual(
      expect.objectContaining({ rule: 'travel', message: expect.stringMatching(/no way from place/) }),
    )
    expect(told.map(({ rule }) => rule)).toContain('finish')
  })
})
