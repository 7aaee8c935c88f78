import type { Position } from '../contract/primitives.ts'
import { distanceM } from './distance.ts'

/**
 * Metres from a place to the nearest point of a line; Infinity for a line without points. The nearest point is
 * sought on a flat map around the place, which is exact enough over the few kilometres of a leg.
 */
export function distanceToLineM(place: Position, line: readonly Position[]): number {
  const shrink = Math.cos((place.lat * Math.PI) / 180)
  const flat = line.map(({ lat, lon }) => ({ x: (lon - place.lon) * shrink, y: lat - place.lat }))
  let nearest = { x: Infinity, y: Infinity }
  for (const [at, to] of flat.entries()) {
    const found = nearestToOrigin(flat[at - 1] ?? to, to)
    if (Math.hypot(found.x, found.y) < Math.hypot(nearest.x, nearest.y)) nearest = found
  }
  if (nearest.x === Infinity) return Infinity
  return distanceM(place, { lat: place.lat + nearest.y, lon: place.lon + nearest.x / (shrink || 1) })
}

interface Flat {
  x: number
  y: number
}

function nearestToOrigin(from: Flat, to: Flat): Flat {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length2 = dx * dx + dy * dy
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / length2))
  return { x: from.x + dx * share, y: from.y + dy * share }
}
