/** Bits of the filter for each id: one in sixteen ids that are not there gets past it. */
const BITS_EACH = 16

/** Ascending OpenStreetMap ids, which may exceed 32 bits, to look others up in: mostly ones that are not there. */
export class SortedIds {
  private readonly ids: Float64Array
  private readonly filter: Uint8Array
  private readonly shift: number
  private last = -1

  constructor(ids: Float64Array) {
    this.ids = ids
    const bits = Math.max(10, Math.ceil(Math.log2(ids.length * BITS_EACH + 1)))
    this.shift = 32 - Math.min(bits, 31)
    this.filter = new Uint8Array(2 ** (32 - this.shift - 3))
    for (const id of ids) {
      const hash = this.hash(id)
      const byte = hash >>> 3
      this.filter[byte] = (this.filter[byte] ?? 0) | (1 << (hash & 7))
    }
  }

  get length(): number {
    return this.ids.length
  }

  /** The index of `id`, or -1. */
  find(id: number): number {
    // The nodes of a way were mostly made one after the other.
    if (this.ids[this.last + 1] === id) return (this.last += 1)
    const hash = this.hash(id)
    if (((this.filter[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0) return -1
    const index = this.firstFrom(id)
    if (this.ids[index] !== id) return -1
    this.last = index
    return index
  }

  /** Whether any id lies from `least` to `most`. */
  anyWithin(least: number, most: number): boolean {
    return (this.ids[this.firstFrom(least)] ?? Infinity) <= most
  }

  private firstFrom(id: number): number {
    let low = 0
    let high = this.ids.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.ids[middle] ?? 0) < id) low = middle + 1
      else high = middle
    }
    return low
  }

  private hash(id: number): number {
    const mixed = Math.imul((id | 0) ^ Math.imul(Math.floor(id / 2 ** 32), 0x85ebca6b), 0x9e3779b1)
    return (mixed ^ (mixed >>> 15)) >>> this.shift
  }
}

/** `ids` once each, in ascending order. */
export function sortedIds(ids: Iterable<number>): SortedIds {
  const all = Float64Array.from(ids).sort()
  return new SortedIds(all.filter((id, index) => id !== all[index - 1]))
}
