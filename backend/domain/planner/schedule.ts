import { dayShares } from './day-shares.ts'
import type { Model } from './model.ts'

/** Weights in cost per second; see `relay-problem/1`. */
export interface Weights {
  readonly travel: number
  readonly wait: number
  readonly balance: number
}

/**
 * The cheapest way to lay a given order of stops over the days: which stops each day takes and at which
 * overnight place each night is spent.
 *
 * Exact dynamic programming over (day, next stop, where the baton wakes): a day always starts anew at its
 * `startS`, so nothing else of the past matters, and inside a day starting each visit as early as possible
 * is never worse. Work O(days · stops · beds · stops per day).
 */
export class Scheduler {
  private readonly m: Model
  private readonly beds: number
  private best = new Float64Array(0)
  /** For each state, the state one morning before. */
  private parent = new Int32Array(0)
  /** The last stop before each position that has a place: where the baton is without overnight places. */
  private readonly rep: Int32Array
  /** Least seconds that everything from a position on must take, and the hours of all days from a day on. */
  private readonly remaining: Float64Array
  private readonly hoursLeft: Float64Array
  private length = 0
  /** Cost of ending without reaching the finish; Infinity rules it out. */
  missedFinish = Infinity
  private finalState = -1

  constructor(m: Model) {
    this.m = m
    this.beds = Math.max(1, m.hotels)
    this.rep = new Int32Array(m.n + 2)
    this.remaining = new Float64Array(m.n + 2)
    this.hoursLeft = new Float64Array(m.dayStart.length + 1)
    for (let d = m.dayStart.length - 1; d >= 0; d--) {
      this.hoursLeft[d] = this.hoursLeft[d + 1]! + m.dayEnd[d]! - m.dayStart[d]!
    }
  }

  /**
   * Cost of the best schedule of `order[0..length)` followed by the finish; Infinity when there is none.
   * `level` gives each stop's hold level. Hold and absence costs are not included.
   */
  cost(order: Int32Array, length: number, level: Uint8Array, weights: Weights): number {
    const { m, beds } = this
    const days = m.dayStart.length
    const width = (length + 1) * beds
    this.length = length
    if (this.best.length < days * width) {
      this.best = new Float64Array(days * width * 2)
      this.parent = new Int32Array(days * width * 2)
    }
    this.best.fill(Infinity, 0, days * width)
    this.fillReps(order, length)
    const shares = dayShares(m, order, length, weights.balance)
    this.finalState = -1
    let bestTotal = Infinity
    for (let d = 0; d < days; d++) {
      const mornings = d === 0 ? 1 : width
      for (let s = 0; s < mornings; s++) {
        const before = d === 0 ? 0 : this.best[d * width + s]!
        if (
          before >= bestTotal ||
          (d > 0 && this.remaining[Math.floor(s / beds)]! > this.hoursLeft[d]! + 1e-6)
        )
          continue
        const total = this.layDay(d, s, before, order, length, level, weights, shares)
        if (total < bestTotal) {
          bestTotal = total
          this.finalState = d * width + s
        }
      }
    }
    return bestTotal
  }

  /**
   * After `cost`: for each day that is used, the first position it takes and where it wakes
   * (an index of an overnight place; -1: where the baton was). The last one takes all that remains.
   */
  days(): { day: number; from: number; bed: number }[] {
    const width = (this.length + 1) * this.beds
    const result: { day: number; from: number; bed: number }[] = []
    for (let state = this.finalState; state >= 0;) {
      const day = Math.floor(state / width)
      const rest = state - day * width
      const bed = day === 0 || this.m.hotels === 0 ? -1 : rest % this.beds
      result.unshift({ day, from: day === 0 ? 0 : Math.floor(rest / this.beds), bed })
      if (day === 0) break
      state = this.parent[state]!
    }
    return result
  }

  /**
   * After `cost` of the same order: writes to `ready[p]` when the baton is ready to leave for position p
   * (in the morning, where p is the first of its day), to `day[p]` on which day. p runs from 0 to `length`.
   */
  readyTimes(
    order: Int32Array,
    length: number,
    level: Uint8Array,
    ready: Float64Array,
    day: Int32Array,
  ): void {
    const { m } = this
    const used = this.days()
    used.forEach(({ day: d, from, bed }, i) => {
      const to = used[i + 1]?.from ?? length
      let at = bed >= 0 ? m.n + 2 + bed : from === 0 ? m.START : this.rep[from]!
      let time = m.dayStart[d]!
      for (let k = from; k <= to; k++) {
        if (k === to && i + 1 < used.length) break
        ready[k] = time
        day[k] = d
        if (k === length) break
        const x = order[k]!
        const arrival = time + (m.virtual[x] ? 0 : m.dist[at * m.N + x]!)
        time = this.startOn(d, x, level[x]!, arrival) + m.visit[x]!
        if (!m.virtual[x]) at = x
      }
    })
  }

  /** Lays day `d` from morning state `s`, opens the states of the next morning; returns the total if it ends here. */
  private layDay(
    d: number,
    s: number,
    before: number,
    order: Int32Array,
    length: number,
    level: Uint8Array,
    weights: Weights,
    shares: Float64Array,
  ): number {
    const { m, beds } = this
    const from = d === 0 ? 0 : Math.floor(s / beds)
    // With an open finish the relay is over after its last stop, and does not go to bed.
    if (from === length && d > 0 && m.openFinish) return Infinity
    let at = d === 0 ? m.START : m.hotels > 0 ? m.n + 2 + (s % beds) : this.rep[from]!
    let ready = m.dayStart[d]!
    let cost = before
    let visitS = 0
    const share = shares[d]!
    const width = (length + 1) * beds
    const state = d * width + s
    const imbalance = () => (weights.balance * Math.abs(visitS - share)) / 2
    this.sleep(d, from, at, ready, cost + imbalance(), state, weights)
    for (let k = from; k <= length; k++) {
      const x = k < length ? order[k]! : m.FINISH
      const travel = m.virtual[x] ? 0 : m.dist[at * m.N + x]!
      const arrival = ready + travel
      const start = this.startOn(d, x, level[x]!, arrival)
      if (start < 0) return k === length ? cost + imbalance() + this.missedFinish : Infinity
      cost += weights.travel * travel
      if (k === length) return cost + imbalance() + shares[m.dayStart.length + d]!
      cost += weights.wait * (start - arrival)
      ready = start + m.visit[x]!
      visitS += m.visit[x]!
      if (!m.virtual[x]) at = x
      this.sleep(d, k + 1, at, ready, cost + imbalance(), state, weights)
    }
    return Infinity
  }

  private sleep(
    d: number,
    next: number,
    at: number,
    ready: number,
    cost: number,
    state: number,
    weights: Weights,
  ): void {
    const { m, beds } = this
    if (d + 1 >= m.dayStart.length) return
    const morning = (d + 1) * (this.length + 1) * beds + next * beds
    if (m.hotels === 0) {
      if (cost < this.best[morning]!) {
        this.best[morning] = cost
        this.parent[morning] = state
      }
      return
    }
    for (let h = 0; h < m.hotels; h++) {
      const bed = m.n + 2 + h
      const travel = m.dist[at * m.N + bed]!
      if (ready + travel > m.dayEnd[d]!) continue
      const total = cost + weights.travel * travel
      if (total < this.best[morning + h]!) {
        this.best[morning + h] = total
        this.parent[morning + h] = state
      }
    }
  }

  private startOn(d: number, x: number, level: number, arrival: number): number {
    const { m } = this
    const spans = level * m.L + x
    for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
      if (m.spanDayIndex[k]! !== d || arrival > m.spanHi[k]!) continue
      return Math.max(arrival, m.spanLo[k]!)
    }
    return -1
  }

  private fillReps(order: Int32Array, length: number): void {
    let rep = this.m.START
    for (let k = 0; k <= length; k++) {
      this.rep[k] = rep
      if (k < length && !this.m.virtual[order[k]!]) rep = order[k]!
    }
    this.remaining[length] = 0
    for (let k = length - 1; k >= 0; k--) {
      // From the second stop of what remains on, ways between stops count; how it gets to the first is open.
      const x = order[k]!
      const way =
        k + 1 < length && !this.m.virtual[order[k + 1]!]
          ? this.leastTravel(this.rep[k + 1]!, order[k + 1]!)
          : 0
      this.remaining[k] = this.remaining[k + 1]! + this.m.visit[x]! + (this.m.virtual[x] ? 0 : way)
    }
  }

  /** Least travel between two stops, directly or by way of a night's bed. */
  private leastTravel(x: number, y: number): number {
    const { m } = this
    let least = m.dist[x * m.N + y]!
    for (let h = m.n + 2; h < m.n + 2 + m.hotels; h++) {
      const way = m.dist[x * m.N + h]! + m.dist[h * m.N + y]!
      if (way < least) least = way
    }
    return least
  }
}
