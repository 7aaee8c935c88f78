import type { WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import type { Door, LoggedEvent, Participants, Side } from '@stafet/domain/contract/relay-event.ts'

/** Who wrote an entry: an organiser by name, or null for the associations and the system itself. */
interface Told {
  id: string
  seq: number
  atMs: number
  /** Long after it happened, such as copied from paper in the evening; null when it was told at once. */
  toldLaterMs: number | null
  door: Door | null
  by: string | null
  /** It was taken back later. */
  takenBack: boolean
  /** The coordinator's own word or a check-in: something that can be taken back. */
  canTakeBack: boolean
}

export type DiaryEntry = Told &
  (
    | {
        what: 'received' | 'handed-on'
        stopId: string
        side: Side
        who: string
        participants: Participants | null
        greeting: string
      }
    | { what: 'skipped'; stopId: string; reason: string }
    | { what: 'held'; untilMs: number; reason: string }
    | { what: 'way-changed'; stopId: string; way: WayOnTheDay }
    | { what: 'withdrawn' | 'confirmed'; of: LoggedEvent | null }
    | { what: 'released'; number: number }
    | {
        what: 'noted'
        about: Extract<LoggedEvent, { kind: 'noted' }>['payload']['about']
        text: string
        stopId: string | null
      }
    | { what: 'ended' }
  )

/** What is told within this time of happening is told at once. */
const AT_ONCE_MS = 5 * 60_000

/**
 * The log as a diary: newest first by when things happened. `organisers` are names by id. In a rehearsal the two
 * clocks have nothing to do with each other: then nothing is said about when it was told. Notes whose text was
 * deleted, some time after the relay, say nothing any longer.
 */
export function diaryOf(
  events: readonly LoggedEvent[],
  organisers: Record<string, string>,
  realClock: boolean,
): DiaryEntry[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const takenBack = withdrawnIds(events)
  return events
    .filter((event) => event.kind !== 'noted' || event.payload.text !== '')
    .map((event): DiaryEntry => {
      const atMs = Date.parse(event.occurredAt)
      const receivedMs = Date.parse(event.receivedAt)
      const told: Told = {
        id: event.id,
        seq: event.seq,
        atMs,
        toldLaterMs: realClock && receivedMs - atMs > AT_ONCE_MS ? receivedMs : null,
        door: event.door,
        by: organisers[event.actor.replace(/^organiser:/, '')] ?? null,
        takenBack: takenBack.has(event.id),
        canTakeBack:
          !takenBack.has(event.id) &&
          ['received', 'handed-on', 'skipped', 'held', 'way-changed'].includes(event.kind),
      }
      switch (event.kind) {
        case 'received':
        case 'handed-on': {
          const { stopId, side, who, participants, greeting } = event.payload
          return { ...told, what: event.kind, stopId, side, who, participants, greeting }
        }
        case 'skipped':
          return { ...told, what: 'skipped', ...event.payload }
        case 'held':
          return {
            ...told,
            what: 'held',
            untilMs: Date.parse(event.payload.untilAt),
            reason: event.payload.reason,
          }
        case 'way-changed':
          return { ...told, what: 'way-changed', stopId: event.payload.stopId, way: event.payload.way }
        case 'withdrawn':
        case 'confirmed':
          return { ...told, what: event.kind, of: byId.get(event.payload.eventId) ?? null }
        case 'released':
          return { ...told, what: 'released', number: event.payload.number }
        case 'noted':
          return { ...told, what: 'noted', ...event.payload }
        case 'ended':
          return { ...told, what: 'ended' }
      }
    })
    .toSorted((a, b) => b.atMs - a.atMs || b.seq - a.seq)
}

/** What does not stand: taken back, and the taking back not taken back itself. */
export function withdrawnIds(events: readonly LoggedEvent[]): Set<string> {
  const withdrawn = new Set<string>()
  // The later of two words about the same counts, so the newest are read first.
  for (const event of events.toReversed()) {
    if (event.kind === 'withdrawn' && !withdrawn.has(event.id)) withdrawn.add(event.payload.eventId)
  }
  return withdrawn
}
