import type { Position } from '../contract/primitives.ts'
import { distanceM } from './distance.ts'

/**
 * The point a share (0 to 1) of a line's length from its first point; null for a line without points.
 * Between two points it goes straight in degrees, which is exact enough over the few kilometres of a leg.
 */
export function pointAlong(line: readonly Position[], share: number): Position | null {
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return null
  if (share <= 0) return first
  if (share >= 1) return last

  const lengths = line.slice(1).map((point, at) => distanceM(line[at] ?? point, point))
  let left = share * lengths.reduce((sum, length) => sum + length, 0)
  for (const [at, length] of lengths.entries()) {
    const from = line[at] ?? first
    const to = line[at + 1] ?? last
    if (left <= length && length > 0) {
      const part = left / length
      return { lat: from.lat + (to.lat - from.lat) * part, lon: from.lon + (to.lon - from.lon) * part }
    }
    left -= length
  }
  return last
}
