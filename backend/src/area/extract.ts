import type { Bounds } from '@stafet/domain/contract/area.ts'

/**
 * What was read of an OpenStreetMap extract: everything that touches the box, with ways whole, in flat arrays.
 * Nodes are known by their index here, not by their OpenStreetMap id; coordinates are in units of 1e-7 degrees.
 */
export interface Extract {
  readonly bounds: Bounds
  /** ISO instant of the data, as the file's header says; null when it does not. */
  readonly dataAt: string | null
  readonly lat: Int32Array
  readonly lon: Int32Array
  /** Only ways with a tag that one of the builders asks for. */
  readonly ways: readonly ExtractWay[]
  /** Tagged nodes. */
  readonly points: readonly ExtractPoint[]
  /** Multipolygon relations, assembled into rings. A ring that the extract cuts is left open (first ≠ last). */
  readonly polygons: readonly ExtractPolygon[]
}

export type Tags = Readonly<Record<string, string>>

export interface ExtractWay {
  /** OpenStreetMap's id. */
  readonly id: number
  readonly tags: Tags
  /** Indices of its nodes; the last equals the first when it is closed. */
  readonly nodes: Int32Array
}

export interface ExtractPoint {
  readonly id: number
  readonly tags: Tags
  readonly node: number
}

export interface ExtractPolygon {
  readonly id: number
  readonly tags: Tags
  readonly outer: readonly Int32Array[]
  readonly inner: readonly Int32Array[]
}

/** One coordinate of an extract's node in degrees. */
export const degrees = (units: number): number => units / 1e7
