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
  says: { receiver: boolean; giver: boolean; handedOn: boolean }
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
      const says = { receiver: false, giver: false, handedOn: false }
      moment = { index, atMs: report.atMs, reports: [], says, weight: 0, confirmed: false, early }
      latest[index] = moment
      moments.push(moment)
    }
    moment.reports.push(report)
    if (report.kind === 'handed-on') moment.says.handedOn = true
    else if (report.side === 'giver') moment.says.giver = true
    else moment.says.receiver = true
    if (confirmed.size > 0 && confirmed.has(report.id)) moment.confirmed = true
  }
  const received = new Set<number>()
  const handedOn = new Set<number>()
  for (const moment of moments) {
    const { index, early, says } = moment
    moment.weight = weigh(moment, received.has(index), handedOn.has(index))
    if (early) continue
    if (says.receiver || says.giver) received.add(index)
    if (says.handedOn) handedOn.add(index)
  }
  return moments
}

/** Each side counts once, however often it pressed; what was said long before and is said again counts little. */
function weigh({ says, confirmed, early }: Moment, wasReceived: boolean, wasHandedOn: boolean): number {
  let voices = 0
  if (says.receiver && !wasReceived) voices += 1
  if (says.giver && !wasReceived) voices += 1
  if (says.handedOn && !wasHandedOn) voices += 0.5
  if (voices === 0) voices = SAID_AGAIN
  return confirmed ? voices + COORDINATORS_WORD : early ? voices * EARLY_SHARE : voices
}
