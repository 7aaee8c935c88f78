import { splitsRun } from './locked-run.ts'
import { HOLD_EXACT, HOLD_FREE } from './model.ts'
import type { Prices } from './objective.ts'
import type { Random } from './random.ts'
import { fitsFrom, wayOn } from './route-walk.ts'
import type { Route } from './route.ts'
import { earliestEnd } from './time-function.ts'

/** Finds the cheapest position for a locked run as a whole, by the time function along the run. */
export class RunInsertion {
  /** After `find`: the node to go after. */
  after = -1
  /** After `find`: the hold level of each member. */
  readonly levels: Uint8Array
  private readonly tried: Uint8Array
  private readonly route: Route
  private readonly prices: Prices
  private readonly random: Random

  constructor(route: Route, prices: Prices, random: Random) {
    this.route = route
    this.prices = prices
    this.random = random
    this.levels = new Uint8Array(route.m.n)
    this.tried = new Uint8Array(route.m.n)
  }

  find(members: readonly number[], blink: number): boolean {
    const { route, levels, tried } = this
    const { m, next } = route
    let best = Infinity
    this.after = -1
    for (let u = m.START; u !== m.FINISH; u = next[u]!) {
      if (splitsRun(route, u, next[u]!)) continue
      const delta = this.deltaAt(members, u, best)
      if (delta >= best || (blink > 0 && this.random.next() < blink)) continue
      best = delta
      this.after = u
      for (const y of members) levels[y] = tried[y]!
    }
    return this.after >= 0
  }

  /** Extra cost of the run right after `u`; Infinity when that cannot be, or not below `limit`. */
  private deltaAt(members: readonly number[], u: number, limit: number): number {
    const { m, next, at: placeAfter, end } = this.route
    const v = next[u]!
    let at = placeAfter[u]!
    let ready = end[u]!
    let travel = -wayOn(this.route, at, v)
    let holds = 0
    for (const y of members) {
      const leg = m.virtual[y] ? 0 : m.dist[at * m.N + y]!
      const held = m.agreed[y] === m.agreed[y]
      let done = Infinity
      let level = held ? HOLD_EXACT : HOLD_FREE
      for (; level <= HOLD_FREE; level++) {
        const spans = level * m.L + y
        done = earliestEnd(m, y, leg, m.spanFrom[spans]!, m.spanTo[spans]!, ready)
        if (done < Infinity) break
      }
      if (done === Infinity) return Infinity
      if (held) holds += this.prices.hold[level]!
      this.tried[y] = level
      travel += leg
      ready = done
      if (!m.virtual[y]) at = y
    }
    const delta = m.weights.travel * (travel + wayOn(this.route, at, v)) + holds
    return delta < limit && fitsFrom(this.route, at, v, ready) ? delta : Infinity
  }
}
