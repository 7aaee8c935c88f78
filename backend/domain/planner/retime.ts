import type { Route } from './route.ts'

/**
 * Recomputes `end` from node `x` on, until nothing changes any more: the first-in-first-out time function
 * (`earliestEnd`), written out for speed.
 */
export function retimeForward(route: Route, x: number): void {
  const { m, next, end, endDay, level, leg } = route
  const { L, FINISH, dayCount, firstSpanFrom, spanTo, spanLo, spanHi, spanDay, spanDayIndex, visit } = m
  let u = route.prev[x]!
  for (;;) {
    const spans = level[x]! * L + x
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
export function retimeBackward(route: Route, u: number): void {
  const { m, prev, latest, latestDay, level, next, leg } = route
  const { L, START, dayCount, lastSpanTo, spanFrom, spanLo, spanHi, spanDay, spanDayIndex, visit } = m
  let x = next[u]!
  for (;;) {
    const spans = level[x]! * L + x
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
