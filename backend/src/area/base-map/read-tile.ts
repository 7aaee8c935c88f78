import { VectorTile } from '@mapbox/vector-tile'
import { Path2D } from '@napi-rs/canvas'
import { PbfReader } from 'pbf'
import type { MapLayer } from './map-features.ts'
import { cornerInSource, SHARPNESS, sourceOf, TILE_EXTENT, TILE_PX, type TileAddress } from './tile-shape.ts'

export type Level = 'ground' | 'bridge' | 'tunnel'

/** All shapes of a layer, kind and level as one path in the picture's pixels; null when there are none. */
export type TilePaths = (layer: MapLayer, kind: string, level?: Level) => Path2D | null

/** The shapes of a vector tile, placed in the picture at `address`. */
export function readPaths(bytes: Uint8Array, address: TileAddress): TilePaths {
  const perUnit = (TILE_PX * SHARPNESS * 2 ** (address.z - sourceOf(address).z)) / TILE_EXTENT
  const corner = cornerInSource(address)
  const paths = new Map<string, Path2D>()
  const tile = new VectorTile(new PbfReader(bytes))
  for (const [name, layer] of Object.entries(tile.layers)) {
    if (name === 'name') continue
    for (let at = 0; at < layer.length; at += 1) {
      const feature = layer.feature(at)
      const { kind, bridge, tunnel } = feature.properties
      const key = `${name}/${String(kind)}/${bridge ? 'bridge' : tunnel ? 'tunnel' : 'ground'}`
      const path = paths.get(key) ?? new Path2D()
      paths.set(key, path)
      for (const line of feature.loadGeometry()) {
        line.forEach(({ x, y }, point) => {
          const px = x * perUnit - corner.x * SHARPNESS
          const py = y * perUnit - corner.y * SHARPNESS
          if (point === 0) path.moveTo(px, py)
          else path.lineTo(px, py)
        })
        if (feature.type === 3) path.closePath()
      }
    }
  }
  return (layer, kind, level = 'ground') => paths.get(`${layer}/${kind}/${level}`) ?? null
}
