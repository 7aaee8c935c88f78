import { bestChain, possibleTravel } from './best-chain.ts'
import {
  doubtful,
  leftOut,
  outsidePlan,
  reportedThoughSkipped,
  type Contradiction,
} from './contradictions.ts'
import type { TimedStop } from './expected-times.ts'
import { momentsOf } from './moments.ts'
import type { Report, StandingWords } from './standing-words.ts'

/** A time that the baton was at a stop, as the reports that fit together tell it. */
export interface Visit {
  /** Index of the stop. */
  index: number
  /** The first word that it was received; null when only somebody handed it on. */
  receivedMs: number | null
  /** The first word that it was handed on; null when nobody said so after it was received. */
  handedOnMs: number | null
  /** Ids of the events that say so, by who speaks. */
  receiver: string[]
  giver: string[]
  handedOn: string[]
  /** The latest of them. */
  last: Report
}

/** What the reports of a log amount to, taken together. */
export interface Believed {
  /** In the order in which they happened. */
  visits: Visit[]
  /** Those that no organiser has settled, the oldest first. */
  contradictions: Contradiction[]
  /** Events that say once more what the same side said before. */
  duplicates: string[]
}

/**
 * Of all that was reported, the part that fits together best: each stop reached from the one before in a time in
 * which that can be done, spoken for by as many as possible. What is left out is a late or repeated word about a
 * stop that the baton has been at anyway, or a contradiction.
 */
export function believedVisits(stops: readonly TimedStop[], words: StandingWords): Believed {
  const moments = momentsOf(stops, words)
  const possible = possibleTravel(stops, words.ways)
  const chain = bestChain(moments, possible)
  const visits: Visit[] = []
  for (const { index, reports } of chain) {
    let visit = visits.at(-1)
    for (const report of reports) {
      if (visit?.index !== index) {
        visit = {
          index,
          receivedMs: null,
          handedOnMs: null,
          receiver: [],
          giver: [],
          handedOn: [],
          last: report,
        }
        visits.push(visit)
      }
      takeIn(visit, report)
    }
  }

  const contradictions = doubtful(stops, chain, possible)
  if (chain.length < moments.length) {
    const believed = new Set(chain)
    const byStop = Map.groupBy(visits, ({ index }) => index)
    for (const moment of moments) {
      if (believed.has(moment)) continue
      const past = byStop.get(moment.index)?.find((visit) => beganMs(visit) <= moment.atMs)
      if (past) for (const report of moment.reports) takeInLate(past, report)
      else contradictions.push(leftOut(stops, moment, chain, possible))
    }
  }
  for (const [at, visit] of visits.entries()) {
    const following = visits[at + 1]
    const untilMs = following?.receivedMs ?? following?.handedOnMs ?? Infinity
    if (visit.handedOnMs !== null) visit.handedOnMs = Math.min(visit.handedOnMs, untilMs)
  }
  contradictions.push(...outsidePlan(stops, words.reports))
  if (words.skips.length > 0) contradictions.push(...reportedThoughSkipped(stops, visits, words.skips))
  return {
    visits,
    contradictions: contradictions
      .filter(({ eventIds }) => !isSettled(eventIds, words))
      .sort((a, b) => a.sinceMs - b.sinceMs || (a.stopId < b.stopId ? -1 : 1)),
    duplicates: visits.flatMap(({ receiver, giver, handedOn }) => [
      ...receiver.slice(1),
      ...giver.slice(1),
      ...handedOn.slice(1),
    ]),
  }
}

/** The coordinator has said, since the first of these was doubted, which of them stands. */
function isSettled(
  [doubted = '', ...others]: readonly string[],
  { confirmed, seqs }: StandingWords,
): boolean {
  const knownSince = seqs.get(doubted) ?? 0
  return [doubted, ...others].some((id) => (confirmed.get(id) ?? 0) > knownSince)
}

const beganMs = ({ receivedMs, handedOnMs }: Visit): number => receivedMs ?? handedOnMs ?? Infinity

/** Adds what a report of the chain says of its stop. */
function takeIn(visit: Visit, report: Report): void {
  const { kind, side, id, atMs } = report
  visit.last = report
  if (kind === 'handed-on') {
    visit.handedOnMs ??= atMs
    visit.handedOn.push(id)
    return
  }
  if (visit.receivedMs === null) {
    visit.receivedMs = atMs
    // Received after it was handed on: the wrong button was pressed first.
    visit.handedOnMs = null
  }
  visit[side === 'giver' ? 'giver' : 'receiver'].push(id)
}

/** Adds what was pressed long after: it confirms, but the time that was told first holds. */
function takeInLate(visit: Visit, { kind, side, id, atMs }: Report): void {
  if (kind === 'handed-on') {
    visit.handedOnMs ??= atMs
    visit.handedOn.push(id)
  } else visit[side === 'giver' ? 'giver' : 'receiver'].push(id)
}
