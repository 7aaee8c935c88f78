export type Point = readonly [x: number, y: number]

/** A box with y growing to the north. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** The parts of a line inside a box, edges included; where it crosses an edge a point is added there. */
export function clipLine(line: readonly Point[], box: Box): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  const end = () => {
    if (part.length > 1) parts.push(part)
    part = []
  }
  for (let i = 1; i < line.length; i += 1) {
    const a = line[i - 1]
    const b = line[i]
    if (!a || !b) continue
    const inside = clipSegment(a, b, box)
    if (!inside) {
      end()
      continue
    }
    if (inside.from > 0) end()
    if (part.length === 0) part.push(onSegment(a, b, inside.from, box))
    part.push(onSegment(a, b, inside.to, box))
    if (inside.to < 1) end()
  }
  end()
  return parts.filter((points) => points.some(([x, y]) => x !== points[0]?.[0] || y !== points[0]?.[1]))
}

/** Liang and Barsky's: the share of the segment at which it is in the box, or null. */
function clipSegment([ax, ay]: Point, [bx, by]: Point, box: Box): { from: number; to: number } | null {
  let from = 0
  let to = 1
  const edges: [towards: number, room: number][] = [
    [ax - bx, ax - box.west],
    [bx - ax, box.east - ax],
    [ay - by, ay - box.south],
    [by - ay, box.north - ay],
  ]
  for (const [towards, room] of edges) {
    if (towards === 0) {
      if (room < 0) return null
      continue
    }
    const share = room / towards
    if (towards < 0) from = Math.max(from, share)
    else to = Math.min(to, share)
  }
  return from <= to ? { from, to } : null
}

/** A point of the segment, exactly on the box's edge where rounding would leave it beside. */
function onSegment(a: Point, b: Point, share: number, box: Box): Point {
  if (share === 0) return a
  if (share === 1) return b
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
  return [
    clamp(snap(a[0] + (b[0] - a[0]) * share, box.west, box.east), box.west, box.east),
    clamp(snap(a[1] + (b[1] - a[1]) * share, box.south, box.north), box.south, box.north),
  ]
}

function snap(value: number, low: number, high: number): number {
  const nearly = (high - low) * 1e-9
  if (Math.abs(value - low) < nearly) return low
  return Math.abs(value - high) < nearly ? high : value
}
