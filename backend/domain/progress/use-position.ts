import type { Position } from '../contract/primitives.ts'
import { distanceToLineM } from '../geo/distance-to-line.ts'
import { distanceM } from '../geo/distance.ts'
import { shareNearest } from '../geo/share-nearest.ts'
import type { LegAhead } from './way-ahead.ts'
import type { Walked } from './walk-ahead.ts'

const MINUTE = 60_000

/** As new as this it is where they are; older, it is where they were seen. */
const LIVE_MS = 3 * MINUTE
/** Older than this a place says too little of where they are now. */
const SEEN_MS = 30 * MINUTE
/** A phone that does not know its place better than this tells nothing of how far they have come. */
export const MOST_ACCURACY_M = 500
/** So near a place, in metres and beyond what the phone errs, they may be there. */
export const NEAR_M = 150
/** On a leg beyond the next stop they count only near its line and no sooner than the baton can be there: others may
 * be on their way to meet it. */
const BESIDE_LINE_M = 200
const AHEAD_OF_TIME_MS = 10 * MINUTE

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
  /** Which of the legs ahead it is on, and how much of that leg lies behind it, 0 to 1. */
  leg: number
  share: number
  /** It is where the leg ends, as far as the phone can tell. */
  arrived: boolean
}

/**
 * The newest of some phones' places that tells where the baton is: it is new, and on the leg under way (or on a later one, when
 * check-ins were forgotten), away from the place that it leaves, since the baton can have left that (`sinceMs`).
 */
export function usePosition(
  positions: readonly LegPosition[],
  legs: readonly LegAhead[],
  walked: readonly Walked[],
  sinceMs: number,
  nowMs: number,
): UsedPosition | null {
  return positions
    .map((position) => usable(position, legs, walked, sinceMs, nowMs))
    .reduce((best, one) => (one && (!best || one.atMs > best.atMs) ? one : best), null)
}

function usable(
  position: LegPosition,
  legs: readonly LegAhead[],
  walked: readonly Walked[],
  sinceMs: number,
  nowMs: number,
): UsedPosition | null {
  const atMs = Date.parse(position.occurredAt)
  const ageMs = nowMs - atMs
  if (!(atMs >= sinceMs) || ageMs > SEEN_MS) return null
  const { lat, lon, accuracyM, stopId } = position
  if (accuracyM !== null && accuracyM > MOST_ACCURACY_M) return null
  const index = legs.findIndex(({ through }) => through.includes(stopId))
  const leg = legs[index]
  if (!leg || leg.towards === null) return null

  const place = { lat, lon }
  const errsM = accuracyM ?? 0
  const left = leg.line[0]
  if (left && distanceM(place, left) < NEAR_M + errsM) return null
  const isLater = legs.slice(0, index).some(({ towards }) => towards !== null)
  if (isLater) {
    const earliestMs = (walked[index]?.departsMs ?? Infinity) - AHEAD_OF_TIME_MS
    if (atMs < earliestMs || distanceToLineM(place, leg.line) > BESIDE_LINE_M + errsM) return null
  }
  const delayed = position.privacy === 'delayed'
  const known = ageMs <= LIVE_MS && !delayed ? 'live' : 'seen'
  const end = leg.line.at(-1)
  const arrived = end !== undefined && distanceM(place, end) <= NEAR_M + errsM
  const share = shareNearest(place, leg.line)
  return { place, atMs, known, accuracyM, delayed, leg: index, share, arrived }
}
