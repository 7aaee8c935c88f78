import type { ControlRoom } from '@stafet/domain/contract/control-room.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { attention } from '@stafet/domain/progress/attention.ts'
import { custody, holderAt, type Custody, type Holding } from '@stafet/domain/progress/custody.ts'
import type { Progress } from '@stafet/domain/progress/progress.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { Shown } from '../../live/keep-shown.ts'
import { useLive } from '../../live/use-live.ts'
import { useProgress } from '../../live/use-progress.ts'
import { controlRoomQuery } from '../queries.ts'
import { gatherAttention, type Matter } from './gather-attention.ts'
import { roomStops, type RoomStop } from './room-stops.ts'

/** The day as the coordinator sees it now. */
export interface RoomView {
  relay: Relay
  room: ControlRoom
  stops: RoomStop[]
  byId: ReadonlyMap<string, RoomStop>
  progress: Shown['progress']
  /** The relay's own now, milliseconds. */
  nowMs: number
  custody: Custody
  holding: Holding | null
  matters: Matter[]
  batonPosition: () => Position | null
}

/** Asks for the room, and again at once whenever the relay's public stream says that something has happened. */
export function useRoomQuery(relay: Relay) {
  const query = useQuery(controlRoomQuery(relay.id))
  const { data: room, refetch } = query
  const live = useLive(relay.slug)
  const seq = Math.max(live.events.at(-1)?.seq ?? 0, live.snapshot?.seq ?? 0)
  const release = live.snapshot?.release.number ?? 0
  const behind = room !== undefined && (seq > room.seq || release > room.release.number)
  useEffect(() => {
    if (behind) void refetch()
  }, [behind, seq, refetch])
  return { query, connection: live.connection }
}

/** The folds of a room at its own now. */
export function useRoom(relay: Relay, room: ControlRoom): RoomView {
  const { release, events, positions } = room
  const stops = useMemo(() => roomStops(room), [room])
  const byId = useMemo(() => new Map(stops.map((one) => [one.stop.id, one])), [stops])
  const held = useMemo(() => custody(release.plan, events), [release, events])
  const { progress, nowMs, batonPosition } = useProgress(room, events, positions)
  const matters = useMemo(() => {
    const { attendance, contacts, trackers, calls, recentPositions } = room
    // Where exactly the baton is has no part in what needs attention.
    const whole: Progress = { ...progress, baton: { ...progress.baton, position: null } }
    return gatherAttention(
      attention({
        ...{ plan: release.plan, events, progress: whole, custody: held, nowMs },
        ...{ attendance, contacts, trackers, calls, positions: [...positions, ...recentPositions] },
      }),
    )
  }, [room, release, events, positions, progress, held, nowMs])
  return {
    ...{ relay, room, stops, byId, progress, nowMs, custody: held, matters, batonPosition },
    holding: holderAt(held, nowMs) ?? null,
  }
}
