import type { DatedPlan } from '../contract/dated-plan.ts'
import type { RelayEvent } from '../contract/relay-event.ts'
import { believedVisits, type Visit } from './believed-visits.ts'
import { timedStops, type TimedStop } from './expected-times.ts'
import { locateBaton, type Baton } from './locate-baton.ts'
import { observedPace } from './observed-pace.ts'
import { standingWords, type Hold, type Report } from './standing-words.ts'
import { usePosition, type LegPosition } from './use-position.ts'
import { walkAhead } from './walk-ahead.ts'
import { wayAhead } from './way-ahead.ts'

export interface StopProgress {
  id: string
  /** `now`: the baton is here, received and not handed on as far as anybody knows. `skipped`: it will not come. */
  state: 'done' | 'now' | 'to-come' | 'skipped'
  /** Milliseconds since 1970; null when nobody reported it. */
  receivedMs: number | null
  handedOnMs: number | null
  /** Which side of the handover said that it was received here; null when neither has. */
  toldBy: 'receiver' | 'giver' | 'both' | null
  /** Done only because a later stop reported: nobody said anything here. */
  presumed: boolean
  /** When the visit started, or is expected to; milliseconds. */
  expectedMs: number
  /** It starts between these, most likely; both equal to the known time once it has. */
  earliestMs: number
  latestMs: number
  /** Against the announced slot, in seconds; negative is early. Never negative for what is to come. */
  delayS: number
  /** What was written at check-in, oldest first. */
  greetings: string[]
}

export interface Progress {
  phase: 'upcoming' | 'running' | 'finished'
  baton: Baton
  /** One for each stop of the plan, in its order. */
  stops: StopProgress[]
  /** Index in `stops` of the stop that is reached next; null when there is none. */
  next: number | null
  /** How late the next stop is expected, in seconds; 0 when on time or when nothing is left. */
  delayS: number
}

/**
 * Where the baton is and when it comes where: a pure fold of a released plan, its relay's log and, where one is
 * known, the place of the phone that is carried on the leg under way.
 *
 * `nowMs` is the relay's own now (see `relayNow`). The result depends on which events there are, not on the
 * order in which they arrived. Reports that contradict the rest are left out (see `believedVisits`).
 */
export function progress(
  plan: DatedPlan,
  events: readonly RelayEvent[],
  nowMs: number,
  position: LegPosition | null = null,
): Progress {
  return progressOf(plan, events, position)(nowMs)
}

/** `progress` for those who ask again and again: what does not depend on the time is worked out once. */
export function progressOf(
  plan: DatedPlan,
  events: readonly RelayEvent[],
  position: LegPosition | null = null,
): (nowMs: number) => Progress {
  const stops = timedStops(plan.days)
  const words = standingWords(events)
  const { visits } = believedVisits(stops, words)
  const visit = visits.at(-1)
  const at = visit?.index ?? -1
  const furthest = visits.reduce((most, { index }) => Math.max(most, index), -1)
  const visitOf = new Map(visits.map((one) => [one.index, one]))
  const skippedIds = new Set(words.skips.map(({ stopId }) => stopId))
  const isSkipped = (index: number) => !visitOf.has(index) && skippedIds.has(stops[index]?.stop.id ?? '')

  const legs = wayAhead(plan, stops, furthest, isSkipped)
  const next = legs.find(({ towards }) => towards !== null)?.towards ?? null
  const { last, greetings } = ofReports(words.reports, visits)
  const hold = words.holds.findLast(({ atMs }) => !last || atMs >= last.atMs) ?? null
  const pace = observedPace(stops, visits)
  const from = stops[at]?.stop.position ?? plan.start
  const told = stops.map((timed, index) =>
    toldAt(timed, visitOf.get(index), greetings.get(timed.stop.id) ?? []),
  )

  return (nowMs) => {
    const freeMs = leavesAt(stops[at], visit, stops[0], hold, nowMs)
    const gps = usePosition(
      position,
      legs[0],
      stops[next ?? -1]?.stop.id,
      from,
      last?.atMs ?? -Infinity,
      nowMs,
    )
    // Seen on the way, it set out when it must have to be there.
    const leaves = gps ? gps.atMs - gps.share * (legs[0]?.legMs ?? 0) * pace : freeMs
    const walked = walkAhead(legs, leaves, nowMs, hold, { pace, visits: 1 })
    const early = walkAhead(legs, leaves, nowMs, hold, { pace: pace * 0.85, visits: 0.8 })
    const late = walkAhead(legs, leaves, nowMs, hold, { pace: pace * 1.2, visits: 1.2 })
    const baton = locateBaton({ plan, stops, at, last, freeMs, legs, walked, hold, gps, nowMs })
    const legTo = new Map(legs.map(({ towards }, index) => [towards, index]))
    const stopsProgress = told.map((own, index): StopProgress => {
      const leg = legTo.get(index) ?? -1
      const expectedMs = own.knownMs ?? walked[leg]?.startsMs ?? own.startsMs
      const isAhead = leg !== -1
      return {
        id: own.id,
        state: isSkipped(index)
          ? 'skipped'
          : isAhead
            ? 'to-come'
            : index === at && baton.where === 'stop'
              ? 'now'
              : 'done',
        receivedMs: own.receivedMs,
        handedOnMs: own.handedOnMs,
        toldBy: own.toldBy,
        presumed: !isAhead && own.silent && !isSkipped(index),
        expectedMs,
        earliestMs: isAhead ? (early[leg]?.startsMs ?? expectedMs) : expectedMs,
        latestMs: isAhead ? (late[leg]?.startsMs ?? expectedMs) : expectedMs,
        delayS: Math.round((expectedMs - own.startsMs) / 1000),
        greetings: own.greetings,
      }
    })
    return {
      phase: baton.where === 'start' ? 'upcoming' : baton.where === 'finish' ? 'finished' : 'running',
      baton,
      stops: stopsProgress,
      next,
      delayS: next === null ? 0 : (stopsProgress[next]?.delayS ?? 0),
    }
  }
}

/** What a stop's own visit says. */
function toldAt({ stop, startsMs }: TimedStop, visit: Visit | undefined, greetings: string[]) {
  const { receivedMs = null, handedOnMs = null, receiver = [], giver = [] } = visit ?? {}
  const toldBy =
    receiver.length > 0 ? (giver.length > 0 ? 'both' : 'receiver') : giver.length > 0 ? 'giver' : null
  return {
    id: stop.id,
    startsMs,
    receivedMs,
    handedOnMs,
    toldBy,
    silent: !visit,
    knownMs: receivedMs ?? handedOnMs,
    greetings: visit ? greetings : [],
  } as const
}

/** The latest check-in of those that are believed, and what was written at each stop. */
function ofReports(reports: readonly Report[], visits: readonly Visit[]) {
  const believed = new Set(
    visits.flatMap(({ receiver, giver, handedOn }) => [...receiver, ...giver, ...handedOn]),
  )
  const current = visits.at(-1)
  const currentIds = new Set(current ? [...current.receiver, ...current.giver, ...current.handedOn] : [])
  const greetings = new Map<string, string[]>()
  for (const { id, stopId, greeting } of reports) {
    if (greeting === '' || !believed.has(id)) continue
    greetings.set(stopId, [...(greetings.get(stopId) ?? []), greeting])
  }
  return { last: reports.findLast(({ id }) => currentIds.has(id)) ?? null, greetings }
}

/** When the baton left the stop that it was at last, or may be presumed to; at first, when the relay sets out. */
function leavesAt(
  here: TimedStop | undefined,
  visit: Visit | undefined,
  first: TimedStop | undefined,
  hold: Hold | null,
  nowMs: number,
): number {
  if (!here || !visit) return first?.departsMs ?? nowMs
  if (visit.handedOnMs !== null) return visit.handedOnMs
  const freeMs = Math.max(visit.receivedMs ?? nowMs, here.startsMs) + here.visitMs
  return hold && hold.atMs <= freeMs ? Math.max(freeMs, hold.untilMs) : freeMs
}
