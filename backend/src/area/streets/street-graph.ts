/** A ferry line: what people know it by. The name is empty when nobody has written it. */
export interface Ferry {
  readonly name: string
}

/** What is kept of an area's streets: edges between junctions, with their shape. Coordinates in 1e-6 degrees. */
export interface StreetGraph {
  /** When OpenStreetMap looked like this; null when the extract did not say. */
  readonly dataAt: string | null
  readonly junctions: number
  /** The profiles that cannot pass a junction, as `profileBit`s. */
  readonly stopped: Uint8Array
  /** Junctions at both ends of each edge. */
  readonly from: Uint32Array
  readonly to: Uint32Array
  readonly lengthM: Float32Array
  /** See `packAllowed`. */
  readonly allowed: Uint8Array
  /** Index into `ferries`; -1 for a street. */
  readonly ferry: Int32Array
  /** How long a ferry's edge takes; 0 for a street. */
  readonly ferryS: Float32Array
  readonly ferries: readonly Ferry[]
  /** The points of edge e, both ends included, are those from `firstPoint[e]` up to `firstPoint[e + 1]`. */
  readonly firstPoint: Uint32Array
  readonly lat: Int32Array
  readonly lon: Int32Array
  /** All edges but ferries. */
  readonly streetsM: number
}
