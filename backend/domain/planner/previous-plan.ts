import { HOLD_EXACT, HOLD_FREE, type Model } from './model.ts'
import type { Route } from './route.ts'
import type { Scheduler } from './schedule.ts'

/**
 * Lays the stops of the previous plan in their order as far as time allows, each at the firmest hold that
 * fits, so that a new plan sets out from what people know.
 * @param all lays those too that are closed at their slot by now: waiting for one of them may make all that
 * follow late
 */
export function startFromPrevious(route: Route, scheduler: Scheduler, all: boolean): void {
  const { m } = route
  if (m.previousOrder.length === 0) return
  const kept = all ? m.previousOrder : m.previousOrder.filter((x) => opensAt(m, x, m.previousStart[x]!))
  if (m.hotels > 0) {
    layScheduled(route, scheduler, kept)
    return
  }
  let u = m.START
  for (const x of kept) {
    for (let level = firmest(route, x); level <= HOLD_FREE; level++) {
      route.insertAfter(u, x, level)
      if (route.feasible) break
      route.removeString(x, x)
    }
    if (route.served[x]) u = x
  }
}

function opensAt(m: Model, x: number, slot: number): boolean {
  const spans = HOLD_FREE * m.L + x
  for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
    if (m.spanLo[k]! <= slot && slot <= m.spanHi[k]!) return true
  }
  return false
}

const firmest = (route: Route, x: number) => (Number.isNaN(route.m.agreed[x]) ? HOLD_FREE : HOLD_EXACT)

/** The same where only the scheduler knows the nights: all at once if that works, else stop by stop. */
function layScheduled(route: Route, scheduler: Scheduler, kept: readonly number[]): void {
  const { m } = route
  const order = Int32Array.from(kept)
  for (const x of order) route.level[x] = firmest(route, x)
  let length = order.length
  if (scheduler.cost(order, length, route.level, m.weights) === Infinity) {
    length = 0
    for (const x of kept) {
      order[length] = x
      for (let level = firmest(route, x); level <= HOLD_FREE; level++) {
        route.level[x] = level
        if (scheduler.cost(order, length + 1, route.level, m.weights) === Infinity) continue
        length++
        break
      }
    }
    if (scheduler.cost(order, length, route.level, m.weights) === Infinity) return
  }
  route.setOrder(order, length, route.timed ? scheduler.days().slice(1) : [])
}
