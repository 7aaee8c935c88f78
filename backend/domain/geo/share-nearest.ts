import type { Position } from '../contract/primitives.ts'
import { distanceM } from './distance.ts'

/**
 * The share (0 to 1) of a line's length at which it comes nearest to a place; 0 for a line without length. Sought on
 * a flat map around the place, which is exact enough over the few kilometres of a leg.
 */
export function shareNearest(place: Position, line: readonly Position[]): number {
  const shrink = Math.cos((place.lat * Math.PI) / 180)
  let passed = 0
  let nearest = { away: Infinity, atM: 0 }
  for (const [at, to] of line.entries()) {
    const from = line[at - 1] ?? to
    const [x, y] = [(from.lon - place.lon) * shrink, from.lat - place.lat]
    const [dx, dy] = [(to.lon - from.lon) * shrink, to.lat - from.lat]
    const length2 = dx * dx + dy * dy
    const part = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(x * dx + y * dy) / length2))
    const away = Math.hypot(x + dx * part, y + dy * part)
    const lengthM = distanceM(from, to)
    if (away < nearest.away) nearest = { away, atM: passed + lengthM * part }
    passed += lengthM
  }
  return passed === 0 ? 0 : nearest.atM / passed
}
