/** The zoom levels that an area's tiles are made for; closer ones are drawn from the last. */
export const TILE_ZOOMS = { from: 6, to: 14 } as const
/** The closest that the map goes. */
export const CLOSEST_ZOOM = 18
/** Units along a tile's side. */
export const TILE_EXTENT = 4096
/** Pixels along a drawn tile's side: it fills half as many of the page's, to be sharp on good screens. */
export const PICTURE_PX = 512
