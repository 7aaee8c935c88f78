import { GeoJSONVT } from '@maplibre/geojson-vt'
import type { FeatureCollection } from 'geojson'

/** What of a tile concerns us; coordinates are in units of the tile's extent. */
export interface IndexedTile {
  readonly features: readonly IndexedFeature[]
}

export interface IndexedFeature {
  readonly type: 1 | 2 | 3
  readonly tags: Readonly<Record<string, unknown>> | null
  readonly geometry: unknown
}

interface TileIndexOptions {
  maxZoom: number
  indexMaxZoom: number
  extent: number
  tolerance: number
  buffer: number
  coordinates: 'unitSquare'
  wrap: boolean
}

/** Features cut into tiles, each when it is asked for. */
export interface TileIndex {
  getTile(z: number, x: number, y: number): IndexedTile | null
}

/** The library's own types name their files in a way that TypeScript does not resolve for modules of Node. */
export const TileIndex = GeoJSONVT as new (data: FeatureCollection, options: TileIndexOptions) => TileIndex
