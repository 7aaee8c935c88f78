import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { day, hours, lineProblem } from './testing/build-problem.ts'

const planOf = (problem: RelayProblem) => {
  const plan = solve(problem, { iterations: 3000, seed: 1, now: () => 0 })
  expect(checkPlan(problem, plan)).toEqual([])
  return plan
}
const starts = (plan: RelayPlan) =>
  Object.fromEntries(plan.days.flatMap((d) => d.visits.map((visit) => [visit.stop, visit.startS])))
const previous = (plan: RelayPlan, toleranceS = 0): RelayProblem['previous'] => ({
  visits: plan.days.flatMap((d) => d.visits.map(({ stop, startS }) => ({ stop, startS, confirmed: true }))),
  toleranceS,
})
const minutes = [0, 10, 22, 35, 41, 58, 70]
const problem = lineProblem(minutes, { days: [day(0, 9, 10.5), day(1, 9, 10.5)] })
const before = planOf(problem)

describe('re-planning', () => {
  it('changes nothing when nothing has changed', () => {
    expect(starts(planOf({ ...problem, previous: previous(before) }))).toEqual(starts(before))
  })

  it('keeps every other slot when a stop is cancelled', () => {
    const rest = problem.stops.filter((stop) => stop.id !== 's5')
    const plan = planOf({ ...problem, stops: rest, previous: previous(before) })
    const { s5: _, ...others } = starts(before)
    expect(starts(plan)).toEqual(others)
    expect(plan.solver.stoppedBy).toBe('settled')
  })

  it('moves as few slots as a new stop needs', () => {
    const extra = { id: 'new', place: 4, visitS: 900, windows: [hours(1, 9, 10)] }
    const plan = planOf({ ...problem, stops: [...problem.stops, extra], previous: previous(before) })
    expect(plan.unserved).toEqual([])
    const moved = Object.entries(starts(before)).filter(([id, start]) => starts(plan)[id] !== start)
    expect(moved.length).toBeLessThanOrEqual(2)
  })

  it('moves a confirmed slot rather than leave a stop unserved', () => {
    const narrow = lineProblem([0, 10, 20], {}, { s2: { windows: [[33000, 34300]] } })
    const agreed = { visits: [{ stop: 's1', startS: 33000, confirmed: true }], toleranceS: 60 }
    const plan = planOf({
      ...narrow,
      stops: narrow.stops.map((s) => ({ ...s, visitS: s.id === 's1' ? 3000 : 60 })),
      previous: agreed,
    })
    expect(plan.unserved).toEqual([])
    expect(starts(plan)['s1']).not.toBe(33000)
  })

  it('lets a slot shift within the tolerance before it moves another', () => {
    const late = {
      ...problem,
      days: [{ startS: problem.days[0]!.startS + 300, endS: problem.days[0]!.endS + 600 }, problem.days[1]!],
    }
    const wide = {
      ...late,
      stops: late.stops.map((s) => ({
        ...s,
        windows: late.days.map((d): [number, number] => [d.startS, d.endS]),
      })),
    }
    const plan = planOf({ ...wide, previous: previous(before, 600) })
    for (const [id, start] of Object.entries(starts(before))) {
      expect(Math.abs(starts(plan)[id]! - start)).toBeLessThanOrEqual(600)
    }
  })
})

describe('re-planning a relay of 60 stops with every slot confirmed', () => {
  const many = Array.from({ length: 61 }, (_, i) => ((i * 37) % 61) * 3)
  const relay = lineProblem(many, { days: [day(0), day(1)], weights: { travel: 1 } })
  const agreed = planOf(relay)
  const slots = starts(agreed)
  const moved = (plan: RelayPlan) =>
    Object.entries(starts(plan))
      .filter(([id, start]) => slots[id] !== undefined && slots[id] !== start)
      .map(([id]) => id)
  const replan = (change: Partial<RelayProblem>) => {
    const plan = planOf({ ...relay, ...change, previous: previous(agreed) })
    expect([plan.unserved, plan.solver.stoppedBy]).toEqual([[], 'settled'])
    return plan
  }

  it('keeps all others when one is cancelled', () => {
    expect(moved(replan({ stops: relay.stops.filter(({ id }) => id !== 's30') }))).toEqual([])
  })

  it('goes on from the middle of a day: what has happened is history', () => {
    const [today] = agreed.days
    const done = today!.visits.slice(0, 10)
    const last = done.at(-1)!
    const gone = new Set(done.map(({ stop }) => stop))
    const plan = replan({
      days: [{ startS: last.endS, endS: relay.days[0]!.endS }, relay.days[1]!],
      start: relay.stops.find(({ id }) => id === last.stop)!.place!,
      stops: relay.stops.filter(({ id }) => !gone.has(id)),
    })
    expect(moved(plan)).toEqual([])
  })

  it('keeps a stop that has been pinned to its slot, and the rest with it', () => {
    const pin = slots['s12']!
    const stops = relay.stops.map((stop) =>
      stop.id === 's12' ? { ...stop, windows: [[pin, pin] satisfies [number, number]] } : stop,
    )
    expect(moved(replan({ stops }))).toEqual([])
  })

  it('starts from agreed slots at overnight places too', () => {
    const beds: RelayProblem = { ...relay, overnight: { places: [5, 40] } }
    const first = planOf(beds)
    const plan = planOf({
      ...beds,
      stops: beds.stops.filter(({ id }) => id !== 's30'),
      previous: previous(first),
    })
    const { s30: _, ...others } = starts(first)
    expect(starts(plan)).toEqual(others)
  })

  it('opens no slot outside the windows, though it was agreed there', () => {
    const gap: [number, number][] = [hours(0, 9, 9.1), hours(0, 11, 17)]
    const one = lineProblem([0, 10], {}, { s1: { windows: gap } })
    const plan = planOf({
      ...one,
      previous: { visits: [{ stop: 's1', startS: hours(0, 10, 10)[0], confirmed: true }], toleranceS: 60 },
    })
    expect(starts(plan)['s1']).toBe(hours(0, 11, 11)[0])
  })
})
