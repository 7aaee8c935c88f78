import type { Possible } from './best-chain.ts'
import type { Visit } from './believed-visits.ts'
import type { TimedStop } from './expected-times.ts'
import type { Moment } from './moments.ts'
import type { Report, Skip } from './standing-words.ts'

export type ContradictionCode =
  | 'no-time-to-travel' // nobody gets from the one to the other in the time between
  | 'out-of-order' // possible, but behind where the baton had come already
  | 'too-early' // hours before its announced time
  | 'handed-on-first' // handed on before it was received
  | 'skipped-yet-reported' // the coordinator said that it would not come here
  | 'not-in-plan' // a stop that the newest plan has left out

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

/** Why a moment is left out of the chain, and what stands against it. */
export function leftOut(
  stops: readonly TimedStop[],
  moment: Moment,
  chain: readonly Moment[],
  possible: Possible,
): Contradiction {
  const following = chain.findIndex(({ atMs }) => atMs > moment.atMs)
  const before = chain[(following === -1 ? chain.length : following) - 1]
  const after = following === -1 ? undefined : chain[following]
  const against = [
    ...(before && !possible(before, moment) ? [before] : []),
    ...(after && !possible(moment, after) ? [after] : []),
  ]
  const others = against.length > 0 ? against : [before, after].flatMap((one) => one ?? [])
  const code = moment.early ? 'too-early' : against.length > 0 ? 'no-time-to-travel' : 'out-of-order'
  return contradiction(stops, code, moment, others)
}

/** What is believed although something speaks against it. */
export function doubtful(
  stops: readonly TimedStop[],
  chain: readonly Moment[],
  possible: Possible,
): Contradiction[] {
  const found: Contradiction[] = []
  const spoke = new Set<number>()
  for (const [at, moment] of chain.entries()) {
    const before = chain[at - 1]
    if (before && moment.index < before.index) {
      found.push(contradiction(stops, 'out-of-order', moment, [before]))
    } else if (before && !possible(before, moment)) {
      found.push(contradiction(stops, 'no-time-to-travel', moment, [before]))
    } else if (moment.early && !spoke.has(moment.index)) {
      found.push(contradiction(stops, 'too-early', moment, []))
    }
    const handedOn = moment.reports.findIndex(({ kind }) => kind === 'handed-on')
    const received = moment.reports.findIndex(({ kind }) => kind === 'received')
    if (!spoke.has(moment.index) && handedOn !== -1 && received > handedOn) {
      found.push(contradiction(stops, 'handed-on-first', moment, []))
    }
    spoke.add(moment.index)
  }
  return found
}

/** Stops that the baton came to although the coordinator had said that it would not. */
export function reportedThoughSkipped(
  stops: readonly TimedStop[],
  visits: readonly Visit[],
  skips: readonly Skip[],
): Contradiction[] {
  const byId = new Map(visits.map((visit) => [stops[visit.index]?.stop.id, visit]))
  return skips.flatMap((skip) => {
    const visit = byId.get(skip.stopId)
    if (!visit) return []
    return {
      code: 'skipped-yet-reported',
      stopId: skip.stopId,
      sinceMs: Math.max(skip.atMs, visit.receivedMs ?? visit.handedOnMs ?? skip.atMs),
      eventIds: [skip.id, ...visit.receiver, ...visit.giver, ...visit.handedOn],
    }
  })
}

/** Reports of stops that the newest plan has left out: nobody can say where in the chain they belong. */
export function outsidePlan(stops: readonly TimedStop[], reports: readonly Report[]): Contradiction[] {
  const planned = new Set(stops.map(({ stop }) => stop.id))
  const byStop = Map.groupBy(
    reports.filter(({ stopId }) => !planned.has(stopId)),
    ({ stopId }) => stopId,
  )
  return [...byStop].map(([stopId, own]) => ({
    code: 'not-in-plan',
    stopId,
    sinceMs: Math.max(...own.map(({ atMs }) => atMs)),
    eventIds: own.map(({ id }) => id),
  }))
}

function contradiction(
  stops: readonly TimedStop[],
  code: ContradictionCode,
  doubted: Moment,
  others: readonly Moment[],
): Contradiction {
  const reports: Report[] = [doubted, ...others].flatMap((moment) => moment.reports)
  return {
    code,
    stopId: stops[doubted.index]?.stop.id ?? '',
    sinceMs: Math.max(...reports.map(({ atMs }) => atMs)),
    eventIds: reports.map(({ id }) => id),
  }
}
