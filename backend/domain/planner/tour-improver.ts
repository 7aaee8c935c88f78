import { tourNeighbours } from './tour-neighbours.ts'

/**
 * Local search on a closed tour with symmetric distances, where time plays no part: 2-opt and Or-opt
 * (segments of up to three nodes, both ways round) with neighbour lists and a queue of nodes to look at
 * (Bentley, ORSA Journal on Computing 4, 1992). Every move is a sequence of reversals, so a log of
 * reversals undoes it.
 *
 * Invariant: `pos[tour[i]] = i`.
 */
export class TourImprover {
  readonly size: number
  readonly tour: Int32Array
  readonly pos: Int32Array
  private readonly cost: Float64Array
  private readonly width: number
  private readonly near: Int32Array
  private readonly queue: Int32Array
  private readonly queued: Uint8Array
  private queueHead = 0
  private queueLength = 0
  private log = new Int32Array(4096)
  private logLength = 0

  /**
   * @param cost `size × size`, symmetric
   * @param prices per node; part of each neighbour list is nearest by cost plus prices
   * @param width length of the neighbour lists
   */
  constructor(cost: Float64Array, size: number, prices: Float64Array, width: number) {
    this.size = size
    this.cost = cost
    this.tour = Int32Array.from({ length: size }, (_, i) => i)
    this.pos = Int32Array.from(this.tour)
    this.width = Math.min(width, size - 1)
    this.queue = new Int32Array(size)
    this.queued = new Uint8Array(size)
    this.near = tourNeighbours(cost, size, prices, this.width)
  }

  /** Takes over a tour and forgets how to undo. */
  load(tour: ArrayLike<number>): void {
    for (let i = 0; i < this.size; i++) {
      this.tour[i] = tour[i]!
      this.pos[tour[i]!] = i
    }
    this.logLength = 0
  }

  length(): number {
    let sum = 0
    for (let i = 0; i < this.size; i++) sum += this.d(this.tour[i]!, this.tour[(i + 1) % this.size]!)
    return sum
  }

  /** Marks a node to be looked at by `improve`. */
  touch(a: number): void {
    if (this.queued[a]) return
    this.queued[a] = 1
    this.queue[(this.queueHead + this.queueLength++) % this.size] = a
  }

  /** Moves until no touched node offers an improvement; returns by how much the tour got shorter. */
  improve(): number {
    let gained = 0
    while (this.queueLength > 0) {
      const a = this.queue[this.queueHead]!
      this.queueHead = (this.queueHead + 1) % this.size
      this.queueLength--
      this.queued[a] = 0
      for (let gain = this.improveAt(a); gain > 0; gain = this.improveAt(a)) gained += gain
    }
    return gained
  }

  /** Forgets the log: what was done stays. */
  commit(): void {
    this.logLength = 0
  }

  /** Undoes everything since the last `commit`. */
  undo(): void {
    while (this.logLength > 0) {
      this.logLength -= 2
      this.reversePositions(this.log[this.logLength]!, this.log[this.logLength + 1]!)
    }
  }

  /**
   * Swaps the two neighbouring segments that follow position `p` (a double bridge that stays local);
   * returns by how much the tour got longer.
   */
  swapSegments(p: number, first: number, second: number): number {
    const { size, tour } = this
    const at = (i: number) => tour[i % size]!
    const a = at(p)
    const b = at(p + 1)
    const c = at(p + first)
    const d = at(p + first + 1)
    const e = at(p + first + second)
    const f = at(p + first + second + 1)
    const longer = this.d(a, d) + this.d(e, b) + this.d(c, f) - this.d(a, b) - this.d(c, d) - this.d(e, f)
    this.reverseLogged((p + 1) % size, (p + first) % size)
    this.reverseLogged((p + first + 1) % size, (p + first + second) % size)
    this.reverseLogged((p + 1) % size, (p + first + second) % size)
    for (const x of [a, b, c, d, e, f]) this.touch(x)
    return longer
  }

  private d(a: number, b: number): number {
    return this.cost[a * this.size + b]!
  }

  private next(a: number): number {
    const i = this.pos[a]! + 1
    return this.tour[i === this.size ? 0 : i]!
  }

  private prev(a: number): number {
    const i = this.pos[a]!
    return this.tour[i === 0 ? this.size - 1 : i - 1]!
  }

  /** Makes the first improving move that gives `a` a nearer neighbour; returns its gain or 0. */
  private improveAt(a: number): number {
    const { width, near, cost, size } = this
    const rowA = a * size
    for (let forward = 0; forward < 2; forward++) {
      // b is beside a; the segment for Or-opt starts at a and goes away from b.
      const b = forward ? this.next(a) : this.prev(a)
      const dab = cost[rowA + b]!
      for (let k = 0; k < width; k++) {
        const c = near[a * width + k]!
        const g = dab - cost[rowA + c]!
        if (g <= 1e-9) break
        const d = forward ? this.next(c) : this.prev(c)
        const gain = g + cost[c * size + d]! - cost[b * size + d]!
        if (gain > 1e-9) {
          this.flip(a, b, c, d)
          this.touchAll(a, b, c, d)
          return gain
        }
        const moved = this.moveSegment(a, b, c, g, forward === 1)
        if (moved > 0) return moved
      }
    }
    return 0
  }

  /** Or-opt: puts the segment that starts at `a` and goes away from `b` beside `c`. `g` is d(a,b) - d(a,c). */
  private moveSegment(a: number, b: number, c: number, g: number, backward: boolean): number {
    const { cost, size } = this
    let e = a
    for (let length = 1; length <= 3; length++) {
      if (length > 1) e = backward ? this.prev(e) : this.next(e)
      if (e === c || e === b) return 0
      const f = backward ? this.prev(e) : this.next(e)
      if (f === b || f === c) {
        if (f === b) return 0
      }
      const removal = g + cost[e * size + f]! - cost[b * size + f]!
      const ahead = backward ? this.prev(c) : this.next(c)
      const behind = backward ? this.next(c) : this.prev(c)
      // Walking from b over the segment: … b [a … e] f … c ahead …
      if (ahead !== b && c !== b) {
        const gain = removal + cost[c * size + ahead]! - cost[e * size + ahead]!
        if (gain > 1e-9) {
          this.flip(b, a, c, ahead)
          this.flip(b, c, f, e)
          this.flip(c, e, a, ahead)
          this.touchAll(a, b, c, ahead)
          this.touchAll(e, f, e, f)
          return gain
        }
      }
      if (c !== f && behind !== e) {
        const gain = removal + cost[c * size + behind]! - cost[e * size + behind]!
        if (gain > 1e-9) {
          this.flip(b, a, behind, c)
          this.flip(b, behind, f, e)
          this.touchAll(a, b, c, behind)
          this.touchAll(e, f, e, f)
          return gain
        }
      }
    }
    return 0
  }

  private touchAll(a: number, b: number, c: number, d: number): void {
    this.touch(a)
    this.touch(b)
    this.touch(c)
    this.touch(d)
  }

  /** Replaces edges (x1,y1) and (x2,y2) by (x1,x2) and (y1,y2); y follows x both times, or precedes it both times. */
  private flip(x1: number, y1: number, x2: number, y2: number): void {
    if (this.next(x1) === y1) this.reversePath(y1, x2)
    else this.reversePath(x1, y2)
  }

  /** Reverses the way from u to v, or the rest of the tour where that is shorter: as a cycle it is the same. */
  private reversePath(u: number, v: number): void {
    const { pos, size } = this
    const i = pos[u]!
    const j = pos[v]!
    const inside = j >= i ? j - i + 1 : j - i + 1 + size
    if (2 * inside <= size) this.reverseLogged(i, j)
    else this.reverseLogged(j + 1 === size ? 0 : j + 1, i === 0 ? size - 1 : i - 1)
  }

  private reverseLogged(i: number, j: number): void {
    if (this.logLength + 2 > this.log.length) {
      const longer = new Int32Array(2 * this.log.length)
      longer.set(this.log)
      this.log = longer
    }
    this.log[this.logLength++] = i
    this.log[this.logLength++] = j
    this.reversePositions(i, j)
  }

  /** Reverses the positions from i on to j, round the end of the array where i > j. */
  private reversePositions(i: number, j: number): void {
    const { tour, pos, size } = this
    let steps = (j >= i ? j - i + 1 : j - i + 1 + size) >> 1
    while (steps-- > 0) {
      const a = tour[i]!
      const b = tour[j]!
      tour[i] = b
      pos[b] = i
      tour[j] = a
      pos[a] = j
      if (++i === size) i = 0
      if (--j < 0) j = size - 1
    }
  }
}
