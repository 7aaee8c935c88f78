import type { TimedStop } from './expected-times.ts'
import type { Report, StandingWords } from './standing-words.ts'

const MINUTE = 60_000

/** Reports of a stop so close together speak of one moment. */
const SAME_MOMENT_MS = 10 * MINUTE
/** A stop that is received so long before its announced time was more likely pressed by mistake. */
const TOO_EARLY_MS = 120 * MINUTE
/** More than all that anybody can say against it. */
const COORDINATORS_WORD = 1000
const SAID_AGAIN = 0.1
/** How much less a word counts that comes hours too early. */
const EARLY_SHARE = 0.3

/** One moment at a stop, told by one report or by several close together. */
export interface Moment {
  /** Index of the stop. */
  index: number
  atMs: number
  /** In the order in which they happened. */
  reports: Report[]
  /** How much speaks for it. */
  weight: number
  /** The coordinator said that it stands. */
  confirmed: boolean
  /** Hours before the stop's announced time. */
  early: boolean
}

/** The reports of a plan's stops as moments, in the order in which they happened. */
export function momentsOf(stops: readonly TimedStop[], { reports, confirmed }: StandingWords): Moment[] {
  const indexOf = new Map(stops.map((timed, at) => [timed.stop.id, at]))
  const moments: Moment[] = []
  const latest: (Moment | undefined)[] = []
  for (const report of reports) {
    const index = indexOf.get(report.stopId)
    const timed = index === undefined ? undefined : stops[index]
    if (index === undefined || !timed) continue
    let moment = latest[index]
    if (!moment || report.atMs - moment.atMs > SAME_MOMENT_MS) {
      const early = report.atMs < timed.startsMs - TOO_EARLY_MS
      moment = { index, atMs: report.atMs, reports: [], weight: 0, confirmed: false, early }
      latest[index] = moment
      moments.push(moment)
    }
    moment.reports.push(report)
    if (confirmed.size > 0 && confirmed.has(report.id)) moment.confirmed = true
  }
  const received = new Set<number>()
  const handedOn = new Set<number>()
  for (const moment of moments) {
    moment.weight = weigh(moment, received.has(moment.index), handedOn.has(moment.index))
    if (moment.early) continue
    if (moment.reports.some(({ kind }) => kind === 'received')) received.add(moment.index)
    if (moment.reports.some(({ kind }) => kind === 'handed-on')) handedOn.add(moment.index)
  }
  return moments
}

/** Each side counts once, however often it pressed; what was said long before and is said again counts little. */
function weigh({ reports, confirmed, early }: Moment, wasReceived: boolean, wasHandedOn: boolean): number {
  let [receiver, giver, handedOn] = [0, 0, 0]
  for (const { kind, side } of reports) {
    if (kind === 'handed-on') handedOn = wasHandedOn ? 0 : 0.5
    else if (side === 'giver') giver = wasReceived ? 0 : 1
    else receiver = wasReceived ? 0 : 1
  }
  const voices = Math.max(SAID_AGAIN, receiver + giver + handedOn)
  return confirmed ? voices + COORDINATORS_WORD : early ? voices * EARLY_SHARE : voices
}
