import { SortedIds } from './sorted-ids.ts'

/** Nodes in flat arrays, 16 bytes each. Added first, then sealed, then looked up. */
export class NodeCollection {
  private ids = new Float64Array(1024)
  lat = new Int32Array(1024)
  lon = new Int32Array(1024)
  count = 0
  private ascending = true
  private index: SortedIds | null = null

  /** Coordinates in units of 1e-7 degrees. */
  add(id: number, lat: number, lon: number): void {
    if (this.count === this.ids.length) this.grow()
    if (this.count > 0 && id <= (this.ids[this.count - 1] ?? 0)) this.ascending = false
    this.ids[this.count] = id
    this.lat[this.count] = lat
    this.lon[this.count] = lon
    this.count += 1
    this.index = null
  }

  /** The index of the node, or -1. */
  find(id: number): number {
    this.index ??= this.sealed()
    return this.index.find(id)
  }

  /** Files have their nodes in order; one that has not is put in order here. */
  private sealed(): SortedIds {
    if (!this.ascending) {
      const { ids, lat, lon, count } = this
      const order = Array.from({ length: count }, (_, index) => index)
      order.sort((a, b) => (ids[a] ?? 0) - (ids[b] ?? 0))
      this.ids = Float64Array.from(order, (from) => ids[from] ?? 0)
      this.lat = Int32Array.from(order, (from) => lat[from] ?? 0)
      this.lon = Int32Array.from(order, (from) => lon[from] ?? 0)
      this.ascending = true
    }
    return new SortedIds(this.ids.subarray(0, this.count))
  }

  private grow(): void {
    const size = this.ids.length * 2
    const [ids, lat, lon] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)]
    ids.set(this.ids)
    lat.set(this.lat)
    lon.set(this.lon)
    this.ids = ids
    this.lat = lat
    this.lon = lon
  }
}
