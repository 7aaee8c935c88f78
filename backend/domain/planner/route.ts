import { HOLD_FREE, HOLD_NEAR, TOO_LATE, type Model } from './model.ts'
import type { Prices } from './objective.ts'

/**
 * One route as a doubly linked list over the model's nodes, from START to FINISH.
 *
 * Invariants between calls, when `timed`: `end[x]` is the earliest end of the visit at x given all before
 * it, `latest[x]` the latest readiness at x that still lets all after it happen; both hold for every node
 * of the list. `legs` is the sum of travel along the list. Values of absent nodes mean nothing.
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
  /** Set false where overnight places or virtual stops make time depend on more than the order of two nodes. */
  readonly timed: boolean
  /** Day of `end`, and of the visit that `latest` is ready for: where to start looking for a span. */
  readonly endDay: Uint16Array
  readonly latestDay: Uint16Array
  legs = 0
  /** Price of all absent stops and of all slots not held exactly. */
  penalty = 0
  count = 0
  private readonly prices: Prices

  constructor(m: Model, prices: Prices) {
    this.m = m
    this.prices = prices
    this.endDay = new Uint16Array(m.N)
    this.latestDay = new Uint16Array(m.N)
    this.next = new Int32Array(m.N).fill(-1)
    this.prev = new Int32Array(m.N).fill(-1)
    this.end = new Float64Array(m.N)
    this.latest = new Float64Array(m.N)
    this.level = new Uint8Array(m.N).fill(HOLD_FREE)
    this.served = new Uint8Array(m.N)
    this.leg = new Float64Array(m.N)
    this.timed = m.hotels === 0 && !m.hasVirtual
    this.next[m.START] = m.FINISH
    this.prev[m.FINISH] = m.START
    this.end[m.START] = m.dayStart[0]!
    this.latest[m.FINISH] = Number.MAX_VALUE
    this.legs = this.leg[m.START] = m.dist[m.START * m.N + m.FINISH]!
    for (let x = 0; x < m.n; x++) this.penalty += prices.absent[x]!
    if (this.timed) this.retime()
  }

  /** True when the whole list can be done in time. Only meaningful when `timed`. */
  get feasible(): boolean {
    return this.end[this.m.FINISH]! < TOO_LATE
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
    this.endDay.set(other.endDay)
    this.latestDay.set(other.latestDay)
    this.legs = other.legs
    this.penalty = other.penalty
    this.count = other.count
  }

  /** Puts absent stop `x` right after `u`, at hold level `level`. */
  insertAfter(u: number, x: number, level: number): void {
    this.link(u, x, level)
    if (this.timed) {
      this.forward(x)
      this.backward(x)
    }
  }

  /** Takes out the served stops from `first` to `last`, which must follow each other in the list. */
  removeString(first: number, last: number): void {
    const { m, next, prev, served, leg } = this
    const u = prev[first]!
    const v = next[last]!
    for (let x = u; x !== v; x = next[x]!) this.legs -= leg[x]!
    for (let x = first; x !== v; x = next[x]!) {
      served[x] = 0
      this.count--
      this.penalty += this.prices.absent[x]! - this.holdPrice(x)
    }
    next[u] = v
    prev[v] = u
    leg[u] = m.dist[u * m.N + v]!
    this.legs += leg[u]
    if (this.timed) {
      this.forward(v)
      this.backward(u)
    }
  }

  /** Replaces the whole list by `order` (stops only, without START and FINISH). Hold levels stay. */
  setOrder(order: ArrayLike<number>, length: number): void {
    const { m, next, prev, served } = this
    served.fill(0)
    let u = m.START
    for (let i = 0; i < length; i++) {
      const x = order[i]!
      next[u] = x
      prev[x] = u
      served[x] = 1
      u = x
    }
    this.penalty = 0
    for (let x = 0; x < m.n; x++) this.penalty += served[x] ? this.holdPrice(x) : this.prices.absent[x]!
    next[u] = m.FINISH
    prev[m.FINISH] = u
    this.count = length
    this.relength()
    if (this.timed) this.retime()
  }

  /** Writes the served stops in order to `into` and returns how many there are. */
  orderInto(into: Int32Array): number {
    let i = 0
    for (let x = this.next[this.m.START]!; x !== this.m.FINISH; x = this.next[x]!) into[i++] = x
    return i
  }

  /** Sums the legs afresh, so that rounding never piles up. */
  relength(): void {
    const { m, next, leg } = this
    let legs = 0
    for (let x = m.START; x !== m.FINISH; x = next[x]!) {
      leg[x] = m.dist[x * m.N + next[x]!]!
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
    this.latest[m.FINISH] = Number.MAX_VALUE
    this.latestDay[m.FINISH] = m.dayCount - 1
    this.forward(this.next[m.START]!)
    this.backward(this.prev[m.FINISH]!)
  }

  private link(u: number, x: number, level: number): void {
    const { m, next, prev } = this
    const v = next[u]!
    next[u] = x
    prev[x] = u
    next[x] = v
    prev[v] = x
    this.served[x] = 1
    this.level[x] = level
    this.count++
    this.penalty += this.holdPrice(x) - this.prices.absent[x]!
    const { leg } = this
    this.legs -= leg[u]!
    leg[u] = m.dist[u * m.N + x]!
    leg[x] = m.dist[x * m.N + v]!
    this.legs += leg[u] + leg[x]
    this.end[x] = NaN
    this.latest[x] = NaN
  }

  private holdPrice(x: number): number {
    return this.m.agreed[x] === this.m.agreed[x] ? this.prices.hold[this.level[x]!]! : 0
  }

  /** Recomputes `end` from node `x` on, until nothing changes any more. (`earliestEnd`, written out for speed.) */
  private forward(x: number): void {
    const { m, next, end, endDay, level, leg } = this
    const { N, FINISH, dayCount, firstSpanFrom, spanTo, spanLo, spanHi, spanDay, spanDayIndex, visit } = m
    let u = this.prev[x]!
    for (;;) {
      const spans = level[x]! * N + x
      const ready = end[u]!
      const travel = leg[u]!
      let e = Infinity
      let d = dayCount - 1
      for (let k = firstSpanFrom[spans * dayCount + endDay[u]!]!; k < spanTo[spans]!; k++) {
        const day = spanDay[k]!
        const arrival = (day > ready ? day : ready) + travel
        const lo = spanLo[k]!
        const start = arrival > lo ? arrival : lo
        if (start <= spanHi[k]!) {
          e = start + visit[x]!
          d = spanDayIndex[k]!
          break
        }
      }
      if (e === end[x]!) return
      end[x] = e
      endDay[x] = d
      if (x === FINISH) return
      u = x
      x = next[x]!
    }
  }

  /** Recomputes `latest` from node `u` back, until nothing changes any more. */
  private backward(u: number): void {
    const { m, prev, latest, latestDay, level, next, leg } = this
    const { N, START, dayCount, lastSpanTo, spanFrom, spanLo, spanHi, spanDay, spanDayIndex, visit } = m
    let x = next[u]!
    for (;;) {
      const spans = level[x]! * N + x
      const startBy = latest[x]! - visit[x]!
      const travel = leg[u]!
      let ready = -Infinity
      let d = 0
      for (let k = lastSpanTo[spans * dayCount + latestDay[x]!]! - 1; k >= spanFrom[spans]!; k--) {
        const hi = spanHi[k]!
        const start = hi < startBy ? hi : startBy
        if (start < spanLo[k]!) continue
        const candidate = start - travel
        if (candidate >= spanDay[k]!) {
          ready = candidate
          d = spanDayIndex[k]!
          break
        }
      }
      if (ready === latest[u]!) return
      latest[u] = ready
      latestDay[u] = d
      if (u === START) return
      x = u
      u = prev[u]!
    }
  }
}
