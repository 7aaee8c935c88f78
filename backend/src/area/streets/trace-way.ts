import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Arcs } from './profile-arcs.ts'
import type { StreetSearch } from './search-streets.ts'
import type { Snapped } from './snap-to-street.ts'
import type { StreetGraph } from './street-graph.ts'

/** A part of an edge as it is travelled: shares of its length from its `from`; `start` > `end` against it. */
export interface Travelled {
  readonly edge: number
  readonly start: number
  readonly end: number
}

/** The edges from where a search began to `junction`, in the order of travel. */
export function edgesTo(
  junction: number,
  search: StreetSearch,
  arcs: Arcs,
  from: Uint32Array,
  to: Uint32Array,
) {
  const way: Travelled[] = []
  let at = junction
  for (let arc = search.via[at] ?? -1; arc !== -1; arc = search.via[at] ?? -1) {
    const edge = arcs.edge[arc] ?? 0
    const along = arcs.along[arc] === 1
    way.push(along ? { edge, start: 0, end: 1 } : { edge, start: 1, end: 0 })
    at = (along ? from[edge] : to[edge]) ?? 0
  }
  return { edges: way.reverse(), begins: at }
}

/** The points that are passed, and the ferries that are taken, in their order. */
export function traceWay(
  graph: StreetGraph,
  way: readonly Travelled[],
): { line: Position[]; ferries: number[] } {
  const line: Position[] = []
  const ferries: number[] = []
  for (const { edge, start, end } of way) {
    const ferry = graph.ferry[edge] ?? -1
    if (ferry !== -1 && ferries.at(-1) !== ferry) ferries.push(ferry)
    for (const point of partOf(shapeOf(graph, edge), start, end)) {
      const last = line.at(-1)
      if (last?.lat !== point.lat || last.lon !== point.lon) line.push(point)
    }
  }
  return { line, ferries }
}

/** The point of the street that a place is snapped to. */
export function pointOf(graph: StreetGraph, { edge, share }: Snapped): Position {
  return partOf(shapeOf(graph, edge), share, share)[0] ?? { lat: 0, lon: 0 }
}

function shapeOf({ firstPoint, lat, lon }: StreetGraph, edge: number): Position[] {
  const shape: Position[] = []
  for (let point = firstPoint[edge] ?? 0; point < (firstPoint[edge + 1] ?? 0); point++) {
    shape.push({ lat: (lat[point] ?? 0) / 1e6, lon: (lon[point] ?? 0) / 1e6 })
  }
  return shape
}

/** A line from one share of its length to another; turned round when the second is the smaller. */
function partOf(shape: readonly Position[], start: number, end: number): Position[] {
  if (start > end) return partOf(shape, end, start).reverse()
  if (start === 0 && end === 1) return [...shape]
  const shrink = Math.cos(((shape[0]?.lat ?? 0) * Math.PI) / 180)
  const lengths = shape.map((point, at) => {
    const before = shape[at - 1] ?? point
    return Math.hypot(point.lat - before.lat, (point.lon - before.lon) * shrink)
  })
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const [from, to] = [start * whole, end * whole]
  const part: Position[] = []
  let passed = 0
  for (const [at, point] of shape.entries()) {
    const before = shape[at - 1] ?? point
    const length = lengths[at] ?? 0
    const spot = (metres: number): Position => {
      const share = length === 0 ? 0 : Math.min(1, (metres - passed) / length)
      return {
        lat: before.lat + (point.lat - before.lat) * share,
        lon: before.lon + (point.lon - before.lon) * share,
      }
    }
    const reached = passed + length
    const last = at === shape.length - 1
    if (part.length === 0 && (reached > from || last)) part.push(at === 0 ? point : spot(from))
    if (part.length > 0 && (reached >= to || last)) {
      part.push(at === 0 ? point : spot(to))
      return part
    }
    if (part.length > 0 && reached > from) part.push(point)
    passed = reached
  }
  return part
}
