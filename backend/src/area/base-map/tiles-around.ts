import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { TileAddress } from './tile-shape.ts'
import { tilesOf } from './web-mercator.ts'

/** How far around a place its surroundings go at each zoom level: the closer, the fewer. */
const reachM: readonly (readonly [zoom: number, metres: number])[] = [
  [12, 4000],
  [13, 3000],
  [14, 2000],
  [15, 1000],
  [16, 500],
]
const METRES_PER_DEGREE = 111_320

/**
 * The tiles that show the surroundings of some places, each once, overviews first: what a page keeps for the way.
 * @param most so many at the most; the closest views are left out first
 */
export function tilesAround(places: readonly Position[], most: number): TileAddress[] {
  const found = new Map<string, TileAddress>()
  for (const [z, metres] of reachM) {
    for (const { lat, lon } of places) {
      const high = metres / METRES_PER_DEGREE
      const wide = high / Math.cos((lat * Math.PI) / 180)
      const box = { west: lon - wide, south: lat - high, east: lon + wide, north: lat + high }
      const { minX, minY, maxX, maxY } = tilesOf(box, z)
      for (let x = minX; x <= maxX; x += 1)
        for (let y = minY; y <= maxY; y += 1) found.set(`${z}/${x}/${y}`, { z, x, y })
    }
  }
  return [...found.values()].slice(0, most)
}
