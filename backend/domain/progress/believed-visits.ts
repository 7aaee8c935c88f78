import { distanceM } from '../geo/distance.ts'
import type { Position } from '../contract/primitives.ts'
import type { TimedStop } from './expected-times.ts'
import type { Report, StandingWords } from './standing-words.ts'

const MINUTE = 60_000

/** Reports of a stop so close together speak of one moment. */
const SAME_MOMENT_MS = 10 * MINUTE
/** Clocks, and memories, may differ by so much between two stops. */
const SLACK_MS = 3 * MINUTE
/** Nobody is faster than this share of the planned time, nor than `FASTEST_MPS` where no leg is planned. */
const FASTEST_SHARE = 0.4
const FASTEST_MPS = 6
const FASTEST_BY_CAR_MPS = 30
/** A stop that is received so long before its announced time was more likely pressed by mistake. */
const TOO_EARLY_MS = 120 * MINUTE
/** So many earlier moments are looked back at for the one that a moment follows on. */
const LOOK_BACK = 40

/** A time that the baton was at a stop, as the reports that fit together tell it. */
export interface Visit {
  /** Index of the stop. */
  index: number
  /** The first word that it was received; null when only somebody handed it on. */
  receivedMs: number | null
  /** The last word that it was handed on; null when nobody said, or it was received again after. */
  handedOnMs: number | null
  /** Ids of the events that say so, by who speaks. */
  receiver: string[]
  giver: string[]
  handedOn: string[]
}

export type ContradictionCode =
  | 'no-time-to-travel' // nobody gets from the one to the other in the time between
  | 'out-of-order' // possible, but behind where the baton had come already
  | 'too-early' // hours before its announced time
  | 'handed-on-first' // handed on before it was received
  | 'skipped-yet-reported' // the coordinator said that it would not come here

/** What cannot all be true. The fold goes on with what fits together best, until an organiser says what holds. */
export interface Contradiction {
  code: ContradictionCode
  /** The stop whose reports are in doubt. */
  stopId: string
  /** When the doubt arose: the latest of what disagrees; milliseconds. */
  sinceMs: number
  /** Ids of the events that disagree, the doubted ones first. */
  eventIds: string[]
}

/** What the reports of a log amount to, taken together. */
export interface Believed {
  /** In the order in which they happened. */
  visits: Visit[]
  contradictions: Contradiction[]
  /** Events that say once more what was said before, from the same side. */
  duplicates: string[]
}

/** One moment at a stop, told by one report or by several close together. */
interface Moment {
  index: number
  atMs: number
  reports: Report[]
  /** How much speaks for it. */
  weight: number
  confirmed: boolean
  early: boolean
}

/**
 * Of all that was reported, the part that fits together best: each stop reached from the one before in a time in
 * which that can be done, spoken for by as many as possible. What is left out is a late or repeated word about a
 * stop that the baton has been at anyway, or a contradiction.
 */
export function believedVisits(stops: readonly TimedStop[], words: StandingWords): Believed {
  const indexOf = new Map(stops.map((timed, at) => [timed.stop.id, at]))
  const moments = momentsOf(stops, indexOf, words)
  const possible = possibleTravel(stops, words)
  const chain = bestChain(moments, possible)
  const visits: Visit[] = []
  const believed = new Set(chain)
  for (const moment of chain) {
    let visit = visits.at(-1)
    if (visit?.index !== moment.index) {
      visit = {
        index: moment.index,
        receivedMs: null,
        handedOnMs: null,
        receiver: [],
        giver: [],
        handedOn: [],
      }
      visits.push(visit)
    }
    takeIn(visit, moment.reports)
  }

  const contradictions: Contradiction[] = []
  for (const moment of moments) {
    if (believed.has(moment)) continue
    const known = visits.filter((visit) => visit.index === moment.index)
    const past = known.find((visit) => (visit.receivedMs ?? visit.handedOnMs ?? Infinity) <= moment.atMs)
    if (past) takeInLate(past, moment.reports)
    else contradictions.push(...doubt(moment, chain, possible, stops))
  }
  for (const [at, visit] of visits.entries()) {
    const following = visits[at + 1]
    const untilMs = following ? (following.receivedMs ?? following.handedOnMs ?? Infinity) : Infinity
    if (visit.handedOnMs !== null) visit.handedOnMs = Math.min(visit.handedOnMs, untilMs)
  }
  contradictions.push(...ofVisits(chain, visits, stops, words))
  return {
    visits,
    contradictions: contradictions
      .filter(({ eventIds }) => !eventIds.some((id) => words.confirmed.has(id)))
      .sort((a, b) => a.sinceMs - b.sinceMs || (a.stopId < b.stopId ? -1 : 1)),
    duplicates: visits.flatMap(({ receiver, giver, handedOn }) =>
      [receiver, giver, handedOn].flatMap((ids) => ids.slice(1)),
    ),
  }
}

/** Adds what some reports say of a stop, in the order in which they happened. */
function takeIn(visit: Visit, reports: readonly Report[]): void {
  for (const { kind, side, id, atMs } of reports) {
    if (kind === 'handed-on') {
      visit.handedOnMs = Math.max(visit.handedOnMs ?? -Infinity, atMs)
      visit.handedOn.push(id)
    } else {
      // Received after it was handed on: the wrong button was pressed first.
      if (visit.receivedMs === null) visit.handedOnMs = null
      visit.receivedMs ??= atMs
      visit[side === 'giver' ? 'giver' : 'receiver'].push(id)
    }
  }
}

/** Adds what was pressed long after: it confirms, but the time that was told first holds. */
function takeInLate(visit: Visit, reports: readonly Report[]): void {
  for (const { kind, side, id, atMs } of reports) {
    if (kind === 'handed-on') {
      visit.handedOnMs ??= atMs
      visit.handedOn.push(id)
    } else visit[side === 'giver' ? 'giver' : 'receiver'].push(id)
  }
}

function momentsOf(
  stops: readonly TimedStop[],
  indexOf: ReadonlyMap<string, number>,
  { reports, confirmed }: StandingWords,
): Moment[] {
  const moments: Moment[] = []
  const open: (Moment | undefined)[] = []
  for (const report of reports) {
    const index = indexOf.get(report.stopId)
    const timed = index === undefined ? undefined : stops[index]
    if (index === undefined || !timed) continue
    let moment = open[index]
    if (!moment || report.atMs - moment.atMs > SAME_MOMENT_MS) {
      const early = report.atMs < timed.startsMs - TOO_EARLY_MS
      moment = { index, atMs: report.atMs, reports: [], weight: 0, confirmed: false, early }
      open[index] = moment
      moments.push(moment)
    }
    moment.reports.push(report)
    if (confirmed.has(report.id)) moment.confirmed = true
  }
  for (const moment of moments) moment.weight = weigh(moment)
  return moments
}

/** Each side counts once, however often it pressed. */
function weigh({ reports, confirmed, early }: Moment): number {
  const says = (kind: Report['kind'], side?: Report['side']) =>
    reports.some((report) => report.kind === kind && (side === undefined || report.side === side))
  const voices =
    (says('received', 'receiver') ? 1 : 0) +
    (says('received', 'giver') ? 1 : 0) +
    (says('handed-on') ? 0.5 : 0)
  return confirmed ? voices + 1000 : early ? voices * 0.3 : voices
}

type Possible = (from: Moment, to: Moment) => boolean

/** Whether somebody can be at two stops at two times. */
function possibleTravel(stops: readonly TimedStop[], { ways }: StandingWords): Possible {
  const places: (Position | null)[] = []
  const plannedTo: number[] = []
  let planned = 0
  for (const [at, { stop, legMs }] of stops.entries()) {
    places.push(stop.position ?? places[at - 1] ?? null)
    planned += legMs
    plannedTo.push(planned)
  }
  const speed = ways.some(({ way }) => way === 'car') ? FASTEST_BY_CAR_MPS : FASTEST_MPS
  return (from, to) => {
    if (from.confirmed && to.confirmed) return true
    const [a, b] = [places[from.index], places[to.index]]
    const straightMs = a && b ? (distanceM(a, b) / speed) * 1000 : 0
    const walkedMs = Math.abs((plannedTo[to.index] ?? 0) - (plannedTo[from.index] ?? 0)) * FASTEST_SHARE
    return to.atMs - from.atMs + SLACK_MS >= Math.min(straightMs, walkedMs)
  }
}

/** The chain of moments that follow on one another for which most speaks; of equals the one that ends last. */
function bestChain(moments: readonly Moment[], possible: Possible): Moment[] {
  const firstAt = new Map<number, number>()
  for (const [at, { index }] of moments.entries()) if (!firstAt.has(index)) firstAt.set(index, at)
  const score: number[] = []
  const before: number[] = []
  let best = -1
  for (const [at, moment] of moments.entries()) {
    let found = -gapCost(-1, moment.index)
    let from = -1
    for (let other = at - 1; other >= Math.max(0, at - LOOK_BACK); other--) {
      const earlier = moments[other]
      if (!earlier) continue
      const goesBack = moment.index < earlier.index
      // A stop that spoke before has only pressed late.
      if (goesBack && firstAt.get(moment.index) !== at && !moment.confirmed) continue
      const cost = goesBack ? GOING_BACK : gapCost(earlier.index, moment.index)
      const reached = (score[other] ?? 0) - cost
      if (reached > found && possible(earlier, moment)) {
        found = reached
        from = other
      }
    }
    score.push(found + moment.weight)
    before.push(from)
    if (best === -1 || (score[at] ?? 0) >= (score[best] ?? 0)) best = at
  }
  const chain: Moment[] = []
  for (let at = best; at !== -1; at = before[at] ?? -1) {
    const moment = moments[at]
    if (moment) chain.push(moment)
  }
  return chain.reverse()
}

/** What a way back to an earlier stop must be outweighed by. */
const GOING_BACK = 0.6

/** A stop that nobody reported on the way speaks a little against it. */
function gapCost(from: number, to: number): number {
  return Math.min(0.25, Math.max(0, to - from - 1) * 0.02)
}

/** Why a moment is left out, and what stands against it. */
function doubt(
  moment: Moment,
  chain: readonly Moment[],
  possible: Possible,
  stops: readonly TimedStop[],
): Contradiction[] {
  const following = chain.findIndex(({ atMs }) => atMs > moment.atMs)
  const before = chain[(following === -1 ? chain.length : following) - 1]
  const after = following === -1 ? undefined : chain[following]
  const against = [
    ...(before && !possible(before, moment) ? [before] : []),
    ...(after && !possible(moment, after) ? [after] : []),
  ]
  const others = against.length > 0 ? against : [before, after].flatMap((one) => one ?? [])
  const code = moment.early ? 'too-early' : against.length > 0 ? 'no-time-to-travel' : 'out-of-order'
  return [
    contradiction(
      code,
      stops,
      moment.index,
      [moment, ...others].flatMap(({ reports }) => reports),
    ),
  ]
}

/** What is believed although something speaks against it. */
function ofVisits(
  chain: readonly Moment[],
  visits: readonly Visit[],
  stops: readonly TimedStop[],
  { skips }: StandingWords,
): Contradiction[] {
  const found: Contradiction[] = []
  for (const [at, moment] of chain.entries()) {
    const before = chain[at - 1]
    const first = chain.findIndex(({ index }) => index === moment.index) === at
    if (before && moment.index < before.index) {
      found.push(contradiction('out-of-order', stops, moment.index, [...moment.reports, ...before.reports]))
    } else if (moment.early && first) {
      found.push(contradiction('too-early', stops, moment.index, moment.reports))
    }
    const received = moment.reports.findIndex(({ kind }) => kind === 'received')
    const wrong = moment.reports.findIndex(({ kind }) => kind === 'handed-on')
    const last = moment.reports.at(-1)
    if (wrong !== -1 && received > wrong && last?.kind === 'received') {
      found.push(contradiction('handed-on-first', stops, moment.index, moment.reports))
    }
  }
  const visited = new Map(visits.map((visit) => [stops[visit.index]?.stop.id, visit]))
  for (const skip of skips) {
    const visit = visited.get(skip.stopId)
    if (!visit) continue
    found.push({
      code: 'skipped-yet-reported',
      stopId: skip.stopId,
      sinceMs: Math.max(skip.atMs, visit.receivedMs ?? visit.handedOnMs ?? skip.atMs),
      eventIds: [skip.id, ...visit.receiver, ...visit.giver, ...visit.handedOn],
    })
  }
  return found
}

function contradiction(
  code: ContradictionCode,
  stops: readonly TimedStop[],
  index: number,
  reports: readonly Report[],
): Contradiction {
  return {
    code,
    stopId: stops[index]?.stop.id ?? '',
    sinceMs: reports.reduce((latest, { atMs }) => Math.max(latest, atMs), -Infinity),
    eventIds: reports.map(({ id }) => id),
  }
}
