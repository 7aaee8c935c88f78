import type { Route } from './route.ts'
import { earliestEnd } from './time-function.ts'

/** The stop at or before node `u`, whatever nights lie between; START when there is none. */
export function stopUpTo(route: Route, u: number): number {
  while (u >= route.m.N) u = route.prev[u]!
  return u
}

/** The stop at or after node `v`, whatever nights lie between; FINISH when there is none. */
export function stopFrom(route: Route, v: number): number {
  while (v >= route.m.N) v = route.next[v]!
  return v
}

/**
 * Travel from place `at` (a row of `dist`) to the first node from `v` on that is anywhere: virtual stops
 * are where the baton is.
 */
export function wayOn(route: Route, at: number, v: number): number {
  const { m } = route
  while (m.virtual[v]) v = route.next[v]!
  return m.dist[at * m.N + route.at[v]!]!
}

/** Whether `v` and all after it can still happen when the baton is ready at place `at` at `readyS`. */
export function fitsFrom(route: Route, at: number, v: number, readyS: number): boolean {
  return delayFrom(route, at, v, readyS) < Infinity
}

/**
 * By how many seconds the first node from `v` on that is anywhere ends later when the baton is ready at place
 * `at` at `readyS`; Infinity when what follows can no longer happen.
 */
export function delayFrom(route: Route, at: number, v: number, readyS: number): number {
  const { m, level } = route
  for (; ; v = route.next[v]!) {
    const virtual = m.virtual[v] === 1
    const spans = level[v]! * m.L + v
    const travel = virtual ? 0 : m.dist[at * m.N + route.at[v]!]!
    readyS = earliestEnd(m, v, travel, m.spanFrom[spans]!, m.spanTo[spans]!, readyS)
    if (readyS === Infinity) return Infinity
    if (!virtual) return readyS <= route.latest[v]! ? readyS - route.end[v]! : Infinity
  }
}

/** Writes the served stops in order to `into` and returns how many there are. */
export function orderInto(route: Route, into: Int32Array): number {
  const { n, START, FINISH } = route.m
  let i = 0
  for (let x = route.next[START]!; x !== FINISH; x = route.next[x]!) if (x < n) into[i++] = x
  return i
}
