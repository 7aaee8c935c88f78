import type { DatedPlan } from '../contract/dated-plan.ts'
import type { LoggedEvent, RelayEvent } from '../contract/relay-event.ts'
import { believedVisits, type Visit } from './believed-visits.ts'
import { timedStops, type TimedStop } from './expected-times.ts'
import { honestIntervals, openVisit } from './honest-interval.ts'
import { locateBaton, type Baton } from './locate-baton.ts'
import { observedPace } from './observed-pace.ts'
import { cutOff, setOut } from './set-out.ts'
import { standingWords } from './standing-words.ts'
import { toldOfStops, type StopProgress } from './stop-progress.ts'
import { usePosition, type LegPosition } from './use-position.ts'
import { walkAhead } from './walk-ahead.ts'

export type { StopProgress } from './stop-progress.ts'

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

/** What phones tell: the public place, or all that organisers see. */
export type Positions = LegPosition | readonly LegPosition[] | null

/**
 * Where the baton is and when it comes where: a pure fold of a released plan, its relay's log and, where one is
 * known, the place of the phone that is carried on the leg under way.
 *
 * `nowMs` is the relay's own now (see `relayNow`). The result depends on which events there are, not on the
 * order in which they arrived. Reports that contradict the rest are left out (see `believedVisits`).
 */
export function progress(
  plan: DatedPlan,
  events: readonly (RelayEvent | LoggedEvent)[],
  nowMs: number,
  position: Positions = null,
): Progress {
  return progressOf(plan, events, position)(nowMs)
}

/** `progress` for those who ask again and again: what does not depend on the time is worked out once. */
export function progressOf(
  plan: DatedPlan,
  events: readonly (RelayEvent | LoggedEvent)[],
  position: Positions = null,
): (nowMs: number) => Progress {
  const stops = timedStops(plan.days)
  const words = standingWords(events)
  const { visits } = believedVisits(stops, words)
  const visit = visits.at(-1)
  const last = visit?.last ?? null
  const reached = visit?.index ?? -1
  const furthest = visits.reduce((most, { index }) => Math.max(most, index), -1)
  const visited = new Set(visits.map(({ index }) => index))
  const skippedIds = new Set(words.skips.map(({ stopId }) => stopId))
  const told = toldOfStops(stops, visits, words.reports)
  const hold = words.holds.findLast(({ atMs }) => !last || atMs >= last.atMs) ?? null
  const { pace, observed } = observedPace(stops, visits)
  const freeMs = leavesAt(stops[reached], visit, stops[0])
  const out = setOut({ plan, stops, at: reached, furthest, words, hold, pace }, freeMs)
  const positions = position === null ? [] : [position].flat()
  const asDue = positions.length > 0 ? walkAhead(out.legs, out.fromMs, pace, hold) : []
  const leftMs = couldLeaveMs(stops[reached], visit, stops[0])
  const unsure = visit && visit.handedOnMs === null ? openVisit(stops[reached]?.visitMs ?? 0) : SURE

  return (nowMs) => {
    const gps = usePosition(positions, out.legs, asDue, leftMs, nowMs)
    const legs = gps ? out.legs.slice(gps.leg) : out.legs
    if (gps && legs[0]) legs[0] = { ...legs[0], ...cutOff(legs[0], gps.share), notBeforeMs: -Infinity }
    const fromMs = gps ? gps.atMs : out.fromMs
    // On a later leg than the log knows of: the stops before it lie behind.
    const passed = gps ? out.legs.slice(0, gps.leg).findLast(({ towards }) => towards !== null) : undefined
    const at = passed?.towards ?? reached
    const upTo = Math.max(at, furthest)

    const walked = walkAhead(legs, fromMs, pace, hold, nowMs)
    const start = { freeMs: fromMs, observed, ...(gps ? SURE : unsure) }
    const intervals = honestIntervals(legs, walked, start, hold, nowMs)
    const baton = locateBaton({ plan, stops, at, last, staysMs: freeMs, legs, walked, hold, gps, nowMs })
    const legTo: number[] = []
    for (const [index, { towards }] of legs.entries()) if (towards !== null) legTo[towards] = index

    const stopsProgress = told.map((own, index): StopProgress => {
      const leg = legTo[index]
      const expectedMs = (leg === undefined ? own.knownMs : walked[leg]?.startsMs) ?? own.announcedMs
      const { earliestMs, latestMs } = (leg === undefined ? undefined : intervals[leg]) ?? {
        earliestMs: expectedMs,
        latestMs: expectedMs,
      }
      const isSkipped = !visited.has(index) && skippedIds.has(own.id)
      const isHere = index === at && baton.where === 'stop'
      return {
        id: own.id,
        state: isSkipped ? 'skipped' : leg !== undefined ? 'to-come' : isHere ? 'now' : 'done',
        receivedMs: own.receivedMs,
        handedOnMs: own.handedOnMs,
        toldBy: own.toldBy,
        presumed: index <= upTo && !visited.has(index) && !isSkipped,
        expectedMs,
        earliestMs,
        latestMs,
        delayS: Math.round((expectedMs - own.announcedMs) / 1000),
        greetings: own.greetings,
      }
    })
    const next = legs.find(({ towards }) => towards !== null)?.towards ?? null
    return {
      phase: baton.where === 'start' ? 'upcoming' : baton.where === 'finish' ? 'finished' : 'running',
      baton,
      stops: stopsProgress,
      next,
      delayS: next === null ? 0 : (stopsProgress[next]?.delayS ?? 0),
    }
  }
}

const SURE = { soonerMs: 0, laterMs: 0 }

/** When the baton left the stop that it was at last, or may be presumed to; at first, when the relay sets out. */
function leavesAt(
  here: TimedStop | undefined,
  visit: Visit | undefined,
  first: TimedStop | undefined,
): number {
  if (!here || !visit) return first?.departsMs ?? -Infinity
  return visit.handedOnMs ?? Math.max(visit.receivedMs ?? -Infinity, here.startsMs) + here.visitMs
}

/** Carriers meet before they set out: so long before it a phone on its way is not the baton's yet. */
const MEET_BEFORE_MS = 15 * 60_000

/** Since when a phone on the next leg can have the baton with it. */
function couldLeaveMs(
  here: TimedStop | undefined,
  visit: Visit | undefined,
  first: TimedStop | undefined,
): number {
  if (!here || !visit) return (first?.departsMs ?? -Infinity) - MEET_BEFORE_MS
  return visit.handedOnMs ?? (visit.receivedMs ?? here.startsMs) + here.visitMs / 2
}
