import type { Hold } from './standing-words.ts'
import { goesOn, type Walked } from './walk-ahead.ts'
import type { LegAhead } from './way-ahead.ts'

/**
 * How much sooner and later than expected a leg and a visit end, as shares of what they take, in nine cases of ten.
 * Measured on simulated carriers (see `honest-interval.test.ts`).
 */
const LEG = { sooner: 0.22, later: 0.32 }
const VISIT = { sooner: 0.25, later: 0.35 }
/** Gates, shoelaces, and a phone that is not at hand: on each leg, in milliseconds. */
const AT_LEAST_MS = 60_000
/** Of what is overdue, the wait so far says most of the wait to come. */
const OVERDUE_SHARE = 0.6

export interface Interval {
  earliestMs: number
  latestMs: number
}

/**
 * Between when and when the baton is received at the end of each leg, most likely: the walk of the hasty and that of
 * the slow. What goes faster here and slower there evens out in part, so deviations add up as squares. Both walks
 * wait for announced times and sleep at night like the expected one.
 */
export function honestIntervals(
  legs: readonly LegAhead[],
  walked: readonly Walked[],
  start: { freeMs: number; soonerMs: number; laterMs: number },
  hold: Hold | null,
  nowMs: number,
): Interval[] {
  let { soonerMs, laterMs } = start
  let free = start.freeMs
  let firstStop = true
  return legs.map((leg, at) => {
    const expected = walked[at]
    if (!expected) return { earliestMs: free, latestMs: free }
    const { departsMs, dueMs, arrivesMs, startsMs } = expected
    soonerMs = departsMs - goesOn(Math.max(free - soonerMs, leg.notBeforeMs), hold)
    laterMs = goesOn(Math.max(free + laterMs, leg.notBeforeMs), hold) - departsMs
    const legMs = dueMs - departsMs
    soonerMs = Math.hypot(soonerMs, legMs * LEG.sooner, Math.min(AT_LEAST_MS, legMs))
    laterMs = Math.hypot(laterMs, legMs * LEG.later, Math.min(AT_LEAST_MS, legMs))
    let arrivesEarlyMs = arrivesMs - soonerMs
    let arrivesLateMs = arrivesMs + laterMs
    if (firstStop && leg.towards !== null) {
      firstStop = false
      arrivesEarlyMs = Math.max(arrivesEarlyMs, nowMs)
      arrivesLateMs = Math.max(dueMs + laterMs, nowMs + AT_LEAST_MS + (nowMs - dueMs) * OVERDUE_SHARE)
    }
    const earliestMs = Math.max(arrivesEarlyMs, leg.startsMs)
    const latestMs = Math.max(arrivesLateMs, leg.startsMs)
    free = startsMs + leg.visitMs
    soonerMs = Math.hypot(startsMs - earliestMs, leg.visitMs * VISIT.sooner)
    laterMs = Math.hypot(latestMs - startsMs, leg.visitMs * VISIT.later)
    return { earliestMs, latestMs }
  })
}

/** How much sooner or later than expected a visit may end that nobody has said has ended. */
export function openVisit(visitMs: number): { soonerMs: number; laterMs: number } {
  return { soonerMs: visitMs * VISIT.sooner, laterMs: visitMs * VISIT.later }
}
