import { Injectable } from '@nestjs/common'
import type { Community } from '@stafet/domain/contract/community.ts'
import type { DatedPlan, Stop, WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayDay } from '@stafet/domain/contract/relay.ts'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
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
import { solveOnThreads } from './solve-on-threads.ts'

/** How long each search may take, three at the most; a handful of stops is settled long before. */
const SEARCH_S = 0.6
/** In the order as announced there is little to search: only what to leave out. */
const IN_ORDER_ITERATIONS = 500
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

/** How far a plan may leave the one that was announced; a stop's time moves by `mostMovedS` beyond the delay. */
interface Freedom {
  inOrder: boolean
  mostMovedS: number
}
const announced: Freedom = { inOrder: true, mostMovedS: Infinity }
/** Whoever waits for the baton goes home at some time. */
const nearby: Freedom = { inOrder: false, mostMovedS: 3600 }
const anyOrder: Freedom = { inOrder: false, mostMovedS: Infinity }

const dropsOf = ({ solved }: Attempt): number => solved.unserved.length
const isShort = (attempts: readonly Attempt[], signal: AbortSignal): boolean =>
  !signal.aborted && attempts.every((attempt) => dropsOf(attempt) > 0)

/**
 * Plans what is left of a day anew, and leaves the plan that everybody knows no further than it must to serve every
 * stop: first the order stays as announced, with later times; then another order, or a day that ends later; then
 * both.
 */
@Injectable()
export class DayReplans {
  constructor(
    private readonly communities: Communities,
    private readonly travels: Travels,
  ) {}

  /** Takes some two seconds at most. Aborting `signal` ends the search early, with the best so far. */
  async solve(
    disturbed: Disturbed,
    { language, signal }: { language: Language; signal: AbortSignal },
  ): Promise<ReplannedDay> {
    const { relay, plan, rest } = disturbed
    const communities = await this.communities.list(relay.rehearsalOf ?? relay.id)
    const stops = stopsToPlan(disturbed, communities)
    const attempt = async (laterMin: number, { inOrder, mostMovedS }: Freedom): Promise<Attempt> => {
      const part = partOf(disturbed, laterMin)
      const built = keepingSlots(disturbed, await buildProblem(part, stops, this.travels))
      const problem = inOrder ? asAnnounced(built.problem) : movedAtMost(built.problem, mostMovedS)
      const iterations = inOrder ? IN_ORDER_ITERATIONS : undefined
      const options = { seconds: SEARCH_S, iterations, seed: 1, language, threads: 1 }
      return { part, built, solved: await solveOnThreads(problem, options, { signal }) }
    }
    const attempts = [await attempt(0, announced)]
    if (isShort(attempts, signal))
      attempts.push(...(await Promise.all([attempt(0, nearby), attempt(MOST_LATER_MIN, announced)])))
    if (isShort(attempts, signal)) attempts.push(await attempt(MOST_LATER_MIN, anyOrder))
    const best = attempts.reduce((one, other) => (dropsOf(other) < dropsOf(one) ? other : one))
    const { days } = await datePlan(best.part, stops, best.built, toItsEnd(best), this.travels)
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

/** However late it is: the baton goes to where the next day begins. */
function toItsEnd({ built, solved }: Attempt): RelayPlan {
  const { finish } = built.problem
  return { ...solved, days: solved.days.map((day) => ({ ...day, endPlace: finish ?? day.endPlace })) }
}

const asAnnounced = (problem: RelayProblem): RelayProblem => ({
  ...problem,
  locked: [problem.stops.map(({ id }) => id)],
})

/** No stop is started later than the delay and `mostMovedS` after its announced time. */
function movedAtMost(problem: RelayProblem, mostMovedS: number): RelayProblem {
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
