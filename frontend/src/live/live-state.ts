import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import { withPublicEvents } from '@stafet/domain/progress/public-log.ts'

/** What a viewer has of a relay: the newest snapshot, and every event up to `seq` without a gap. */
export interface LiveState {
  snapshot: LiveSnapshot
  events: readonly RelayEvent[]
  seq: number
  /** Where the carriers' phone is; null when nobody knows, or may know. */
  position: PublicPosition | null
}

/**
 * Takes in a whole snapshot. One that is older than what is here (it was slower on its way, or came from a
 * cache) never turns the time back; a newer one of another relay or release replaces all. Positions have no
 * number to tell which is newer: while the stream runs (`streaming`) its word on them holds, not what comes beside it.
 */
export function withSnapshot(state: LiveState | null, snapshot: LiveSnapshot, streaming = false): LiveState {
  const fresh = { snapshot, events: snapshot.events, seq: snapshot.seq, position: snapshot.position }
  if (!state || state.snapshot.relay.id !== snapshot.relay.id) return fresh
  if (snapshot.release.number < state.snapshot.release.number) return state
  const position = streaming || snapshot.seq < state.seq ? state.position : snapshot.position
  return snapshot.seq >= state.seq ? { ...fresh, position } : { ...state, snapshot, position }
}

/** Takes in where the phone is now; null clears what was known. Another relay's is passed over. */
export function withPosition(state: LiveState, relayId: string, position: PublicPosition | null): LiveState {
  return state.snapshot.relay.id === relayId && (position ?? state.position) ? { ...state, position } : state
}

/**
 * Appends events strictly by `seq`; what is already here is passed over.
 * `missing`: something lies between what is here and what came, so a whole snapshot is needed.
 * `outdated`: an event says that the snapshot's plan or clock is no longer the newest.
 */
export function withEvents(
  state: LiveState,
  relayId: string,
  incoming: readonly RelayEvent[],
): { state: LiveState; missing: boolean; outdated: boolean } {
  if (state.snapshot.relay.id !== relayId) return { state, missing: true, outdated: false }
  const added: RelayEvent[] = []
  let seq = state.seq
  for (const event of incoming) {
    if (event.seq <= seq) continue
    if (event.seq > seq + 1) {
      return { state: appended(state, added, seq), missing: true, outdated: false }
    }
    added.push(event)
    seq = event.seq
  }
  const outdated = added.some(
    (event) =>
      event.kind === 'ended' ||
      (event.kind === 'released' && event.payload.number > state.snapshot.release.number),
  )
  return { state: appended(state, added, seq), missing: false, outdated }
}

function appended(state: LiveState, added: readonly RelayEvent[], seq: number): LiveState {
  return added.length === 0 ? state : { ...state, events: withPublicEvents(state.events, added), seq }
}
