import type { WayOnTheDay } from '../contract/dated-plan.ts'
import type { LoggedEvent, RelayEvent, Side } from '../contract/relay-event.ts'
import { instantMs } from './instant-ms.ts'

/** A check-in that has not been taken back. */
export interface Report {
  id: string
  kind: 'received' | 'handed-on'
  /** Who says so: those at the stop, or those who came with the baton. */
  side: Side
  stopId: string
  atMs: number
  greeting: string
}

/** The coordinator's word that the baton will not come to a stop. */
export interface Skip {
  id: string
  stopId: string
  atMs: number
}

/** The coordinator's word that the baton waits where it is. */
export interface Hold {
  id: string
  atMs: number
  untilMs: number
}

/** The coordinator's word that the leg to a stop is travelled in another way. */
export interface WayChange {
  id: string
  stopId: string
  way: WayOnTheDay
  durationMs: number
  atMs: number
}

/** All that stands in a log, each list in the order in which things happened. */
export interface StandingWords {
  reports: Report[]
  skips: Skip[]
  holds: Hold[]
  ways: WayChange[]
  /** Events that the coordinator says stand, against what contradicts them: each with `seq` of the last such word. */
  confirmed: ReadonlyMap<string, number>
  /** `seq` of every event, by its id; empty where nothing is confirmed. */
  seqs: ReadonlyMap<string, number>
  /** Who keeps the baton after a stop, by the stop's id; known to organisers only. */
  keepers: ReadonlyMap<string, string>
}

/**
 * What stands in a log: all that has not been taken back. The order in which it reached the log makes no
 * difference, but to what the coordinator can have known: phones that were offline send late, and some send twice.
 */
export function standingWords(events: readonly (RelayEvent | LoggedEvent)[]): StandingWords {
  const withdrawn = withdrawnIds(events)
  const reports: Report[] = []
  const skips: Skip[] = []
  const holds: Hold[] = []
  const ways: WayChange[] = []
  const confirmed = new Map<string, number>()
  const keepers: { stopId: string; name: string; id: string; atMs: number }[] = []
  for (const event of events) {
    const { id } = event
    if (withdrawn.size > 0 && withdrawn.has(id)) continue
    switch (event.kind) {
      case 'received':
      case 'handed-on': {
        const { stopId, side, greeting } = event.payload
        reports.push({ id, kind: event.kind, side, stopId, atMs: instantMs(event.occurredAt), greeting })
        break
      }
      case 'skipped':
        skips.push({ id, stopId: event.payload.stopId, atMs: instantMs(event.occurredAt) })
        break
      case 'held':
        holds.push({
          id,
          atMs: instantMs(event.occurredAt),
          untilMs: instantMs(event.payload.untilAt),
        })
        break
      case 'way-changed': {
        const { stopId, way, durationS } = event.payload
        ways.push({ id, stopId, way, durationMs: durationS * 1000, atMs: instantMs(event.occurredAt) })
        break
      }
      case 'confirmed': {
        const { eventId } = event.payload
        confirmed.set(eventId, Math.max(event.seq, confirmed.get(eventId) ?? 0))
        break
      }
      case 'noted':
        if ('about' in event.payload && event.payload.about === 'keeper' && event.payload.stopId !== null) {
          const { stopId, text } = event.payload
          // Some time after the relay nobody knows the name any longer.
          if (text !== '') keepers.push({ stopId, name: text, id, atMs: instantMs(event.occurredAt) })
        }
        break
      case 'released':
      case 'withdrawn':
      case 'ended':
        break
    }
  }
  return {
    reports: inOrder(reports),
    skips: inOrder(skips),
    holds: inOrder(holds),
    ways: inOrder(ways),
    confirmed,
    seqs: new Map(confirmed.size > 0 ? events.map(({ id, seq }) => [id, seq]) : []),
    keepers: new Map(keepers.sort(asItHappened).map(({ stopId, name }) => [stopId, name])),
  }
}

/** What was taken back. A withdrawal can be taken back itself; each speaks of something earlier in the log. */
function withdrawnIds(events: readonly (RelayEvent | LoggedEvent)[]): ReadonlySet<string> {
  const withdrawals = events.flatMap((event) =>
    event.kind === 'withdrawn' ? { id: event.id, of: event.payload.eventId } : [],
  )
  const withdrawn = new Set<string>()
  if (withdrawals.length === 0) return withdrawn
  const by = Map.groupBy(withdrawals, ({ of }) => of)
  const stands = (id: string, asked: readonly string[]): boolean =>
    asked.includes(id) || !(by.get(id) ?? []).some((withdrawal) => stands(withdrawal.id, [...asked, id]))
  for (const { of } of withdrawals) if (!stands(of, [])) withdrawn.add(of)
  return withdrawn
}

/** In the order in which they happened, each once. */
function inOrder<Word extends { id: string; atMs: number }>(words: Word[]): Word[] {
  words.sort(asItHappened)
  return words.filter((word, at) => word.id !== words[at - 1]?.id)
}

/** Earlier first; what happened in the same moment in an order that does not depend on how it arrived. */
function asItHappened(a: { id: string; atMs: number }, b: { id: string; atMs: number }): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}
