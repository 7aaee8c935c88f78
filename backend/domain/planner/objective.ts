import { HOLD_EXACT, HOLD_FREE, HOLD_NEAR, type Model } from './model.ts'
import { orderInto } from './route-walk.ts'
import type { Route } from './route.ts'
import type { Scheduler } from './schedule.ts'

/**
 * What the search minimises: weighted travel, waiting and imbalance, plus a price for each moved slot and
 * each absent stop. The prices are finite so that the search may cross a valley; `betterThan` is what counts
 * in the end: required stops first, then optional ones, then the rest.
 */
export interface Score {
  requiredAbsent: number
  optionalAbsent: number
  /** Confirmed slots that moved by more than the tolerance. */
  moved: number
  /** Weighted travel, waiting and imbalance, plus the price of slots shifted within the tolerance. */
  cost: number
  feasible: boolean
}

export function betterThan(a: Score, b: Score): boolean {
  if (a.feasible !== b.feasible) return a.feasible
  if (a.requiredAbsent !== b.requiredAbsent) return a.requiredAbsent < b.requiredAbsent
  if (a.optionalAbsent !== b.optionalAbsent) return a.optionalAbsent < b.optionalAbsent
  if (a.moved !== b.moved) return a.moved < b.moved
  return a.cost < b.cost - 1e-9
}

export interface Prices {
  /** Indexed by hold level. */
  readonly hold: Float64Array
  /** Of leaving out a stop, per node. */
  readonly absent: Float64Array
}

export function priceList(m: Model): Prices {
  const edge = m.meanEdge * (m.weights.travel || 1)
  const hold = new Float64Array(3)
  hold[HOLD_EXACT] = 0
  hold[HOLD_NEAR] = 2 * edge
  hold[HOLD_FREE] = 20 * edge
  const absent = new Float64Array(m.N)
  // In a re-plan a stop more is worth any number of moved slots; in a new one the price is easily paid for a while.
  const stop = m.previousOrder.length > 0 ? 1000 * edge : 60 * edge
  for (let x = 0; x < m.n; x++) absent[x] = m.required[x] ? stop : stop / 4
  return { hold, absent }
}

/** Scores a route. `scratch` holds the order; its schedule stays in `scheduler` afterwards. */
export function scoreOf(route: Route, scheduler: Scheduler, prices: Prices, scratch: Int32Array): Score {
  const { m } = route
  const score: Score = { requiredAbsent: 0, optionalAbsent: 0, moved: 0, cost: 0, feasible: true }
  for (let x = 0; x < m.n; x++) {
    if (!route.served[x]) {
      if (m.required[x]) score.requiredAbsent++
      else score.optionalAbsent++
    } else if (m.agreed[x] === m.agreed[x]) {
      if (route.level[x] === HOLD_FREE) score.moved++
      else score.cost += prices.hold[route.level[x]!]!
    }
  }
  if (m.orderOnly && route.timed && m.hotels === 0) {
    score.cost += m.weights.travel * route.legs
    score.feasible = route.feasible
  } else {
    const length = orderInto(route, scratch)
    score.cost += scheduler.cost(scratch, length, route.level, m.weights)
    score.feasible = score.cost < MISSED_FINISH
  }
  return score
}

/** More than any plan costs: what `Scheduler` charges for a missed finish while that is allowed. */
export const MISSED_FINISH = 1e11
