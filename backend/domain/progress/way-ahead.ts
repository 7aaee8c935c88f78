import type { DatedPlan, Leg } from '../contract/dated-plan.ts'
import type { Position } from '../contract/primitives.ts'
import { distanceM } from '../geo/distance.ts'
import type { TimedStop } from './expected-times.ts'

/** Travel that is still to come: to a stop, or to where a day ends. */
export interface LegAhead {
  /** Index of the stop; null: to where the baton sleeps, or to the finish. */
  towards: number | null
  legMs: number
  line: readonly Position[]
  /** The day that it opens sets out at this time at the earliest; -Infinity within a day. */
  notBeforeMs: number
  /** When the community is announced to receive it, and for how long it stays; 0 where nobody waits. */
  startsMs: number
  visitMs: number
}

/** So much longer through a stop that is skipped than straight past it, and it is gone past. */
const DETOUR = 1.3

/**
 * The legs after a stop (`reached`, or -1 before the first), without the stops that are skipped: the ways to a
 * skipped one and on from it become one, made shorter where it lay aside.
 */
export function wayAhead(
  plan: DatedPlan,
  stops: readonly TimedStop[],
  reached: number,
  isSkipped: (index: number) => boolean,
): LegAhead[] {
  const here = stops[reached]
  const fromDay = here ? plan.days.indexOf(here.day) : 0
  const legs: LegAhead[] = []
  let passed: Leg[] = []
  let index = stops.findIndex(({ day }) => day === plan.days[fromDay])
  if (index === -1) index = stops.length
  for (const [dayAt, day] of plan.days.entries()) {
    if (dayAt < fromDay) continue
    let opens = dayAt > fromDay || !here ? openingMs(day.stops[0]?.leg ?? day.lastLeg) : -Infinity
    for (const stop of day.stops) {
      const at = index++
      const timed = stops[at]
      if (at <= reached || !timed) continue
      if (isSkipped(at)) {
        passed.push(stop.leg)
        continue
      }
      const { legMs, line } = joined(passed, stop.leg)
      legs.push({
        towards: at,
        legMs,
        line,
        notBeforeMs: opens,
        startsMs: timed.startsMs,
        visitMs: timed.visitMs,
      })
      passed = []
      opens = -Infinity
    }
    if (day.lastLeg) {
      const { legMs, line } = joined(passed, day.lastLeg)
      legs.push({ towards: null, legMs, line, notBeforeMs: opens, startsMs: -Infinity, visitMs: 0 })
      passed = []
    }
  }
  return legs
}

const openingMs = (leg: Leg | null): number => (leg ? Date.parse(leg.departsAt) : -Infinity)

function joined(passed: readonly Leg[], last: Leg): { legMs: number; line: readonly Position[] } {
  const legMs = last.durationS * 1000
  if (passed.length === 0) return { legMs, line: last.line }
  const legs = [...passed, last].filter(({ line }) => line.length > 0)
  const line = legs.flatMap((leg) => leg.line)
  const throughMs = passed.reduce((sum, { durationS }) => sum + durationS * 1000, legMs)
  const corners = legs.flatMap((leg) => [leg.line[0], leg.line.at(-1)].flatMap((corner) => corner ?? []))
  const through = corners.reduce((sum, corner, at) => sum + distanceM(corners[at - 1] ?? corner, corner), 0)
  const [from, to] = [corners[0], corners.at(-1)]
  if (!from || !to || through === 0) return { legMs: throughMs, line }
  const straight = distanceM(from, to)
  return straight * DETOUR >= through
    ? { legMs: throughMs, line }
    : { legMs: (throughMs * straight) / through, line: [from, to] }
}
