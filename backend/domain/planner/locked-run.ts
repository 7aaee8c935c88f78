import type { Route } from './route.ts'
import { stopFrom, stopUpTo } from './route-walk.ts'

/** Whether the gap between `u` and `v` lies inside a locked run, where no other stop may go. */
export function splitsRun(route: Route, u: number, v: number): boolean {
  const { run } = route.m
  const before = run[stopUpTo(route, u)]!
  return before >= 0 && before === run[stopFrom(route, v)]
}

/** Whether `x`, a member of a locked run, may go between `u` and `v`: right beside those that are there, in order. */
export function fitsRun(route: Route, x: number, u: number, v: number): boolean {
  const { m } = route
  let before = -1
  let after = -1
  let passed = false
  for (const y of m.runs[m.run[x]!]!) {
    if (y === x) passed = true
    else if (route.served[y]) {
      if (!passed) before = y
      else if (after < 0) after = y
    }
  }
  if (before >= 0) return stopUpTo(route, u) === before
  if (after >= 0) return stopFrom(route, v) === after
  return !splitsRun(route, u, v)
}
