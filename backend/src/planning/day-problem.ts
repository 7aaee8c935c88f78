import type { Community } from '@stafet/domain/contract/community.ts'
import type { DatedPlan, Stop, WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { wallClock, type RelayEntity } from '../relays/index.ts'
import type { BuiltProblem, PlannedCommunity, PlannedRelay } from './build-problem.ts'
import { durationByWay } from './duration-by-way.ts'
import { TOLERANCE_S, type RestOfDay } from './rest-of-day.ts'

/** What is to be planned anew. */
export interface Disturbed {
  relay: Readonly<RelayEntity>
  plan: DatedPlan
  rest: RestOfDay
  /** Stops to which the way is travelled otherwise than planned, by their ids. */
  ways: ReadonlyMap<string, WayOnTheDay>
}

/** The stops as they were released, with the hours that their communities have by now. */
export function stopsToPlan(
  { relay, plan, rest }: Disturbed,
  communities: readonly Community[],
): PlannedCommunity[] {
  const byId = new Map(communities.map((community) => [community.id, community]))
  const inRelay = relay.days.findIndex(({ date }) => date === plan.days[rest.day]?.date)
  const day = inRelay === -1 ? rest.day : inRelay
  return rest.toCome.map(({ id, name, category, abc, position, meetingLink, startsAt, endsAt }) => {
    const community = byId.get(id)
    const windows = community?.windows?.filter((window) => window.day === null || window.day === day) ?? null
    return {
      ...{ id, name, category, abc, position, meetingLink },
      virtual: position === null,
      visitMinutes: (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
      windows: windows?.map((window) => ({ ...window, day: null })) ?? null,
      required: community?.required ?? true,
    }
  })
}

/** The rest of the day as a relay of its own, its hours made longer by some minutes. */
export function partOf({ relay, plan, rest }: Disturbed, byMinutes: number): PlannedRelay {
  const today = plan.days[rest.day]
  const date = today?.date ?? ''
  const timeOf = (ms: number): string => {
    const local = wallClock(ms, relay.timeZone)
    return local.date > date ? '23:59' : local.time
  }
  const from = timeOf(rest.freeMs)
  const to = timeOf(Date.parse(today?.endsAt ?? '') + byMinutes * 60_000)
  const hours: RelayDay = { date, from, to: to < from ? from : to }
  return {
    name: relay.name,
    timeZone: relay.timeZone,
    pace: relay.pace,
    days: [hours],
    start: { name: '', ...rest.from },
    finish: rest.end && { name: '', ...rest.end },
  }
}

/**
 * Holds each stop at its announced time, asks nobody to be there before it, and travels as the coordinator has
 * said.
 */
export function keepingSlots({ relay, rest, ways }: Disturbed, built: BuiltProblem): BuiltProblem {
  const { problem, travel } = built
  const slots = new Map(rest.toCome.map((stop) => [stop.id, secondOfDay(stop, relay.timeZone)]))
  const stops = problem.stops.map((stop) => {
    const slot = slots.get(stop.id) ?? 0
    const windows = stop.windows.filter(([, to]) => to >= slot)
    return { ...stop, windows: windows.map(([from, to]): [number, number] => [Math.max(from, slot), to]) }
  })
  const wayTo = new Map(stops.map(({ id, place }) => [place, ways.get(id)]))
  const matrix = travel.matrix.map((row) =>
    row.map((known, to) => {
      const way = wayTo.get(to)
      return known && way ? { ...known, durationS: durationByWay(known, way, relay.pace) } : known
    }),
  )
  const visits = rest.toCome.map(({ id }) => ({ stop: id, startS: slots.get(id) ?? 0, confirmed: true }))
  return {
    ...built,
    travel: { ...travel, matrix },
    problem: {
      ...problem,
      stops,
      travel: { ...problem.travel, durationS: matrix.map((row) => row.map((way) => way?.durationS ?? null)) },
      // On one day nothing is to be shared out, and to wait is what keeps announced times.
      weights: { travel: 1, wait: 0, balance: 0 },
      previous: { visits, toleranceS: TOLERANCE_S },
    },
  }
}

/** The same with its stops in the order as announced; some may be left out. */
export const asAnnounced = (problem: RelayProblem): RelayProblem => ({
  ...problem,
  locked: [problem.stops.map(({ id }) => id)],
})

/** No stop is started later than the delay and `mostMovedS` after its announced time. */
export function movedAtMost(problem: RelayProblem, mostMovedS: number): RelayProblem {
  const slots = new Map(problem.previous?.visits.map(({ stop, startS }) => [stop, startS]))
  const [next] = problem.stops
  const travelS = next?.place == null ? 0 : (problem.travel.durationS[problem.start]?.[next.place] ?? 0)
  const delayS = Math.max(0, (problem.days[0]?.startS ?? 0) + travelS - (slots.get(next?.id ?? '') ?? 0))
  const stops = problem.stops.map((stop) => {
    const lastS = (slots.get(stop.id) ?? 0) + delayS + mostMovedS
    const windows = stop.windows.filter(([from]) => from <= lastS)
    return { ...stop, windows: windows.map(([from, to]): [number, number] => [from, Math.min(to, lastS)]) }
  })
  return { ...problem, stops }
}

function secondOfDay({ startsAt }: Stop, timeZone: string): number {
  const [hours = 0, minutes = 0] = wallClock(Date.parse(startsAt), timeZone).time.split(':').map(Number)
  return 3600 * hours + 60 * minutes
}
