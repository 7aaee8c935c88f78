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

  const passed = metresTo(line)
  const target = share * (passed[line.length - 1] ?? 0)
  // The first point that lies no nearer than the target.
  let [low, high] = [1, line.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((passed[middle] ?? 0) < target) low = middle + 1
    else high = middle
  }
  const from = line[low - 1] ?? first
  const to = line[low] ?? last
  const before = passed[low - 1] ?? 0
  const length = (passed[low] ?? 0) - before
  const part = length === 0 ? 0 : (target - before) / length
  return { lat: from.lat + (to.lat - from.lat) * part, lon: from.lon + (to.lon - from.lon) * part }
}

/** What is left of a line after a share (0 to 1) of its length; its last point when nothing is. */
export function lineFrom(line: readonly Position[], share: number): readonly Position[] {
  const from = pointAlong(line, share)
  if (share <= 0 || !from) return line
  const passed = metresTo(line)
  const target = Math.min(1, share) * (passed[line.length - 1] ?? 0)
  return [from, ...line.filter((_, at) => (passed[at] ?? 0) > target)]
}

/** A baton is asked for ten times a second, and its leg along streets has hundreds of points. */
const measured = new WeakMap<readonly Position[], Float64Array>()

/** How far each point lies along the line. Lines are never changed, so each is measured once. */
function metresTo(line: readonly Position[]): Float64Array {
  const known = measured.get(line)
  if (known) return known
  const passed = new Float64Array(line.length)
  for (const [at, point] of line.entries()) {
    passed[at] = (passed[at - 1] ?? 0) + distanceM(line[at - 1] ?? point, point)
  }
  measured.set(line, passed)
  return passed
}
