import type { Position } from '../contract/primitives.ts'
import { distanceM } from '../geo/distance.ts'
import { shareNearest } from '../geo/share-nearest.ts'
import type { LegAhead } from './way-ahead.ts'

const MINUTE = 60_000

/** As new as this it is where they are; older, it is where they were seen. */
export const LIVE_MS = 3 * MINUTE
/** Older than this a place says too little of where they are now. */
export const SEEN_MS = 30 * MINUTE
/** A phone that does not know its place better than this tells nothing of how far they have come. */
const MOST_ACCURACY_M = 500
/** So near the place that they leave, in metres, they may still be there. */
const LEFT_M = 150

/** Where a phone on a leg was: as everybody may know it, or as organisers do. */
export interface LegPosition extends Position {
  /** The stop that the leg leads to. */
  stopId: string
  accuracyM: number | null
  occurredAt: string
  privacy?: 'live' | 'delayed'
}

/** A phone's place that tells where the baton is. */
export interface UsedPosition {
  place: Position
  atMs: number
  known: 'live' | 'seen'
  accuracyM: number | null
  delayed: boolean
  /** How much of the leg lies behind it, 0 to 1. */
  share: number
}

/**
 * Whether a phone's place tells where the baton is: it is on the very leg that is under way by the log, it is new,
 * later than the last check-in, and away from the stop that they leave. `from` is that stop's place.
 */
export function usePosition(
  position: LegPosition | null,
  leg: LegAhead | undefined,
  stopId: string | undefined,
  from: Position,
  sinceMs: number,
  nowMs: number,
): UsedPosition | null {
  if (!position || !leg || position.stopId !== stopId) return null
  const atMs = Date.parse(position.occurredAt)
  const ageMs = nowMs - atMs
  if (atMs < sinceMs || ageMs > SEEN_MS) return null
  const { lat, lon, accuracyM } = position
  if (accuracyM !== null && accuracyM > MOST_ACCURACY_M) return null
  const place = { lat, lon }
  if (distanceM(place, from) < LEFT_M + (accuracyM ?? 0)) return null
  const delayed = position.privacy === 'delayed'
  const known = ageMs <= LIVE_MS && !delayed ? 'live' : 'seen'
  return { place, atMs, known, accuracyM, delayed, share: shareNearest(place, leg.line) }
}
