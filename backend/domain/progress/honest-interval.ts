import type { Hold } from './standing-words.ts'
import { goesOn, type Walked } from './walk-ahead.ts'
import type { LegAhead } from './way-ahead.ts'

/**
 * How much sooner and later than expected a leg and a visit end, as shares of what they take, in nine cases of ten.
 * Measured on simulated carriers (see `honest-interval.test.ts`).
 */
const LEG = { sooner: 0.16, later: 0.22 }
const VISIT = { sooner: 0.19, later: 0.19 }
/** The same of the day's own pace, as long as nobody has walked a leg of it; the more have, the less. */
const PACE = { sooner: 0.11, later: 0.28 }
/** Gates, shoelaces, and a phone that is not at hand: on each leg, in milliseconds. */
const AT_LEAST_MS = 60_000
/** Of what is overdue, the wait so far says most of the wait to come. */
const OVERDUE_SHARE = 0.6

export interface Interval {
  earliestMs: number
  latestMs: number
}

/** From where the walks set out. */
export interface From {
  freeMs: number
  /** How much sooner and later it may have set out, in milliseconds. */
  soonerMs: number
  laterMs: number
  /** How many legs of the day were observed. */
  observed: number
}

/**
 * Between when and when the baton is received at the end of each leg, most likely: the walk of the hasty and that of
 * the slow. What goes faster here and slower there evens out in part, so the legs' own deviations add up as squares;
 * the day's own pace does not even out. Both walks wait for announced times and sleep at night like the expected one.
 */
export function honestIntervals(
  legs: readonly LegAhead[],
  walked: readonly Walked[],
  from: From,
  hold: Hold | null,
  nowMs: number,
): Interval[] {
  const known = Math.sqrt(from.observed + 1)
  const sooner = new Deviation(from.soonerMs, LEG.sooner, VISIT.sooner, PACE.sooner / known)
  const later = new Deviation(from.laterMs, LEG.later, VISIT.later, PACE.later / known)
  let free = from.freeMs
  let firstStop = true
  return legs.map((leg, at) => {
    const expected = walked[at]
    if (!expected) return { earliestMs: free, latestMs: free }
    const { departsMs, dueMs, arrivesMs, startsMs } = expected
    sooner.becomes(departsMs - goesOn(Math.max(free - sooner.totalMs, leg.notBeforeMs), hold))
    later.becomes(goesOn(Math.max(free + later.totalMs, leg.notBeforeMs), hold) - departsMs)
    sooner.walks(dueMs - departsMs)
    later.walks(dueMs - departsMs)
    let earliestMs = Math.max(arrivesMs - sooner.totalMs, leg.startsMs)
    let latestMs = Math.max(arrivesMs + later.totalMs, leg.startsMs)
    if (firstStop && leg.towards !== null) {
      firstStop = false
      const waitsMs = (nowMs - dueMs) * OVERDUE_SHARE
      const soonestMs = goesOn(nowMs, hold)
      earliestMs = Math.max(earliestMs, Math.min(soonestMs, arrivesMs))
      latestMs = Math.max(dueMs + later.totalMs, soonestMs + AT_LEAST_MS + waitsMs, leg.startsMs)
    }
    free = startsMs + leg.visitMs
    sooner.becomes(startsMs - earliestMs)
    later.becomes(latestMs - startsMs)
    sooner.stays(leg.visitMs)
    later.stays(leg.visitMs)
    return { earliestMs, latestMs }
  })
}

/** How much sooner or later than expected a visit may end that nobody has said has ended. */
export function openVisit(visitMs: number): { soonerMs: number; laterMs: number } {
  return { soonerMs: visitMs * VISIT.sooner, laterMs: visitMs * VISIT.later }
}

/** How far a walk may by now be from what is expected, to one side. */
class Deviation {
  /** What evens out from leg to leg, and what does not. */
  private ownMs: number
  private dayMs = 0
  private readonly leg: number
  private readonly visit: number
  private readonly pace: number

  constructor(startMs: number, leg: number, visit: number, pace: number) {
    this.ownMs = startMs
    this.leg = leg
    this.visit = visit
    this.pace = pace
  }

  get totalMs(): number {
    return Math.hypot(this.ownMs, this.dayMs)
  }

  walks(legMs: number): void {
    this.ownMs = Math.hypot(this.ownMs, legMs * this.leg, Math.min(AT_LEAST_MS, legMs))
    this.dayMs += legMs * this.pace
  }

  stays(visitMs: number): void {
    this.ownMs = Math.hypot(this.ownMs, visitMs * this.visit)
  }

  /** Waiting has absorbed some of it, or the coordinator's hold has added some. */
  becomes(totalMs: number): void {
    const before = this.totalMs
    if (before === 0) this.ownMs = totalMs
    else {
      this.ownMs *= totalMs / before
      this.dayMs *= totalMs / before
    }
  }
}
