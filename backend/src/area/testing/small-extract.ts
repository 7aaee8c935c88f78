import type { Bounds } from '@stafet/domain/contract/area.ts'
import type { Extract, Tags } from '../extract.ts'

/** An extract drawn by hand: nodes are named by keys, places in degrees as `[lat, lon]`. */
export interface SmallMap {
  /** The box around the nodes when left out. */
  readonly bounds?: Bounds
  readonly nodes: Readonly<Record<string, readonly [lat: number, lon: number]>>
  readonly ways?: readonly { readonly tags: Tags; readonly nodes: readonly string[] }[]
  readonly points?: readonly { readonly tags: Tags; readonly node: string }[]
  /** Rings are written as in an extract: closed ones repeat their first node at the end. */
  readonly polygons?: readonly {
    readonly tags: Tags
    readonly outer: readonly (readonly string[])[]
    readonly inner?: readonly (readonly string[])[]
  }[]
  readonly dataAt?: string
}

/** Ids are 1, 2, 3 … in the order written, for ways, points and polygons each. */
export function smallExtract(map: SmallMap): Extract {
  const numbers = new Map(Object.keys(map.nodes).map((key, number) => [key, number]))
  const places = Object.values(map.nodes)
  const number = (key: string): number => {
    const found = numbers.get(key)
    if (found === undefined) throw new Error(`the small map has no node "${key}"`)
    return found
  }
  const line = (keys: readonly string[]): Int32Array => Int32Array.from(keys, number)
  return {
    bounds: map.bounds ?? around(places),
    dataAt: map.dataAt ?? null,
    lat: Int32Array.from(places, ([lat]) => Math.round(lat * 1e7)),
    lon: Int32Array.from(places, ([, lon]) => Math.round(lon * 1e7)),
    ways: (map.ways ?? []).map(({ tags, nodes }, index) => ({ id: index + 1, tags, nodes: line(nodes) })),
    points: (map.points ?? []).map(({ tags, node }, index) => ({ id: index + 1, tags, node: number(node) })),
    polygons: (map.polygons ?? []).map(({ tags, outer, inner }, index) => ({
      id: index + 1,
      tags,
      outer: outer.map(line),
      inner: (inner ?? []).map(line),
    })),
  }
}

function around(places: readonly (readonly [number, number])[]): Bounds {
  const lats = places.map(([lat]) => lat)
  const lons = places.map(([, lon]) => lon)
  return {
    west: Math.min(...lons),
    south: Math.min(...lats),
    east: Math.max(...lons),
    north: Math.max(...lats),
  }
}
