import type { Position } from '../contract/primitives.ts'
import type { PositionFlaw } from '../contract/tracking.ts'
import { distanceToLineM } from '../geo/distance-to-line.ts'
import type { PositionReport } from './reading.ts'

/** A phone's clock may be this far ahead of ours; positions are timed by satellites, so it seldom is at all. */
const FUTURE_MS = 5 * 60_000
/** Carriers meet before the day begins, and may be late; beyond that nobody's way is any business of ours. */
const BEFORE_DAY_MS = 2 * 3_600_000
const AFTER_DAY_MS = 3 * 3_600_000
const MOST_ACCURACY_M = 200
/** A detour stays within this of the planned way; a place beyond it is an error, or somebody's private errand. */
const MOST_FROM_LEG_M = 5000

/** What a leg says about where and when its tracker can be. */
export interface TrackedLeg {
  /** Along the planned way; empty when it is not known, and then no place is too far. */
  readonly line: readonly Position[]
  readonly dayStartsMs: number
  readonly dayEndsMs: number
}

export interface CheckedPosition {
  readonly report: PositionReport
  /** null for one outside the day: it keeps its time, not its place. */
  readonly place: Position | null
  /** Latitude and longitude came exchanged and have been put right. */
  readonly exchanged: boolean
  readonly flaw: PositionFlaw | null
}

/** Judges a report by itself; what it takes others to see is judged by `findJumps`. */
export function checkPosition(report: PositionReport, leg: TrackedLeg, nowMs: number): CheckedPosition {
  const { occurredMs, lat, lon, accuracyM } = report
  if (occurredMs > nowMs + FUTURE_MS) return { report, place: null, exchanged: false, flaw: 'in-future' }
  if (occurredMs < leg.dayStartsMs - BEFORE_DAY_MS || occurredMs > leg.dayEndsMs + AFTER_DAY_MS) {
    return { report, place: null, exchanged: false, flaw: 'outside-day' }
  }
  const given = { lat, lon }
  const turned = { lat: lon, lon: lat }
  const exchanged = !isNear(given, leg) && Math.abs(turned.lat) <= 90 && isNear(turned, leg)
  const place = exchanged ? turned : given
  const flaw = !isNear(place, leg)
    ? 'far-from-leg'
    : accuracyM !== null && accuracyM > MOST_ACCURACY_M
      ? 'inaccurate'
      : null
  return { report, place, exchanged, flaw }
}

function isNear(place: Position, { line }: TrackedLeg): boolean {
  return line.length === 0 || distanceToLineM(place, line) <= MOST_FROM_LEG_M
}
