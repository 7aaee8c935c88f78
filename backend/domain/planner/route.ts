import { HOLD_FREE, HOLD_NEAR, TOO_LATE, type Model } from './model.ts'
import type { Prices } from './objective.ts'
import { retimeBackward, retimeForward } from './retime.ts'

/**
 * One route as a doubly linked list over the model's nodes, from START to FINISH. Where the baton sleeps at
 * overnight places, the first `nights` nights are in the list too, in order; all stops after the last of them
 * lie on the day that follows it.
 *
 * Invariants between calls, when `timed`: `end[x]` is the earliest end of the visit at x given all before
 * it, `latest[x]` the latest readiness at x that still lets all after it happen, `at[x]` the place (a row of
 * `dist`) where the baton is after x; all hold for every node of the list. `legs` is the sum of travel along
 * the list. Values of absent nodes mean nothing.
 */
export class Route {
  readonly m: Model
  readonly next: Int32Array
  readonly prev: Int32Array
  readonly end: Float64Array
  readonly latest: Float64Array
  /** Hold level at which each confirmed stop was put in. */
  readonly level: Uint8Array
  readonly served: Uint8Array
  /** Travel from each node of the list to the next: saves a walk through the big matrix. */
  readonly leg: Float64Array
  readonly at: Int32Array
  /** Day of `end`, and of the visit that `latest` is ready for: where to start looking for a span. */
  readonly endDay: Uint16Array
  readonly latestDay: Uint16Array
  /** False while nights have no place in the list: then only the scheduler knows the times. */
  timed: boolean
  /** How many nights the list holds. */
  nights = 0
  legs = 0
  /** Price of all absent stops and of all slots not held exactly. */
  penalty = 0
  count = 0
  private readonly prices: Prices

  constructor(m: Model, prices: Prices) {
    this.m = m
    this.prices = prices
    this.endDay = new Uint16Array(m.L)
    this.latestDay = new Uint16Array(m.L)
    this.next = new Int32Array(m.L).fill(-1)
    this.prev = new Int32Array(m.L).fill(-1)
    this.end = new Float64Array(m.L)
    this.latest = new Float64Array(m.L)
    this.level = new Uint8Array(m.L).fill(HOLD_FREE)
    this.served = new Uint8Array(m.n)
    this.leg = new Float64Array(m.L)
    this.at = Int32Array.from({ length: m.L }, (_, x) => (x < m.N ? x : m.START))
    this.timed = m.hotels === 0
    this.next[m.START] = m.FINISH
    this.prev[m.FINISH] = m.START
    this.legs = this.leg[m.START] = m.dist[m.START * m.N + m.FINISH]!
    for (let x = 0; x < m.n; x++) this.penalty += prices.absent[x]!
    if (this.timed) this.retime()
  }

  /** True when the whole list can be done in time. Only meaningful when `timed`. */
  get feasible(): boolean {
    const { FINISH } = this.m
    return this.end[FINISH]! < TOO_LATE && this.end[FINISH]! <= this.latest[FINISH]!
  }

  /** Whether stops may be put in although the finish is missed (before any route reaches it). */
  get mayMissFinish(): boolean {
    return this.level[this.m.FINISH] === HOLD_NEAR
  }

  set mayMissFinish(may: boolean) {
    this.level[this.m.FINISH] = may ? HOLD_NEAR : HOLD_FREE
    if (this.timed) this.retime()
  }

  copyFrom(other: Route): void {
    this.next.set(other.next)
    this.prev.set(other.prev)
    this.end.set(other.end)
    this.latest.set(other.latest)
    this.level.set(other.level)
    this.served.set(other.served)
    this.leg.set(other.leg)
    this.at.set(other.at)
    this.endDay.set(other.endDay)
    this.latestDay.set(other.latestDay)
    this.timed = other.timed
    this.nights = other.nights
    this.legs = other.legs
    this.penalty = other.penalty
    this.count = other.count
  }

  /** Puts absent stop `x` right after `u`, at hold level `level`. */
  insertAfter(u: number, x: number, level: number): void {
    this.served[x] = 1
    this.level[x] = level
    this.count++
    this.penalty += this.holdPrice(x) - this.prices.absent[x]!
    this.splice(u, x)
  }

  /** Takes out the served stops from `first` to `last`, which must follow each other in the list. */
  removeString(first: number, last: number): void {
    for (let x = first; ; x = this.next[x]!) {
      this.served[x] = 0
      this.count--
      this.penalty += this.prices.absent[x]! - this.holdPrice(x)
      if (x === last) break
    }
    this.cut(first, last)
  }

  /** Puts night `d` right after `u`, at `bed` (a row of `dist`). Nights stay in order. */
  insertNight(u: number, d: number, bed: number): void {
    this.at[this.m.N + d] = bed
    this.splice(u, this.m.N + d)
  }

  /** Takes night `d` out; until it is back, the list is not a plan. */
  removeNight(d: number): void {
    this.cut(this.m.N + d, this.m.N + d)
  }

  /** The relay ends on the day after the first `nights` nights. */
  setNights(nights: number): void {
    this.nights = nights
    this.latest[this.m.FINISH] = this.m.hotels > 0 ? this.m.dayEnd[nights]! : Number.MAX_VALUE
    this.latestDay[this.m.FINISH] = this.m.dayCount - 1
    retimeBackward(this, this.prev[this.m.FINISH]!)
  }

  /**
   * Replaces the whole list by `order` (stops only). Hold levels stay.
   * @param mornings after each night: the first position of that day, and the overnight place (from 0)
   */
  setOrder(
    order: ArrayLike<number>,
    length: number,
    mornings: readonly { readonly from: number; readonly bed: number }[] = [],
  ): void {
    const { m, next, prev, served } = this
    served.fill(0)
    let u = m.START
    const link = (x: number) => {
      next[u] = x
      prev[x] = u
      u = x
    }
    for (let i = 0, d = 0; i <= length; i++) {
      for (; d < mornings.length && mornings[d]!.from === i; d++) {
        this.at[m.N + d] = m.n + 2 + mornings[d]!.bed
        link(m.N + d)
      }
      if (i === length) break
      link(order[i]!)
      served[order[i]!] = 1
    }
    link(m.FINISH)
    this.nights = mornings.length
    this.penalty = 0
    for (let x = 0; x < m.n; x++) this.penalty += served[x] ? this.holdPrice(x) : this.prices.absent[x]!
    this.count = length
    this.relength()
    if (this.timed) this.retime()
  }

  /** Sums the legs afresh, so that rounding never piles up. */
  relength(): void {
    const { m, next, leg, at } = this
    let legs = 0
    for (let x = m.START; x !== m.FINISH; x = next[x]!) {
      const y = next[x]!
      if (m.virtual[y]) at[y] = at[x]!
      leg[x] = this.way(x, y)
      legs += leg[x]!
    }
    this.legs = legs
  }

  /** Computes `end` and `latest` of the whole list afresh. */
  retime(): void {
    const { m } = this
    this.end.fill(NaN)
    this.latest.fill(NaN)
    this.end[m.START] = m.dayStart[0]!
    this.setNights(this.nights)
    retimeForward(this, this.next[m.START]!)
  }

  private way(u: number, v: number): number {
    return this.m.virtual[v] ? 0 : this.m.dist[this.at[u]! * this.m.N + this.at[v]!]!
  }

  private splice(u: number, x: number): void {
    const { m, next, prev, leg, at } = this
    const v = next[u]!
    next[u] = x
    prev[x] = u
    next[x] = v
    prev[v] = x
    if (m.virtual[x]) at[x] = at[u]!
    this.legs -= leg[u]!
    leg[u] = this.way(u, x)
    leg[x] = this.way(x, v)
    this.legs += leg[u] + leg[x]
    this.end[x] = NaN
    this.latest[x] = NaN
    this.retimeAround(x, x)
  }

  private cut(first: number, last: number): void {
    const { next, prev, leg } = this
    const u = prev[first]!
    const v = next[last]!
    for (let x = u; x !== v; x = next[x]!) this.legs -= leg[x]!
    next[u] = v
    prev[v] = u
    leg[u] = this.way(u, v)
    this.legs += leg[u]
    this.retimeAround(v, u)
  }

  /** After a change: `end` from `x` on and `latest` from `u` back, and where the virtual stops after `u` are now. */
  private retimeAround(x: number, u: number): void {
    const { m, next, at, leg } = this
    let moved = u
    for (let y = next[u]!; m.virtual[y] && at[y] !== at[u]; y = next[y]!) {
      at[y] = at[u]!
      this.legs -= leg[y]!
      leg[y] = this.way(y, next[y]!)
      this.legs += leg[y]!
      moved = y
    }
    if (!this.timed) return
    retimeForward(this, x)
    if (moved !== u) {
      retimeForward(this, next[moved]!)
      retimeBackward(this, moved)
    }
    retimeBackward(this, u)
  }

  private holdPrice(x: number): number {
    return this.m.agreed[x] === this.m.agreed[x] ? this.prices.hold[this.level[x]!]! : 0
  }
}
