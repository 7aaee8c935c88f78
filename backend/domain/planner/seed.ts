import { HOLD_FREE } from './model.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'

/** Share of the iterations that ruin round an absent stop, while there are any. */
const ROUND_ABSENT = 0.2
/** Share of the iterations that ruin round a stop with a long detour: the longest of a few drawn at random. */
const ROUND_DETOUR = 0.4
const CONTENDERS = 4

/** How many stops are looked at to find one that the baton leaves while a given stop is open. */
const LOOKED_AT = 30

/** Where to ruin: often round an absent stop or one that takes a long detour, else anywhere. */
export function seedOf(route: Route, random: Random): number {
  const { m, served, leg, prev, next, at } = route
  const draw = random.next()
  if (draw < ROUND_ABSENT && route.count < m.n) {
    let x = random.below(m.n)
    while (served[x]) x = x + 1 === m.n ? 0 : x + 1
    return m.virtual[x] ? passedInTime(route, random, x) : x
  }
  let worst = random.below(m.n)
  if (draw < 1 - ROUND_DETOUR) return worst
  let most = -1
  for (let i = 0; i < CONTENDERS; i++) {
    const x = random.below(m.n)
    if (!served[x] || m.virtual[x]) continue
    const u = prev[x]!
    const detour = leg[u]! + leg[x]! - m.dist[at[u]! * m.N + at[next[x]!]!]!
    if (detour > most) {
      most = detour
      worst = x
    }
  }
  return worst
}

/** A virtual stop is near nothing: makes room where the baton is while it is open. */
function passedInTime(route: Route, random: Random, x: number): number {
  const { m } = route
  const spans = HOLD_FREE * m.L + x
  let y = x
  for (let i = 0; i < LOOKED_AT; i++) {
    y = random.below(m.n)
    if (!route.served[y] || m.virtual[y]) continue
    for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
      if (m.spanLo[k]! <= route.end[y]! && route.end[y]! <= m.spanHi[k]!) return y
    }
  }
  return y
}
