import type { DatedPlan } from '../contract/dated-plan.ts'
import type { RelayEvent } from '../contract/relay-event.ts'
import { locateBaton, type Baton } from './locate-baton.ts'
import { expectedTimes, timedStops, type TimedStop } from './expected-times.ts'
import { standingReports, type Report } from './standing-reports.ts'

export interface StopProgress {
  id: string
  /** `now`: the baton is here, received and not handed on as far as anybody knows. */
  state: 'done' | 'now' | 'to-come'
  /** Milliseconds since 1970; null when nobody reported it. */
  receivedMs: number | null
  handedOnMs: number | null
  /** Done only because a later stop reported: nobody said anything here. */
  presumed: boolean
  /** When the visit started, or is expected to; milliseconds. */
  expectedMs: number
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
 * Where the baton is and when it comes where: a pure fold of a released plan and its relay's log.
 *
 * `nowMs` is the relay's own now (see `relayNow`). The result depends on which events there are, not on the
 * order in which they arrived. The latest report by the time it happened tells where the baton is, so one
 * pressed by mistake far ahead is mended by the next true one.
 */
export function progress(plan: DatedPlan, events: readonly RelayEvent[], nowMs: number): Progress {
  return progressOf(plan, events)(nowMs)
}

/** `progress` for those who ask again and again: what does not depend on the time is worked out once. */
export function progressOf(plan: DatedPlan, events: readonly RelayEvent[]): (nowMs: number) => Progress {
  const stops = timedStops(plan.days)
  const indexOf = new Map(stops.map((timed, at) => [timed.stop.id, at]))
  const reports = standingReports(events).filter((report) => indexOf.has(report.stopId))
  const last = reports.reduce<Report | null>((best, report) => later(best, report, indexOf), null)
  const reached = last ? (indexOf.get(last.stopId) ?? -1) : -1
  const next = reached + 1 < stops.length ? reached + 1 : null

  const byStop = stops.map((): Report[] => [])
  for (const report of reports) byStop[indexOf.get(report.stopId) ?? -1]?.push(report)
  const told = stops.map((timed, at) => ({ timed, ...toldAt(at <= reached ? (byStop[at] ?? []) : []) }))
  const ofReached = byStop[reached] ?? []

  return (nowMs) => {
    const freeMs = leavesAt(stops[reached], ofReached, stops[0], nowMs)
    const expected = expectedTimes(stops, reached + 1, freeMs, nowMs)
    const baton = locateBaton({ plan, stops, reached, last, freeMs, expected, nowMs })
    const stopsProgress = told.map(
      ({ timed, receivedMs, handedOnMs, greetings, silent }, at): StopProgress => {
        const expectedMs = receivedMs ?? handedOnMs ?? expected[at - reached - 1]?.startsMs ?? timed.startsMs
        return {
          id: timed.stop.id,
          state: at > reached ? 'to-come' : at === reached && baton.where === 'stop' ? 'now' : 'done',
          receivedMs,
          handedOnMs,
          presumed: at <= reached && silent,
          expectedMs,
          delayS: Math.round((expectedMs - timed.startsMs) / 1000),
          greetings,
        }
      },
    )
    return {
      phase: baton.where === 'start' ? 'upcoming' : baton.where === 'finish' ? 'finished' : 'running',
      baton,
      stops: stopsProgress,
      next,
      delayS: next === null ? 0 : (stopsProgress[next]?.delayS ?? 0),
    }
  }
}

/** What a stop's own reports say, in the order in which they happened. */
function toldAt(own: readonly Report[]) {
  const latest = own.at(-1)
  return {
    receivedMs: own.find((report) => report.kind === 'received')?.atMs ?? null,
    handedOnMs: latest?.kind === 'handed-on' ? latest.atMs : null,
    greetings: own.flatMap((report) => (report.greeting === '' ? [] : report.greeting)),
    silent: own.length === 0,
  }
}

/** Of two reports the one that tells more of where the baton is now: later, then further on, then handed on. */
function later(best: Report | null, report: Report, indexOf: ReadonlyMap<string, number>): Report {
  if (!best) return report
  const further = (indexOf.get(report.stopId) ?? 0) - (indexOf.get(best.stopId) ?? 0)
  const order = report.atMs - best.atMs || further || (report.kind === 'handed-on' ? 1 : -1)
  return order > 0 ? report : best
}

/** When the baton left the stop that it has reached, or may be presumed to; at first, when the relay sets out. */
function leavesAt(
  reached: TimedStop | undefined,
  reports: readonly Report[],
  first: TimedStop | undefined,
  nowMs: number,
): number {
  if (!reached) return first?.departsMs ?? nowMs
  const handedOn = reports.findLastIndex((report) => report.kind === 'handed-on')
  const latest = reports.at(-1)
  if (latest && handedOn === reports.length - 1) return latest.atMs
  // Received after it was handed on: the wrong button was pressed first.
  const received = reports[handedOn + 1]
  return Math.max(received?.atMs ?? nowMs, reached.startsMs) + reached.visitMs
}
