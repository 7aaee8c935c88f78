import type { Position } from '../contract/primitives.ts'

const METRES_PER_DEGREE = 111_195

/** Leaves out points that lie within `toleranceM` of the line without them (Douglas and Peucker). */
export function simplifyLine(line: readonly Position[], toleranceM: number): Position[] {
  if (line.length < 3) return [...line]
  const shrink = Math.cos(((line[0]?.lat ?? 0) * Math.PI) / 180)
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span
    const [a, b] = [line[first], line[last]]
    if (!a || !b) continue
    let [furthest, furthestM] = [0, toleranceM]
    for (let at = first + 1; at < last; at++) {
      const point = line[at]
      const awayM = point ? awayFrom(a, b, point, shrink) : 0
      if (awayM > furthestM) [furthest, furthestM] = [at, awayM]
    }
    if (furthest === 0) continue
    keep[furthest] = 1
    spans.push([first, furthest], [furthest, last])
  }
  return line.filter((_, at) => keep[at] === 1)
}

/** Metres from a point to the stretch between two others, on the flat. */
function awayFrom(a: Position, b: Position, point: Position, shrink: number): number {
  const [dx, dy] = [(b.lon - a.lon) * shrink, b.lat - a.lat]
  const [px, py] = [(point.lon - a.lon) * shrink, point.lat - a.lat]
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square))
  return METRES_PER_DEGREE * Math.hypot(px - share * dx, py - share * dy)
}
