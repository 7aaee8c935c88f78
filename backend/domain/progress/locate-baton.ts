import type { DatedPlan, Leg } from '../contract/dated-plan.ts'
import type { Position } from '../contract/primitives.ts'
import { pointAlong } from '../geo/along-line.ts'
import type { Expected, TimedStop } from './expected-times.ts'
import type { Report } from './standing-reports.ts'

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
  /** It should have arrived by now, but nobody has said so. */
  overdue: boolean
  /** `reported`: a check-in says so. `presumed`: it follows from the last check-in, or the plan, and the time. */
  known: 'reported' | 'presumed'
  /** The latest check-in; null before the first. */
  lastReport: Report | null
}

interface Found {
  plan: DatedPlan
  stops: readonly TimedStop[]
  /** Index of the stop that the latest report speaks of; -1 before the first. */
  reached: number
  last: Report | null
  /** When the baton is free to leave it. */
  freeMs: number
  /** Expected times from the stop after it on. */
  expected: readonly Expected[]
  nowMs: number
}

export function locateBaton(found: Found): Baton {
  const { plan, stops, reached, last, freeMs, expected, nowMs } = found
  const here = stops[reached]
  const next = stops[reached + 1]
  const resting = placeBefore(plan, stops, reached + 1)
  const told = { at: here ? reached : null, towards: null, overdue: false, lastReport: last }

  if (!here && (!next || nowMs < next.departsMs)) {
    return { ...told, where: 'start', position: plan.start, known: 'presumed' }
  }
  if (here && nowMs < freeMs) return { ...told, where: 'stop', position: resting, known: 'reported' }

  let sleepsAt = resting
  let free = freeMs
  for (const leg of legsToBed(plan, here, next)) {
    const departsMs = Math.max(free, Date.parse(leg.departsAt))
    free = departsMs + leg.durationS * 1000
    if (nowMs < departsMs) return { ...told, where: 'night', position: sleepsAt, known: 'reported' }
    if (nowMs < free) {
      const position = onLeg(leg, departsMs, nowMs) ?? sleepsAt
      return { ...told, where: 'leg', position, known: 'presumed' }
    }
    sleepsAt = leg.line.at(-1) ?? sleepsAt
  }
  if (!next) return { ...told, where: 'finish', position: sleepsAt, known: 'reported' }

  const departsMs = expected[0]?.departsMs ?? freeMs
  if (nowMs < departsMs) return { ...told, where: 'night', position: sleepsAt, known: 'reported' }
  return {
    ...told,
    where: 'leg',
    position: onLeg(next.stop.leg, departsMs, nowMs) ?? sleepsAt,
    towards: reached + 1,
    overdue: nowMs > departsMs + next.legMs && nowMs > next.startsMs,
    known: 'presumed',
  }
}

/**
 * The legs that lead to no stop between two stops: to where the baton sleeps, and to the finish, which may have a
 * day of its own. The first sets out when the baton is free, whatever the plan says.
 */
function legsToBed(plan: DatedPlan, here: TimedStop | undefined, next: TimedStop | undefined): Leg[] {
  const from = here ? plan.days.indexOf(here.day) : 0
  const to = next ? plan.days.indexOf(next.day) : plan.days.length
  return plan.days.slice(from, to).flatMap(({ lastLeg }, index) => {
    if (!lastLeg) return []
    return index === 0 && here
      ? { ...lastLeg, departsAt: plan.days[from]?.startsAt ?? lastLeg.departsAt }
      : lastLeg
  })
}

/** Where the baton stands before it sets out for the stop `before`: the last place that it came to. */
function placeBefore(plan: DatedPlan, stops: readonly TimedStop[], before: number): Position {
  for (let at = before - 1; at >= 0; at--) {
    const position = stops[at]?.stop.position
    if (position) return position
  }
  return plan.start
}

function onLeg(leg: Leg, departsMs: number, nowMs: number): Position | null {
  return pointAlong(leg.line, leg.durationS === 0 ? 1 : (nowMs - departsMs) / (leg.durationS * 1000))
}
