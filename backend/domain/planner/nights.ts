import type { Random } from './random.ts'
import type { Route } from './route.ts'
import { fitsFrom, orderInto, wayOn } from './route-walk.ts'
import type { Scheduler } from './schedule.ts'

/** Chance to overlook a gap, so that nights move even where they lie best. */
const BLINK = 0.4
/** Chance of each night to be moved. */
const STIRRED = 0.2
/** Chance to give the relay a day more, when stops are absent and when none is. */
const LONGER_WHEN_SHORT = 0.3
const LONGER = 0.02

/**
 * Gives an empty route all its nights, at the overnight place nearest to start and finish. When that does
 * not work out in time the route stays untimed, and only the scheduler can judge it.
 */
export function layEmptyNights(route: Route): void {
  const { m } = route
  const detour = (bed: number) =>
    m.dist[m.START * m.N + m.n + 2 + bed]! + m.dist[(m.n + 2 + bed) * m.N + m.FINISH]!
  let bed = 0
  for (let h = 1; h < m.hotels; h++) if (detour(h) < detour(bed)) bed = h
  route.timed = true
  route.setOrder(
    [],
    0,
    Array.from({ length: m.nights }, () => ({ from: 0, bed })),
  )
  if (route.feasible) return
  route.timed = false
  route.setOrder([], 0)
}

/** Takes over the nights that the scheduler found best for the route's order in its last `cost`. */
export function adoptNights(route: Route, scheduler: Scheduler, order: Int32Array): void {
  const length = orderInto(route, order)
  route.setOrder(order, length, scheduler.days().slice(1))
}

/** Between ruin and recreate: moves some of the nights, so that they lie right for what is there. */
export function stirNights(route: Route, random: Random): void {
  for (let d = route.nights - 1; d >= 0; d--) if (random.next() < STIRRED) moveNight(route, d, random)
  if (random.next() < (route.count < route.m.n ? LONGER_WHEN_SHORT : LONGER)) addNight(route, random)
}

/**
 * Takes night `d` out and puts it back where it costs least travel between its neighbouring nights: each
 * gap with each overnight place, O(stops of two days · places). The last night of all may also go for good,
 * when the relay can end a day earlier.
 */
function moveNight(route: Route, d: number, random: Random): void {
  const { m } = route
  const before = route.prev[m.N + d]!
  const bed = route.at[m.N + d]!
  const last = d === route.nights - 1
  route.removeNight(d)
  if (last && route.end[m.FINISH]! <= m.dayEnd[d]!) {
    route.setNights(d)
    return
  }
  if (!placeNight(route, d, random)) route.insertNight(before, d, bed)
}

/** One day more: lays another night after the last, if one fits. */
function addNight(route: Route, random: Random): void {
  const d = route.nights
  if (d >= route.m.nights) return
  route.setNights(d + 1)
  if (!placeNight(route, d, random)) route.setNights(d)
}

function placeNight(route: Route, d: number, random: Random): boolean {
  const { m, next, end, at } = route
  const { N } = m
  const nightBefore = d === 0 ? m.START : N + d - 1
  const nightAfter = d + 1 < route.nights ? N + d + 1 : m.FINISH
  const dayEnd = m.dayEnd[d]!
  const morning = m.dayStart[d + 1]!
  let best = Infinity
  let bestAfter = -1
  let bestBed = -1
  for (let u = nightBefore; u !== nightAfter; u = next[u]!) {
    const ready = end[u]!
    if (ready > dayEnd) break
    const v = next[u]!
    const direct = wayOn(route, at[u]!, v)
    for (let bed = m.n + 2; bed < N; bed++) {
      const there = m.dist[at[u]! * N + bed]!
      if (ready + there > dayEnd) continue
      const delta = there + wayOn(route, bed, v) - direct
      if (delta >= best) continue
      // A day without a stop is spent where the baton woke.
      if (d > 0 && u === nightBefore && bed !== at[u]) continue
      if (v === nightAfter && v !== m.FINISH && bed !== at[v]) continue
      if (!fitsFrom(route, bed, v, morning) || random.next() < BLINK) continue
      best = delta
      bestAfter = u
      bestBed = bed
    }
  }
  if (bestAfter < 0) return false
  route.insertNight(bestAfter, d, bestBed)
  return true
}
