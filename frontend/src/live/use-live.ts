import type { LiveSnapshot, RelayClock } from '@stafet/domain/contract/live.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import { startTransition, useEffect, useState } from 'react'
import type { ApiError } from '../ui/api.ts'
import { followRelay, nothingYet, type Connection, type Followed } from './follow-relay.ts'

/** A relay as it is followed. Its fold is `useProgress`; the server's time is `serverNowMs()`. */
export interface Live {
  /** null until the first one is here: then see `failure`. */
  snapshot: LiveSnapshot | null
  /** All events so far in order of `seq`; the same array until another one comes. */
  events: readonly RelayEvent[]
  clock: RelayClock | null
  /** Where the carriers' phone is; null when nobody knows, or may know. */
  position: PublicPosition | null
  connection: Connection
  /** When we last heard from the server (its real time, milliseconds); null while `live`. */
  staleSince: number | null
  failure: ApiError | null
}

const none: readonly RelayEvent[] = []

/** Follows the relay at a public address for as long as whoever calls is on screen. */
export function useLive(slug: string): Live {
  const [followed, setFollowed] = useState<Followed & { slug: string }>({ ...nothingYet, slug })
  useEffect(
    // News is drawn in small steps, between which the map goes on moving under somebody's finger.
    () => followRelay(slug, (next) => startTransition(() => setFollowed({ ...next, slug }))),
    [slug],
  )
  const { state, connection, staleSince, failure } = followed.slug === slug ? followed : nothingYet
  return {
    snapshot: state?.snapshot ?? null,
    events: state?.events ?? none,
    clock: state?.snapshot.clock ?? null,
    position: state?.position ?? null,
    connection,
    staleSince,
    failure,
  }
}
