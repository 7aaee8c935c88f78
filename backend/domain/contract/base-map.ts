import { z } from 'zod'
import { bounds } from './area.ts'
import { placeKind } from './place-search.ts'
import { position, text } from './primitives.ts'

/** How the tiles of a configured service divide the land. */
export const tileGrid = z.enum(['web-mercator', 'EPSG:25832'])
export type TileGrid = z.infer<typeof tileGrid>

export const mapTheme = z.enum(['light', 'dark'])
export type MapTheme = z.infer<typeof mapTheme>

/**
 * What lies beneath a relay's map: the areas' own map, or else a configured service's tiles. Without either,
 * viewers draw the land's outline and the names of places.
 */
export const baseMap = z.object({
  /** `/map/{version}/{light or dark}/{z}/{x}/{y}.webp` inside `bounds`, and `/map/{version}/names.json`. */
  area: z.object({ version: z.string(), bounds: z.array(bounds), attribution: z.string() }).nullable(),
  /** `/tiles/{z}/{x}/{y}` can be had; never when there is an area. */
  tiles: z.boolean(),
  grid: tileGrid,
  /** Who made the tiles, as plain text to show on the map; empty without tiles. */
  attribution: z.string(),
})
export type BaseMap = z.infer<typeof baseMap>

/** A place whose name is written on the map. */
export const mapName = z.object({
  name: z.string(),
  kind: placeKind,
  /** The higher is written first where there is no room for all. */
  rank: z.number(),
  lat: z.number(),
  lon: z.number(),
})
export type MapName = z.infer<typeof mapName>
export const mapNames = z.object({ names: z.array(mapName) })

const latLonPairs = /^-?\d+(\.\d+)?,-?\d+(\.\d+)?(;-?\d+(\.\d+)?,-?\d+(\.\d+)?)*$/
/** Places as `lat,lon;lat,lon;…`. */
export const surroundingsQuery = z.object({
  around: text(4000)
    .regex(latLonPairs)
    .transform((pairs) => pairs.split(';').map((pair) => pair.split(',').map(Number)))
    .transform((pairs) => pairs.map(([lat, lon]) => ({ lat, lon })))
    .pipe(z.array(position).max(100)),
})
/** Addresses on this server of what shows some places' surroundings, most useful first. */
export const surroundings = z.object({ addresses: z.array(z.string()) })
