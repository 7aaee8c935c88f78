import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { townProblem } from './testing/town-problem.ts'

const planOf = (problem: RelayProblem, iterations: number) => {
  const plan = solve(problem, { iterations, seed: 1, now: () => 0 })
  expect(checkPlan(problem, plan)).toEqual([])
  return plan
}
const visitsOf = (plan: RelayPlan) =>
  plan.days.flatMap((day, d) => day.visits.map((visit) => ({ ...visit, d })))
const slotsOf = (plan: RelayPlan) => new Map(visitsOf(plan).map(({ stop, startS }) => [stop, startS]))

/** 120 communities of an ordinary relay, each visited briefly, so that all fit and there is some room. */
function relayOf120(): RelayProblem {
  const towns = townProblem({
    stops: 120,
    seed: 5,
    overnight: false,
    virtual: false,
    locked: false,
    optional: false,
    crowded: false,
  })
  const stops = towns.stops.map((stop) => ({ ...stop, visitS: 240 }))
  const durationS = towns.travel.durationS.map((row) => row.map((way) => Math.round((way ?? 0) / 2)))
  return { ...towns, stops, travel: { durationS }, finish: null }
}

const relay = relayOf120()
const agreed = planOf(relay, 3000)
const slots = slotsOf(agreed)
const visits = visitsOf(agreed)
const previous: RelayProblem['previous'] = {
  visits: visits.map(({ stop, startS }) => ({ stop, startS, confirmed: true })),
  toleranceS: 0,
}
const chosen = visits[50]!
/** Stops of both plans whose slot is another now. */
const moved = (plan: RelayPlan, but?: string) =>
  [...slotsOf(plan)].filter(([id, startS]) => id !== but && slots.has(id) && slots.get(id) !== startS)
const replan = (change: Partial<RelayProblem>) => planOf({ ...relay, ...change, previous }, 20_000)
const withStop = (id: string, windows: [number, number][]) =>
  relay.stops.map((stop) => (stop.id === id ? { ...stop, windows } : stop))

describe('re-planning a relay of 120 stops with every slot confirmed', () => {
  it('sets out with all of them served', () => expect(agreed.unserved).toEqual([]))

  it('keeps all others when one is cancelled', () => {
    const plan = replan({ stops: relay.stops.filter(({ id }) => id !== chosen.stop) })
    expect([plan.unserved, moved(plan), plan.solver.stoppedBy]).toEqual([[], [], 'settled'])
  })

  it.each([0, 1, 3, 4].filter((d) => d !== chosen.d))(
    'takes a stop that can only be visited late on day %i to there, and hardly moves another',
    (d) => {
      const { endS } = relay.days[d]!
      const plan = replan({ stops: withStop(chosen.stop, [[endS - 7200, endS - 1800]]) })
      expect(plan.unserved).toEqual([])
      expect(moved(plan, chosen.stop).length).toBeLessThanOrEqual(5)
    },
  )

  it('takes a new stop in, and hardly moves another', () => {
    const { startS, endS } = relay.days[3]!
    const added = {
      id: 'new',
      place: 7,
      visitS: 240,
      windows: [[startS, endS - 240]] as [number, number][],
    }
    const plan = replan({ stops: [...relay.stops, added] })
    expect(plan.unserved).toEqual([])
    expect(moved(plan).length).toBeLessThanOrEqual(5)
  })

  it('keeps a stop that has been pinned to its slot, and all others', () => {
    const plan = replan({ stops: withStop(chosen.stop, [[chosen.startS, chosen.startS]]) })
    expect([plan.unserved, moved(plan)]).toEqual([[], []])
  })

  it('goes on from the middle of a day: what has happened is history', () => {
    const today = agreed.days[1]!.visits
    const last = today[Math.floor(today.length / 2)]!
    const done = new Set(
      visits.slice(0, visits.findIndex(({ stop }) => stop === last.stop) + 1).map(({ stop }) => stop),
    )
    const plan = replan({
      days: [{ startS: last.endS, endS: relay.days[1]!.endS }, ...relay.days.slice(2)],
      start: relay.stops.find(({ id }) => id === last.stop)!.place!,
      stops: relay.stops.filter(({ id }) => !done.has(id)),
    })
    expect([plan.unserved, moved(plan)]).toEqual([[], []])
  })
})
