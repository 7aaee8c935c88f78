import type { UnservedReason, UnservedStop } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { reasonMessage, type Language } from './messages.ts'
import { HOLD_FREE, UNREACHABLE, type Model } from './model.ts'
import type { Route } from './route.ts'
import { dayOf } from './day-of.ts'
import { earliestEnd } from './time-function.ts'

/** A stop whose whole opening is this short counts as pinned to a time, seconds. */
const PINNED_S = 1800

/**
 * Why a stop is not in the plan, from the first thing that rules it out altogether to what stands in the
 * way day by day. Always at least one reason.
 */
export function unservedReasons(
  problem: RelayProblem,
  m: Model,
  route: Route,
  x: number,
  language: Language,
): UnservedStop {
  const stop = problem.stops[x]!
  const reasons: UnservedReason[] = []
  const say = (
    code: UnservedReason['code'],
    days: readonly number[] = [],
    others: readonly number[] = [],
  ) => {
    const stops = others.map((y) => problem.stops[y]!.id)
    reasons.push({
      code,
      message: reasonMessage(code, days, stops, language),
      ...(days.length === 1 ? { day: days[0] } : {}),
      ...(stops.length > 0 ? { stops } : {}),
    })
  }
  const absolute = ruledOut(problem, m, x)
  if (absolute) say(absolute)
  else {
    const open = problem.days.map((_, d) => d).filter((d) => hasSpanOn(m, x, d))
    const closed = problem.days.map((_, d) => d).filter((d) => !open.includes(d))
    const blockedBy = new Map<number, number[]>()
    const full: number[] = []
    for (const d of open) {
      const blocker = route.timed ? blockerOn(m, route, x, d) : -1
      if (blocker >= 0) blockedBy.set(blocker, [...(blockedBy.get(blocker) ?? []), d])
      else full.push(d)
    }
    for (const [blocker, days] of blockedBy) say('clashes-with-pinned', days, [blocker])
    if (full.length > 0) say('day-full', full)
    if (closed.length > 0) say('closed-that-day', closed)
    const run = m.runs[m.run[x]!]
    if (run)
      say(
        'locked-run',
        [],
        run.filter((y) => y !== x),
      )
  }
  return { stop: stop.id, reasons }
}

function ruledOut(problem: RelayProblem, m: Model, x: number): UnservedReason['code'] | null {
  const { windows, visitS } = problem.stops[x]!
  if (windows.length === 0) return 'no-window'
  const spans = HOLD_FREE * m.L + x
  if (m.spanFrom[spans] === m.spanTo[spans]) {
    const touches = problem.days.some((day) =>
      windows.some(([from, to]) => from <= day.endS && to >= day.startS),
    )
    return touches && visitS > 0 ? 'visit-too-long' : 'closed-all-days'
  }
  if (m.virtual[x]) return null
  let reached = false
  let left = m.openFinish
  for (let y = 0; y < m.N && !(reached && left); y++) {
    if (y === x) continue
    if (y !== m.FINISH && m.dist[y * m.N + x]! < UNREACHABLE) reached = true
    if (y !== m.START && m.dist[x * m.N + y]! < UNREACHABLE) left = true
  }
  if (!reached || !left) return 'unreachable'
  return fitsAlone(m, x) ? null : 'too-far'
}

function fitsAlone(m: Model, x: number): boolean {
  if (m.hotels > 0) return true
  // Any stop may serve as a stepping stone, so any way in that is short enough will do, on any day.
  const spans = HOLD_FREE * m.L + x
  const morning = m.dayStart[0]!
  for (let y = 0; y < m.N; y++) {
    if (y === x || y === m.FINISH) continue
    const into = m.dist[y * m.N + x]!
    if (earliestEnd(m, x, into, m.spanFrom[spans]!, m.spanTo[spans]!, morning) < Infinity) return true
  }
  return false
}

function hasSpanOn(m: Model, x: number, d: number): boolean {
  const spans = HOLD_FREE * m.L + x
  for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) if (m.spanDayIndex[k] === d) return true
  return false
}

/** The pinned stop that an insertion on day `d` would delay too much, when that is all that stands in the way; else -1. */
function blockerOn(m: Model, route: Route, x: number, d: number): number {
  const spansX = HOLD_FREE * m.L + x
  let blocker = -1
  for (let u = m.START; u !== m.FINISH; u = route.next[u]!) {
    if (dayOf(m, route.end[u]!) > d) break
    const into = m.virtual[x] ? 0 : m.dist[route.at[u]! * m.N + x]!
    let done = earliestEnd(m, x, into, m.spanFrom[spansX]!, m.spanTo[spansX]!, route.end[u]!)
    if (done === Infinity || dayOf(m, done) !== d) continue
    let at = m.virtual[x] ? route.at[u]! : x
    for (let v = route.next[u]!; ; v = route.next[v]!) {
      const spans = route.level[v]! * m.L + v
      const leg = m.virtual[v] ? 0 : m.dist[at * m.N + route.at[v]!]!
      done = earliestEnd(m, v, leg, m.spanFrom[spans]!, m.spanTo[spans]!, done)
      if (done === Infinity) {
        if (v >= m.n || !isPinned(m, v)) return -1
        blocker = v
        break
      }
      if (v === m.FINISH) break
      if (!m.virtual[v]) at = route.at[v]!
    }
  }
  return blocker
}

function isPinned(m: Model, x: number): boolean {
  const spans = HOLD_FREE * m.L + x
  let open = 0
  for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) open += m.spanHi[k]! - m.spanLo[k]!
  return open <= PINNED_S
}
