import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { day, hours, lineProblem } from './testing/build-problem.ts'

function planOf(problem: RelayProblem, iterations = 200): RelayPlan {
  const plan = solve(problem, { iterations, seed: 1, now: () => 0 })
  expect(checkPlan(problem, plan)).toEqual([])
  return plan
}
const order = (plan: RelayPlan) => plan.days.map((d) => d.visits.map((visit) => visit.stop))
const visit = (plan: RelayPlan, id: string) => plan.days.flatMap((d) => d.visits).find((v) => v.stop === id)!
const codes = (plan: RelayPlan) =>
  Object.fromEntries(plan.unserved.map(({ stop, reasons }) => [stop, reasons.map((reason) => reason.code)]))

describe('rule by rule', () => {
  it('goes from start to finish', () => {
    const plan = planOf(
      lineProblem([0, 30, 10, 20, 40], { finish: 4, stops: lineProblem([0, 30, 10, 20]).stops }),
    )
    expect(order(plan)).toEqual([['s2', 's3', 's1']])
    expect([plan.days[0]!.startPlace, plan.days[0]!.endPlace, plan.totals.travelS]).toEqual([0, 4, 2400])
  })

  it('ends at the last stop when the finish is open', () => {
    expect(planOf(lineProblem([0, 10, -5])).totals.travelS).toBe(1200)
  })

  it('waits for a window to open', () => {
    const plan = planOf(lineProblem([0, 10], {}, { s1: { windows: [hours(0, 11, 12)] } }))
    expect(visit(plan, 's1')).toEqual({
      stop: 's1',
      arrivalS: 33000,
      startS: 39600,
      endS: 40200,
      waitS: 6600,
    })
  })

  it('takes another window when the first has gone', () => {
    const pinned: [number, number] = [hours(0, 9, 9)[0] + 600, hours(0, 9, 9)[0] + 600]
    const plan = planOf(
      lineProblem(
        [0, 10, 20],
        {},
        { s1: { windows: [pinned] }, s2: { windows: [[32400, 32500], hours(0, 12, 13)] } },
      ),
    )
    expect(visit(plan, 's2').startS).toBe(12 * 3600)
  })

  it('never travels overnight: leg and visit lie in one day', () => {
    const plan = planOf(lineProblem([0, 0, 50], { days: [day(0, 9, 10), day(1, 9, 10)] }))
    expect(order(plan)).toEqual([['s1'], ['s2']])
    expect(plan.days.map((d) => d.endPlace)).toEqual([1, 2])
  })

  it('sleeps at an overnight place, and both ways count', () => {
    const problem = lineProblem([0, 0, 50, 5], {
      days: [day(0, 9, 10), day(1, 9, 10)],
      overnight: { places: [3] },
    })
    const plan = planOf({ ...problem, stops: problem.stops.slice(0, 2) })
    expect(order(plan)).toEqual([['s1'], ['s2']])
    expect(plan.days.map((d) => [d.endPlace, d.travelS])).toEqual([
      [3, 300],
      [2, 2700],
    ])
  })

  it('goes to bed early where that is cheaper', () => {
    // s1 is beside the bed, s2 far off: s1, bed, s2 beats s1, s2, bed.
    const problem = lineProblem(
      [0, 10, 60, 12],
      { days: [day(0), day(1)], overnight: { places: [3] } },
      { s2: { windows: [hours(1, 9, 16)] } },
    )
    const plan = planOf({ ...problem, stops: problem.stops.slice(0, 2) })
    expect(plan.totals.travelS).toBe(60 * 60)
  })

  it('keeps a pinned stop at its time', () => {
    const at = 12 * 3600
    const plan = planOf(lineProblem([0, 10, 20, 30], {}, { s1: { windows: [[at, at]] } }))
    expect(visit(plan, 's1').startS).toBe(at)
    expect(plan.unserved).toEqual([])
  })

  it('keeps a locked run in order with nothing in between', () => {
    const plan = planOf(lineProblem([0, 10, 20, 30, 40], { locked: [['s4', 's1']] }))
    const [visits] = order(plan)
    expect(visits!.indexOf('s1')).toBe(visits!.indexOf('s4') + 1)
  })

  it('serves a virtual stop without going anywhere', () => {
    const plan = planOf(
      lineProblem(
        [0, 10, 20],
        {},
        { s1: { place: undefined, windows: [hours(0, 10, 11)] }, s2: { windows: [hours(0, 9, 9.5)] } },
      ),
    )
    expect(order(plan)).toEqual([['s2', 's1']])
    expect(plan.totals.travelS).toBe(1200)
  })

  it('drops an optional stop before a required one, whatever the travel', () => {
    const plan = planOf(
      lineProblem(
        [0, 1, 25],
        { days: [day(0, 9, 9.6)] },
        { s1: { required: false, visitS: 1500 }, s2: { visitS: 100 } },
      ),
    )
    expect(order(plan)).toEqual([['s2']])
    expect(codes(plan)).toEqual({ s1: ['day-full'] })
  })

  it('follows the direction of travel', () => {
    const plan = planOf({
      ...lineProblem([0, 0, 0]),
      travel: {
        durationS: [
          [0, 100, 100],
          [9000, 0, 9000],
          [9000, 100, 0],
        ],
      },
    })
    expect(order(plan)).toEqual([['s2', 's1']])
  })

  it('waits less when waiting costs', () => {
    const windows = {
      s1: { windows: [hours(0, 15, 16), hours(1, 9, 16)] },
      s2: { windows: [hours(0, 9, 10)] },
    }
    const problem = lineProblem(
      [0, 10, 20],
      { days: [day(0), day(1)], weights: { travel: 1, wait: 1 } },
      windows,
    )
    const plan = planOf(problem)
    expect(plan.totals.waitS).toBe(0)
  })

  it('gives each day its share when balance counts', () => {
    const problem = lineProblem([0, 1, 2, 3, 4], {
      days: [day(0), day(1)],
      weights: { travel: 1, balance: 1 },
    })
    expect(planOf(problem).days.map((d) => d.visits.length)).toEqual([2, 2])
  })

  it('reaches a finish that is more than a day away by way of the stops', () => {
    const days = [day(0, 9, 10), day(1, 9, 10), day(2, 9, 10)]
    const problem = lineProblem([0, 40, 80, 120], { days, finish: 3 })
    const plan = planOf({ ...problem, stops: problem.stops.slice(0, 2) })
    expect(plan.days.map((d) => d.endPlace)).toEqual([1, 2, 3])
  })

  it('starts in the middle: what has happened is history', () => {
    const problem = lineProblem([0, 10, 20], { days: [{ startS: 43200, endS: 61200 }, day(1)], start: 2 })
    expect(visit(planOf(problem), 's2').arrivalS).toBe(43200)
  })
})

describe('reasons for leaving a stop out', () => {
  const reasonsFor = (change: Partial<RelayProblem['stops'][number]>, problem: Partial<RelayProblem> = {}) =>
    codes(planOf(lineProblem([0, 10, 20], problem, { s1: change }), 50))['s1']

  it('no opening hours', () => expect(reasonsFor({ windows: [] })).toEqual(['no-window']))
  it('closed on every day of the relay', () =>
    expect(reasonsFor({ windows: [hours(4, 9, 17)] })).toEqual(['closed-all-days']))
  it('a visit longer than the day', () => expect(reasonsFor({ visitS: 40000 })).toEqual(['visit-too-long']))
  it('too far for any day', () =>
    expect(
      reasonsFor(
        {},
        {
          travel: {
            durationS: [
              [0, 30000, 600],
              [600, 0, 600],
              [600, 30000, 0],
            ],
          },
        },
      ),
    ).toEqual(['too-far']))
  it('no way there', () =>
    expect(
      reasonsFor(
        {},
        {
          travel: {
            durationS: [
              [0, null, 600],
              [600, 0, 600],
              [600, null, 0],
            ],
          },
        },
      ),
    ).toEqual(['unreachable']))
  it('a pinned stop in the way, and closed on the other day', () => {
    const pinned: [number, number] = [32400 + 1200, 32400 + 1200]
    const problem = lineProblem(
      [0, 10, 20],
      { days: [day(0), day(1)] },
      {
        s1: { visitS: 900, windows: [[32400, 33600]], required: false },
        s2: { windows: [pinned] },
      },
    )
    const [unserved] = planOf(problem).unserved
    expect(unserved?.stop).toBe('s1')
    expect(unserved?.reasons).toEqual([
      {
        code: 'clashes-with-pinned',
        message: 'På dag 1 ville det forsinke »s2«, som har fast tid.',
        day: 0,
        stops: ['s2'],
      },
      { code: 'closed-that-day', message: 'Lukket på dag 2.', day: 1 },
    ])
  })
})
