import type { Bounds } from '@stafet/domain/contract/area.ts'

/** A point of the square from 0 to 1 that tile 0/0/0 covers; y grows to the south. */
export type SquarePoint = [x: number, y: number]

/** @param lat degrees @param lon degrees */
export function toSquare(lat: number, lon: number): SquarePoint {
  const sine = Math.sin((lat * Math.PI) / 180)
  return [lon / 360 + 0.5, 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI]
}

/** A box in the unit square. */
export interface SquareBox {
  left: number
  top: number
  right: number
  bottom: number
}

export function boxInSquare({ west, south, east, north }: Bounds): SquareBox {
  const [left, top] = toSquare(north, west)
  const [right, bottom] = toSquare(south, east)
  return { left, top, right, bottom }
}

export interface TileRange {
  minX: number
  minY: number
  maxX: number
  maxY: number
}

/** The tiles of a zoom level that a box touches. */
export function tilesOf(bounds: Bounds, z: number): TileRange {
  const { left, top, right, bottom } = boxInSquare(bounds)
  const count = 2 ** z
  return {
    minX: Math.floor(left * count),
    minY: Math.floor(top * count),
    // A box that ends exactly where a tile begins does not touch that tile.
    maxX: Math.ceil(right * count) - 1,
    maxY: Math.ceil(bottom * count) - 1,
  }
}

export function isInRange({ minX, minY, maxX, maxY }: TileRange, x: number, y: number): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY
}

export function allTiles(bounds: Bounds, z: number): { z: number; x: number; y: number }[] {
  const { minX, minY, maxX, maxY } = tilesOf(bounds, z)
  const across = Array.from({ length: maxX - minX + 1 }, (_, at) => minX + at)
  const down = Array.from({ length: maxY - minY + 1 }, (_, at) => minY + at)
  return across.flatMap((x) => down.map((y) => ({ z, x, y })))
}
