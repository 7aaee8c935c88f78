/** The zoom levels that an area's tiles are made for; closer ones are drawn from the last. */
export const TILE_ZOOMS = { from: 6, to: 14 } as const
/** The closest that the map goes. */
export const CLOSEST_ZOOM = 18
/** Units along a tile's side. */
export const TILE_EXTENT = 4096
/** The page's pixels along a tile's side. */
export const TILE_PX = 256
/** A drawn tile has twice the page's pixels, to be sharp on good screens. */
export const SHARPNESS = 2
export const PICTURE_PX = TILE_PX * SHARPNESS

export interface TileAddress {
  z: number
  x: number
  y: number
}

/** The tile whose data a picture is drawn from. */
export function sourceOf({ z, x, y }: TileAddress): TileAddress {
  const closer = Math.max(0, z - TILE_ZOOMS.to)
  return { z: z - closer, x: x >> closer, y: y >> closer }
}

/** Where a picture's corner lies in its source, in the page's pixels. */
export function cornerInSource({ z, x, y }: TileAddress): { x: number; y: number } {
  const source = sourceOf({ z, x, y })
  const across = 2 ** (z - source.z)
  return { x: (x - source.x * across) * TILE_PX, y: (y - source.y * across) * TILE_PX }
}
