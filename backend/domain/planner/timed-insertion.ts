import { fitsRun, splitsRun } from './locked-run.ts'
import { HOLD_EXACT, HOLD_FREE, type Model } from './model.ts'
import type { Neighbours } from './neighbours.ts'
import type { Prices } from './objective.ts'
import type { Random } from './random.ts'
import { delayFrom, fitsFrom, wayOn } from './route-walk.ts'
import type { Route } from './route.ts'
import { earliestEnd } from './time-function.ts'

/** What a second of waiting counts among positions of a virtual stop, none of which costs travel. */
const WAIT_COST = 1e-6
/** Added to that waiting, seconds: below it, chance decides. */
const IDLE = 600

/**
 * Finds the cheapest position for one stop. A position between u and v is feasible exactly when
 * `F(x→v, F(u→x, end[u])) ≤ latest[v]`, whatever nights lie between.
 */
export class TimedInsertion {
  /** After `find`: the node to go after, and the hold level. */
  after = -1
  level = HOLD_FREE
  private readonly m: Model
  private readonly route: Route
  private readonly prices: Prices
  private readonly random: Random
  private readonly neighbours: Neighbours

  constructor(route: Route, prices: Prices, random: Random, neighbours: Neighbours) {
    this.m = route.m
    this.route = route
    this.prices = prices
    this.random = random
    this.neighbours = neighbours
  }

  /** The firmest hold that is worth its price comes first. */
  find(x: number, blink: number): boolean {
    const { m } = this
    this.after = -1
    const held = m.agreed[x] === m.agreed[x]
    let best = Infinity
    for (let level = held ? HOLD_EXACT : HOLD_FREE; level <= HOLD_FREE; level++) {
      const extra = held ? this.prices.hold[level]! : 0
      if (extra >= best) break
      const limit = best - extra
      best = extra + (m.virtual[x] ? this.scanAll(x, level, blink, limit) : this.scan(x, level, blink, limit))
    }
    return this.after >= 0
  }

  /**
   * Looks at the positions beside the nearest stops and the nights, and at all positions when none of those
   * will do. Returns the least extra cost below `limit` (which it returns when there is none).
   */
  private scan(x: number, level: number, blink: number, limit: number): number {
    const { m, route, random } = this
    const { next, prev, end, endDay, latest, leg, served, at } = route
    const { dist, distFrom, N, L, run, FINISH, START, dayCount, firstSpanFrom, virtual, hasVirtual } = m
    const { width, list } = this.neighbours
    const spansX = level * L + x
    const spanFrom = m.spanFrom[spansX]!
    const spanTo = m.spanTo[spansX]!
    if (spanFrom === spanTo) return limit
    const firstStart = m.spanLo[spanFrom]!
    const lastStart = m.spanHi[spanTo - 1]!
    const rowX = x * N
    const weight = m.weights.travel
    const anchored = run[x]! >= 0
    const hasRuns = m.runs.length > 0
    const ends = 2 + 2 * route.nights
    // First the ends of the list and both sides of each night, then both sides of each neighbour; from `all` on, everything.
    const all = anchored ? 0 : ends + 2 * width
    let best = limit
    let u = START
    for (let k = 0; ; k++) {
      if (k < all) {
        if (k >= ends) {
          const y = list[x * width + ((k - ends) >> 1)]!
          if (!served[y]) {
            k++
            continue
          }
          u = (k & 1) === 0 ? y : prev[y]!
        } else if (k < 2) u = k === 0 ? START : prev[FINISH]!
        else u = (k & 1) === 0 ? N + ((k - 2) >> 1) : prev[N + ((k - 2) >> 1)]!
      } else if (k === all) {
        if (best < limit) break
        u = START
      } else u = next[u]!
      if (u === FINISH) break
      const v = next[u]!
      const there = distFrom[rowX + at[u]!]!
      const throughVirtual = hasVirtual && virtual[v] === 1
      const direct = throughVirtual ? wayOn(route, at[u]!, v) : leg[u]!
      const onward = throughVirtual ? wayOn(route, x, v) : dist[rowX + at[v]!]!
      const delta = weight * (there + onward - direct)
      if (delta >= best) continue
      const ready = end[u]!
      if (ready > lastStart) {
        if (k >= all) break
        continue
      }
      if (latest[v]! < firstStart && !throughVirtual) continue
      if (hasRuns && (anchored ? !fitsRun(route, x, u, v) : splitsRun(route, u, v))) continue
      const done = earliestEnd(m, x, there, firstSpanFrom[spansX * dayCount + endDay[u]!]!, spanTo, ready)
      if (done === Infinity) continue
      if (throughVirtual) {
        if (!fitsFrom(route, x, v, done)) continue
      } else {
        const spans = route.level[v]! * L + v
        if (earliestEnd(m, v, onward, m.spanFrom[spans]!, m.spanTo[spans]!, done) > latest[v]!) continue
      }
      if (blink > 0 && random.next() < blink) continue
      best = delta
      this.after = u
      this.level = level
    }
    return best
  }

  /** A virtual stop costs no travel anywhere: one of those with little waiting is taken. */
  private scanAll(x: number, level: number, blink: number, limit: number): number {
    const { m, route, random } = this
    const { next, end, at } = route
    const spans = level * m.L + x
    let best = limit
    for (let u = m.START; u !== m.FINISH; u = next[u]!) {
      const v = next[u]!
      const done = earliestEnd(m, x, 0, m.spanFrom[spans]!, m.spanTo[spans]!, end[u]!)
      if (done === Infinity) break
      const delay = delayFrom(route, at[u]!, v, done)
      const cost = WAIT_COST * (IDLE + delay) * random.next()
      if (!(cost < best)) continue
      if (m.runs.length > 0 && (m.run[x]! >= 0 ? !fitsRun(route, x, u, v) : splitsRun(route, u, v))) continue
      if (blink > 0 && random.next() < blink) continue
      best = cost
      this.after = u
      this.level = level
    }
    return best
  }
}
