import type { DatedPlan } from '../contract/dated-plan.ts'
import type { Position } from '../contract/primitives.ts'
import { pointAlong } from '../geo/along-line.ts'
import type { TimedStop } from './expected-times.ts'
import type { Hold, Report } from './standing-words.ts'
import type { UsedPosition } from './use-position.ts'
import { movedFor, type Walked } from './walk-ahead.ts'
import type { LegAhead } from './way-ahead.ts'

/**
 * How we know where the baton is, best first. `live`: from a phone on the leg, a moment ago. `seen`: from a phone on
 * the leg, a little while ago. `reported`: a check-in says so. `estimated`: it follows from the last check-in and
 * the pace so far. `planned`: from the plan alone, nobody has said anything.
 */
export type Known = 'live' | 'seen' | 'reported' | 'estimated' | 'planned'

/** Where the baton is, and how we know. */
export interface Baton {
  /** `night`: asleep until the next day sets out. */
  where: 'start' | 'stop' | 'leg' | 'night' | 'finish'
  /** null only when nothing in the plan has a place. */
  position: Position | null
  /** Index of the stop it is at, or was at last; null before the first. */
  at: number | null
  /** Index of the stop it is on its way to; null unless on a leg to a stop. */
  towards: number | null
  /** When it should arrive there, as things stood before it was late; milliseconds. null unless on a leg to a stop. */
  dueMs: number | null
  /** It should have arrived by now, but nobody has said so. */
  overdue: boolean
  known: Known
  /** When that was known: of the position or the check-in; milliseconds. null when there is only the plan. */
  knownMs: number | null
  /** How far off the place may be, by the phone itself, in metres; null unless a phone tells it. */
  accuracyM: number | null
  /** The phone's place is shown a quarter of an hour late, to protect those who carry. */
  delayed: boolean
  /** The coordinator holds it here until then, milliseconds; null when it may go on. */
  heldUntilMs: number | null
  /** The latest check-in; null before the first. */
  lastReport: Report | null
}

interface Found {
  plan: DatedPlan
  stops: readonly TimedStop[]
  /** Index of the stop that it was at last; -1 before the first. */
  at: number
  last: Report | null
  /** Until then it is at that stop, whatever follows. */
  staysMs: number
  legs: readonly LegAhead[]
  walked: readonly Walked[]
  hold: Hold | null
  gps: UsedPosition | null
  nowMs: number
}

export function locateBaton({
  plan,
  stops,
  at,
  last,
  staysMs,
  legs,
  walked,
  hold,
  gps,
  nowMs,
}: Found): Baton {
  const atStart = at < 0
  let resting = placeOf(plan, stops, at)
  const told = {
    at: atStart ? null : at,
    towards: null,
    dueMs: null,
    overdue: false,
    lastReport: last,
    knownMs: last?.atMs ?? null,
    accuracyM: null,
    delayed: false,
    heldUntilMs: hold && nowMs >= hold.atMs && nowMs < hold.untilMs ? hold.untilMs : null,
  }
  const reported = last ? 'reported' : 'planned'
  const estimated = last ? 'estimated' : 'planned'
  if (!gps && !atStart && nowMs < staysMs) {
    return { ...told, where: 'stop', position: resting, known: reported }
  }

  let travelled = false
  for (const [index, { departsMs, dueMs }] of walked.entries()) {
    const leg = legs[index]
    if (!leg) break
    if (!gps && nowMs < departsMs) {
      const where = atStart && !travelled ? 'start' : leg.notBeforeMs > -Infinity ? 'night' : 'stop'
      return { ...told, where, position: resting, known: travelled ? estimated : reported }
    }
    if (leg.towards === null && nowMs >= dueMs) {
      resting = leg.line.at(-1) ?? resting
      travelled = true
      continue
    }
    const onLeg = {
      ...told,
      where: 'leg' as const,
      towards: leg.towards,
      dueMs: leg.towards === null ? null : Math.max(dueMs, leg.startsMs),
      overdue: leg.towards !== null && nowMs > Math.max(dueMs, leg.startsMs),
    }
    if (gps) {
      const { place, known, atMs, accuracyM, delayed, arrived } = gps
      const overdue = arrived && nowMs >= leg.startsMs
      return { ...onLeg, overdue, position: place, known, knownMs: atMs, accuracyM, delayed }
    }
    const takesMs = movedFor(departsMs, dueMs, hold)
    const share = takesMs <= 0 ? 1 : movedFor(departsMs, nowMs, hold) / takesMs
    return { ...onLeg, position: pointAlong(leg.line, share) ?? resting, known: estimated }
  }
  if (atStart && !travelled) return { ...told, where: 'start', position: resting, known: 'planned' }
  return { ...told, where: 'finish', position: resting, known: travelled ? estimated : reported }
}

/** The last place that the baton came to, at a stop or before. */
function placeOf(plan: DatedPlan, stops: readonly TimedStop[], at: number): Position {
  for (let before = at; before >= 0; before--) {
    const position = stops[before]?.stop.position
    if (position) return position
  }
  return plan.start
}
