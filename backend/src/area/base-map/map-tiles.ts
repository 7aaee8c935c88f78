import { fromGeojsonVt } from '@maplibre/vt-pbf'
import type { Extract } from '../extract.ts'
import { collectFeatures, type MapFeature } from './collect-features.ts'
import { TILE_EXTENT, TILE_ZOOMS } from './tile-shape.ts'
import { TileIndex, type IndexedFeature, type IndexedTile } from './tile-index.ts'
import { allTiles } from './web-mercator.ts'

/** A unit is an eighth of a pixel of the picture that is drawn. */
const toleranceUnits = 5
/** Wide strokes reach over a tile's edge by less than this. */
const bufferUnits = 96

export interface MapTile {
  z: number
  x: number
  y: number
  /** A Mapbox vector tile. */
  tile: Buffer
}

/** All tiles of an extract's box that have something in them, from afar to close by. */
export function* mapTiles(extract: Extract): Iterable<MapTile> {
  const indexes = indexByZoom(collectFeatures(extract))
  for (let z = TILE_ZOOMS.from; z <= TILE_ZOOMS.to; z += 1) {
    const shown = indexes.filter(({ minZoom }) => minZoom <= z)
    for (const address of allTiles(extract.bounds, z)) {
      const tile = encode(shown.flatMap(({ index }) => index.getTile(z, address.x, address.y) ?? []))
      if (tile) yield { ...address, tile }
    }
  }
}

/** The library has no lowest zoom for a feature, so those with the same one share an index. */
function indexByZoom(features: readonly MapFeature[]): { minZoom: number; index: TileIndex }[] {
  const groups = Map.groupBy(features, ({ properties: { minZoom, layer } }) =>
    // A name never leaves its tile, so that neighbours need not agree on it.
    layer === 'name' ? -1 : Math.max(minZoom, TILE_ZOOMS.from),
  )
  return [...groups].map(([minZoom, group]) => ({
    minZoom: minZoom < 0 ? TILE_ZOOMS.to : minZoom,
    index: new TileIndex(
      { type: 'FeatureCollection', features: group },
      {
        maxZoom: TILE_ZOOMS.to,
        indexMaxZoom: 0,
        extent: TILE_EXTENT,
        tolerance: toleranceUnits,
        buffer: minZoom < 0 ? 0 : bufferUnits,
        coordinates: 'unitSquare',
        wrap: false,
      },
    ),
  }))
}

function encode(tiles: readonly IndexedTile[]): Buffer | null {
  const [first] = tiles
  const byLayer = Map.groupBy(
    tiles.flatMap(({ features }) => features),
    ({ tags }) => String(tags?.['layer']),
  )
  if (!first || byLayer.size === 0) return null
  const layers = Object.fromEntries(
    [...byLayer].map(([layer, features]) => [layer, { ...first, features: features.map(drawnTags) }]),
  )
  return Buffer.from(fromGeojsonVt(layers, { version: 2, extent: TILE_EXTENT }))
}

/** Only what the drawing asks for goes into the tile. */
function drawnTags(feature: IndexedFeature): IndexedFeature {
  const { layer: _layer, minZoom: _minZoom, ...tags } = feature.tags ?? {}
  return { ...feature, tags }
}
