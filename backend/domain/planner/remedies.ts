import type { UnservedStop } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { dayOf } from './day-of.ts'
import { clock, duration, type Language } from './messages.ts'
import { HOLD_FREE, UNREACHABLE, type Model } from './model.ts'
import { fitsFrom, wayOn } from './route-walk.ts'
import type { Route } from './route.ts'
import { earliestEnd } from './time-function.ts'

type Remedy = NonNullable<UnservedStop['remedies']>[number] & { readonly costS: number }

/** An opening longer than this is no small favour to ask for, seconds. */
const LONGEST_OPENING_S = 3 * 3600
/** How many remedies an organiser is offered. */
const OFFERED = 3

/**
 * What would make an unserved stop fit, each one change to the plan as it is: opening the stop at another
 * time, a longer day, or leaving out one other stop. Cheapest first. Tried position by position on the time
 * function, so each one is enough by itself. Empty where the route has no times (few stops and overnight places).
 */
export function remediesFor(
  problem: RelayProblem,
  m: Model,
  route: Route,
  x: number,
  language: Language,
): NonNullable<UnservedStop['remedies']> {
  if (!route.timed) return []
  const all = [...openings(problem, m, route, x, language), ...withoutOne(problem, m, route, x, language)]
  const seen = new Set<string>()
  return all
    .sort((a, b) => a.costS - b.costS)
    .filter(({ message }) => !seen.has(message) && seen.add(message))
    .slice(0, OFFERED)
    .map(({ code, message }) => ({ code, message }))
}

/** Positions where only x's own hours are in the way: "open at 14.30 on day 2". */
function openings(problem: RelayProblem, m: Model, route: Route, x: number, language: Language): Remedy[] {
  const found: Remedy[] = []
  const best = new Map<number, Remedy>()
  for (let u = m.START; u !== m.FINISH; u = route.next[u]!) {
    const v = route.next[u]!
    const into = m.virtual[x] ? 0 : m.dist[route.at[u]! * m.N + x]!
    if (into >= UNREACHABLE) continue
    const startS = route.end[u]! + into
    const day = dayOf(m, route.end[u]!)
    const endS = startS + m.visit[x]!
    if (endS > m.dayEnd[day]!) continue
    if (!fitsFrom(route, m.virtual[x] ? route.at[u]! : x, v, endS)) continue
    const costS = distanceToWindows(problem.stops[x]!.windows, startS)
    if (costS === 0 || costS > LONGEST_OPENING_S || (best.get(day)?.costS ?? Infinity) <= costS) continue
    best.set(day, {
      code: 'open-at',
      costS,
      message:
        language === 'da'
          ? `Hold åbent kl. ${clock(startS, language)} på dag ${day + 1} (${duration(costS, language)} uden for åbningstiden).`
          : `Be open at ${clock(startS, language)} on day ${day + 1} (${duration(costS, language)} outside opening hours).`,
    })
  }
  found.push(...best.values())
  return found
}

/** Single stops whose place in the plan x could take: "leave out X". */
function withoutOne(problem: RelayProblem, m: Model, route: Route, x: number, language: Language): Remedy[] {
  const found: Remedy[] = []
  const mine = HOLD_FREE * m.L + x
  for (let y = route.next[m.START]!; y !== m.FINISH; y = route.next[y]!) {
    if (y >= m.n || m.run[y]! >= 0 || (m.required[y] && !m.required[x])) continue
    const u = route.prev[y]!
    const v = route.next[y]!
    const into = m.virtual[x] ? 0 : m.dist[route.at[u]! * m.N + x]!
    const place = m.virtual[x] ? route.at[u]! : x
    const end = earliestEnd(m, x, into, m.spanFrom[mine]!, m.spanTo[mine]!, route.end[u]!)
    if (end === Infinity || !fitsFrom(route, place, v, end)) continue
    const detour = into + wayOn(route, place, v) - route.leg[u]! - route.leg[y]!
    const id = problem.stops[y]!.id
    found.push({
      code: 'leave-out',
      costS: LONGEST_OPENING_S + (m.required[y] ? 1e6 : 0) + detour,
      message: language === 'da' ? `Udelad »${id}«.` : `Leave out “${id}”.`,
    })
  }
  return found
}

function distanceToWindows(windows: readonly (readonly [number, number])[], startS: number): number {
  let least = Infinity
  for (const [from, to] of windows) {
    least = Math.min(least, startS < from ? from - startS : startS > to ? startS - to : 0)
  }
  return windows.length === 0 ? 0.5 : least
}
