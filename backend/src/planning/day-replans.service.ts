import { Injectable } from '@nestjs/common'
import type { Community } from '@stafet/domain/contract/community.ts'
import type { DatedPlan, Stop, WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import { Communities } from '../communities/index.ts'
import type { Language } from '../platform/language.ts'
import { wallClock, type RelayEntity } from '../relays/index.ts'
import { Travels } from '../travel/index.ts'
import { buildProblem, type BuiltProblem, type PlannedCommunity, type PlannedRelay } from './build-problem.ts'
import { datePlan } from './date-plan.ts'
import { dropReasons } from './drop-reasons.ts'
import { durationByWay } from './duration-by-way.ts'
import { withRestOfDay } from './replanned-day.ts'
import { TOLERANCE_S, type RestOfDay } from './rest-of-day.ts'
import { leastChange } from './least-change.ts'
import { solveOnThreads } from './solve-on-threads.ts'

/** How long each search may take; a handful of stops is settled long before. */
const SEARCH_S = 1
/** So much longer carriers may be asked to go on than the day's hours, and only if stops would be dropped else. */
const MOST_LATER_MIN = 60

/** What is to be planned anew. */
interface Disturbed {
  relay: Readonly<RelayEntity>
  plan: DatedPlan
  rest: RestOfDay
  /** Stops to which the way is travelled otherwise than planned, by their ids. */
  ways: ReadonlyMap<string, WayOnTheDay>
}

export interface ReplannedDay {
  plan: DatedPlan
  /** Stops that do not fit into the rest of the day, and why. */
  dropped: { stop: Stop; reasons: string[] }[]
}

interface Attempt {
  part: PlannedRelay
  built: BuiltProblem
  solved: RelayPlan
}

/**
 * Plans what is left of a day anew so that it changes for as few as can be: the planner's own answer, or the order
 * as announced with later times, whichever changes less.
 */
@Injectable()
export class DayReplans {
  constructor(
    private readonly communities: Communities,
    private readonly travels: Travels,
  ) {}

  /** Takes about two seconds at most. Aborting `signal` ends the search early, with the best so far. */
  async solve(
    disturbed: Disturbed,
    { language, signal }: { language: Language; signal: AbortSignal },
  ): Promise<ReplannedDay> {
    const { relay, plan, rest } = disturbed
    const communities = await this.communities.list(relay.rehearsalOf ?? relay.id)
    const stops = stopsToPlan(disturbed, communities)
    const attempt = async (byMinutes: number): Promise<Attempt> => {
      const part = partOf(disturbed, byMinutes)
      const built = keepingSlots(disturbed, await buildProblem(part, stops, this.travels))
      const order = built.problem.stops.map(({ id }) => id)
      const options = { seconds: SEARCH_S, seed: 1, language, threads: 1 }
      const solved = await Promise.all(
        [built.problem, { ...built.problem, locked: [order] }].map((problem) =>
          solveOnThreads(problem, options, { signal }),
        ),
      )
      return { part, built, solved: leastChange(built.problem, solved) }
    }
    let best = await attempt(0)
    if (best.solved.unserved.length > 0 && !signal.aborted) {
      const longer = await attempt(MOST_LATER_MIN)
      if (longer.solved.unserved.length < best.solved.unserved.length) best = longer
    }
    const { days } = await datePlan(best.part, stops, best.built, best.solved, this.travels)
    const [planned] = days
    if (!planned) throw new Error('a day was planned without a day')
    return {
      plan: withRestOfDay(plan, rest, planned),
      dropped: best.solved.unserved.flatMap((unserved) => {
        const stop = rest.toCome.find(({ id }) => id === unserved.stop)
        return stop ? { stop, reasons: dropReasons(best.built.problem, unserved, language) } : []
      }),
    }
  }
}

/** The stops as they were released, with the hours that their communities have by now. */
function stopsToPlan(
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
function partOf({ relay, plan, rest }: Disturbed, byMinutes: number): PlannedRelay {
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
function keepingSlots({ relay, rest, ways }: Disturbed, built: BuiltProblem): BuiltProblem {
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

function secondOfDay({ startsAt }: Stop, timeZone: string): number {
  const [hours = 0, minutes = 0] = wallClock(Date.parse(startsAt), timeZone).time.split(':').map(Number)
  return 3600 * hours + 60 * minutes
}
