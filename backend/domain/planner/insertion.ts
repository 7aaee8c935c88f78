import { HOLD_EXACT, HOLD_FREE, type Model } from './model.ts'
import type { Prices } from './objective.ts'
import type { Random } from './random.ts'
import type { Neighbours } from './neighbours.ts'
import type { Route } from './route.ts'
import type { Scheduler } from './schedule.ts'
import { earliestEnd } from './time-function.ts'

/** How many feasible positions the scheduler compares for one insertion. */
const FEASIBLE_TRIALS = 8
/** What a second of bad timing counts against a second of travel when positions are sorted. */
const MISMATCH_SHARE = 0.3
/** How many positions the scheduler tries at most for one insertion into a long route. */
const TRIALS = 20
/** Up to this many stops, waiting and balance are weighed position by position, not only in the end. */
const WEIGH_EXACTLY = 40

/**
 * Puts absent stops back where they cost least: feasible exactly when
 * `F(x→v, F(u→x, end[u])) ≤ latest[v]`, whatever nights lie between. Where overnight places or virtual stops
 * make that test incomplete, the scheduler decides, cheapest position first.
 */
export class Inserter {
  private readonly m: Model
  private readonly route: Route
  private readonly prices: Prices
  private readonly random: Random
  private readonly scheduler: Scheduler
  private readonly neighbours: Neighbours
  private readonly order: Int32Array
  private readonly trial: Int32Array
  private readonly trialLevel: Uint8Array
  private readonly deltas: Float64Array
  private readonly ready: Float64Array
  private readonly day: Int32Array
  private readonly chain: Int32Array
  /** Positions are judged by travel and the time function, not by the scheduler. */
  private readonly byTravel: boolean
  private bestAfter = -1
  private bestLevel = HOLD_FREE

  constructor(route: Route, prices: Prices, random: Random, scheduler: Scheduler, neighbours: Neighbours) {
    this.neighbours = neighbours
    this.byTravel = route.timed && (route.m.orderOnly || route.m.n > WEIGH_EXACTLY)
    const { m } = route
    this.m = m
    this.route = route
    this.prices = prices
    this.random = random
    this.scheduler = scheduler
    this.order = new Int32Array(m.N)
    this.trial = new Int32Array(m.N)
    this.trialLevel = new Uint8Array(m.N)
    this.deltas = new Float64Array(m.N)
    this.ready = new Float64Array(m.N)
    this.day = new Int32Array(m.N)
    this.chain = new Int32Array(m.N)
  }

  /** Inserts `x` (with the absent rest of its locked run) at its best place; `blink` is the chance to overlook one. */
  insert(x: number, blink: number): void {
    const run = this.m.run[x]!
    if (run < 0) {
      this.insertAlone(x, blink)
      return
    }
    const members = this.m.runs[run]!
    if (!members.some((y) => this.route.served[y]) && this.insertWholeRun(members, blink)) return
    for (const y of members) if (!this.route.served[y]) this.insertAlone(y, blink)
  }

  private insertAlone(x: number, blink: number): boolean {
    const found = this.byTravel ? this.findTimed(x, blink) : this.findScheduled([x], blink)
    if (found) this.route.insertAfter(this.bestAfter, x, this.bestLevel)
    return found
  }

  private findTimed(x: number, blink: number): boolean {
    const { m } = this
    this.bestAfter = -1
    const held = m.agreed[x] === m.agreed[x]
    let best = Infinity
    for (let level = held ? HOLD_EXACT : HOLD_FREE; level <= HOLD_FREE; level++) {
      const extra = held ? this.prices.hold[level]! : 0
      if (extra >= best) break
      best = extra + this.scan(x, level, blink, best - extra)
    }
    return this.bestAfter >= 0
  }

  /**
   * Looks at the positions beside the nearest stops, and at all positions when none of those will do.
   * Returns the least extra cost below `limit` (which it returns when there is none).
   */
  private scan(x: number, level: number, blink: number, limit: number): number {
    const { m, route, random } = this
    const { next, prev, end, endDay, latest, leg, served } = route
    const { dist, distFrom, N, run, FINISH, START, dayCount, firstSpanFrom } = m
    const { width, list } = this.neighbours
    const spanFrom = m.spanFrom[level * N + x]!
    const spanTo = m.spanTo[level * N + x]!
    if (spanFrom === spanTo) return limit
    const firstStart = m.spanLo[spanFrom]!
    const lastStart = m.spanHi[spanTo - 1]!
    const rowX = x * N
    const weight = m.weights.travel
    const anchored = run[x]! >= 0
    let best = limit
    // Positions 0 and 1 are the ends of the list, then two beside each neighbour; from `all` on, every one.
    const all = anchored ? 0 : 2 + 2 * width
    let u = START
    for (let k = 0; ; k++) {
      if (k < all) {
        if (k < 2) u = k === 0 ? START : prev[FINISH]!
        else {
          const y = list[x * width + ((k - 2) >> 1)]!
          if (!served[y]) {
            k++
            continue
          }
          u = (k & 1) === 0 ? y : prev[y]!
        }
      } else if (k === all) {
        if (best < limit) break
        u = START
      } else u = next[u]!
      if (u === FINISH) break
      const v = next[u]!
      const there = distFrom[rowX + u]!
      const delta = weight * (there + dist[rowX + v]! - leg[u]!)
      if (delta >= best) continue
      const ready = end[u]!
      if (ready > lastStart) {
        if (k >= all) break
        continue
      }
      if (latest[v]! < firstStart) continue
      if (run[u]! >= 0 && run[u] === run[v] && run[u] !== run[x]) continue
      if (anchored && !this.fitsRun(x, u, v)) continue
      const day = endDay[u]!
      const done = earliestEnd(m, x, there, firstSpanFrom[(level * N + x) * dayCount + day]!, spanTo, ready)
      if (done === Infinity) continue
      const spans = route.level[v]! * N + v
      if (earliestEnd(m, v, dist[rowX + v]!, m.spanFrom[spans]!, m.spanTo[spans]!, done) > latest[v]!)
        continue
      if (blink > 0 && random.next() < blink) continue
      best = delta
      this.bestAfter = u
      this.bestLevel = level
    }
    return best
  }

  /** A member of a locked run goes right beside the members that are there, in their order. */
  private fitsRun(x: number, u: number, v: number): boolean {
    const { m, route } = this
    const members = m.runs[m.run[x]!]!
    let before = -1
    let after = -1
    let passed = false
    for (const y of members) {
      if (y === x) passed = true
      else if (route.served[y]) {
        if (!passed) before = y
        else if (after < 0) after = y
      }
    }
    if (before >= 0) return u === before
    if (after >= 0) return v === after
    return !(m.run[u]! >= 0 && m.run[u] === m.run[v])
  }

  private insertWholeRun(members: readonly number[], blink: number): boolean {
    const { route } = this
    const found = this.byTravel ? this.findChainTimed(members, blink) : this.findScheduled(members, blink)
    if (!found) return false
    let u = this.bestAfter
    for (const y of members) {
      route.insertAfter(u, y, this.byTravel ? this.chain[y]! : this.trialLevel[y]!)
      u = y
    }
    return true
  }

  /** `chain[y]` becomes the hold level of each member at the best place. */
  private findChainTimed(members: readonly number[], blink: number): boolean {
    const { m, route, random } = this
    const { dist, N } = m
    const first = members[0]!
    const last = members.at(-1)!
    const levels = this.trialLevel
    let best = Infinity
    this.bestAfter = -1
    for (let u = m.START; u !== m.FINISH; u = route.next[u]!) {
      const v = route.next[u]!
      if (m.run[u]! >= 0 && m.run[u] === m.run[v]) continue
      let delta = m.weights.travel * (dist[u * N + first]! + dist[last * N + v]! - dist[u * N + v]!)
      let done = route.end[u]!
      let at = u
      for (const y of members) {
        const held = m.agreed[y] === m.agreed[y]
        let e = Infinity
        let level = held ? HOLD_EXACT : HOLD_FREE
        for (; level <= HOLD_FREE; level++) {
          const spans = level * N + y
          e = earliestEnd(m, y, dist[at * N + y]!, m.spanFrom[spans]!, m.spanTo[spans]!, done)
          if (e < Infinity) break
        }
        if (e === Infinity) {
          done = Infinity
          break
        }
        if (held) delta += this.prices.hold[level]!
        levels[y] = level
        done = e
        at = y
      }
      if (done === Infinity || delta >= best) continue
      const spans = route.level[v]! * N + v
      const after = earliestEnd(m, v, dist[last * N + v]!, m.spanFrom[spans]!, m.spanTo[spans]!, done)
      if (after > route.latest[v]!) continue
      if (blink > 0 && random.next() < blink) continue
      best = delta
      this.bestAfter = u
      for (const y of members) this.chain[y] = levels[y]!
    }
    return this.bestAfter >= 0
  }

  /** Positions by estimated extra travel; the first that has a schedule is taken. */
  private findScheduled(members: readonly number[], blink: number): boolean {
    const { m, route, random, deltas, order, trialLevel } = this
    const { dist, N } = m
    const length = route.orderInto(order)
    const first = members[0]!
    const last = members.at(-1)!
    const whole = members.length > 1
    const positions: number[] = []
    const known = m.n > WEIGH_EXACTLY && this.scheduler.cost(order, length, route.level, m.weights) < Infinity
    if (known) this.scheduler.readyTimes(order, length, route.level, this.ready, this.day)
    for (let p = 0; p <= length; p++) {
      const u = p === 0 ? m.START : order[p - 1]!
      const v = p === length ? m.FINISH : order[p]!
      if (m.run[u]! >= 0 && m.run[u] === m.run[v] && m.run[u] !== m.run[first]) continue
      if (m.run[first]! >= 0 && !whole && !this.fitsRun(first, u, v)) continue
      const into = m.virtual[first] ? 0 : this.beyondVirtual(order, p - 1, -1, length, first)
      const out = m.virtual[last] ? 0 : this.beyondVirtual(order, p, 1, length, last)
      deltas[p] = into + out - (m.virtual[first] ? 0 : dist[u * N + v]!)
      if (!(blink > 0 && random.next() < blink)) positions.push(p)
      if (known) deltas[p]! += MISMATCH_SHARE * this.mismatch(first, p)
    }
    positions.sort((a, b) => deltas[a]! - deltas[b]! || a - b)
    trialLevel.set(route.level)
    for (
      let level = m.agreed[first] === m.agreed[first] ? HOLD_EXACT : HOLD_FREE;
      level <= HOLD_FREE;
      level++
    ) {
      for (const y of members) trialLevel[y] = m.agreed[y] === m.agreed[y] ? level : HOLD_FREE
      if (this.cheapestOf(positions, members, length)) {
        this.bestLevel = trialLevel[first]!
        return true
      }
    }
    return false
  }

  /** Schedules `members` at the positions in turn; the best of the first few that are feasible wins. */
  private cheapestOf(positions: readonly number[], members: readonly number[], length: number): boolean {
    const { m, order, trial, trialLevel } = this
    const small = m.n <= WEIGH_EXACTLY
    let left = small ? FEASIBLE_TRIALS : 2
    let trials = small ? Infinity : TRIALS
    let best = Infinity
    for (const p of positions) {
      for (let i = 0; i < p; i++) trial[i] = order[i]!
      for (let i = 0; i < members.length; i++) trial[p + i] = members[i]!
      for (let i = p; i < length; i++) trial[i + members.length] = order[i]!
      const cost = this.scheduler.cost(trial, length + members.length, trialLevel, m.weights)
      if (cost < best) {
        best = cost
        this.bestAfter = p === 0 ? m.START : order[p - 1]!
      }
      if ((cost < Infinity && --left === 0) || --trials === 0) break
    }
    return best < Infinity
  }

  /** Seconds between when the baton passes position `p` and the nearest opening of `x` on that or the day before. */
  private mismatch(x: number, p: number): number {
    const { m, ready, day } = this
    const spans = HOLD_FREE * m.N + x
    let least = 86400
    for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
      for (let q = Math.max(0, p - 1); q <= p; q++) {
        if (m.spanDayIndex[k] !== day[q]) continue
        const early = m.spanLo[k]! - ready[q]!
        const late = ready[q]! - m.spanHi[k]!
        least = Math.min(least, Math.max(0, early, late))
      }
    }
    return least
  }

  /** Travel between `x` and the nearest node with a place, from position `p` in direction `step`. */
  private beyondVirtual(order: Int32Array, p: number, step: number, length: number, x: number): number {
    const { m } = this
    while (p >= 0 && p < length && m.virtual[order[p]!]) p += step
    if (p < 0) return m.dist[m.START * m.N + x]!
    if (p >= length) return m.dist[x * m.N + m.FINISH]!
    return step < 0 ? m.dist[order[p]! * m.N + x]! : m.dist[x * m.N + order[p]!]!
  }
}
