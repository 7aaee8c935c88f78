import type { LegAhead } from './way-ahead.ts'
import type { Hold } from './standing-words.ts'

/** When the baton is expected to set out on a leg, to arrive, and to be received (the visit's start). */
export interface Walked {
  departsMs: number
  arrivesMs: number
  startsMs: number
}

/** How somebody walks who is neither faster nor slower than the plan. */
export const AS_PLANNED = { pace: 1, visits: 1 }

/**
 * Expected times on the legs ahead, when the baton is free to set out at `freeMs`.
 *
 * A community is never met before its announced time, and a new day sets out at its planned hour: so waiting and
 * nights absorb delay. What is overdue is expected now, not in the past. While the baton is held it does not move.
 */
export function walkAhead(
  legs: readonly LegAhead[],
  freeMs: number,
  nowMs: number,
  hold: Hold | null,
  { pace, visits }: { pace: number; visits: number } = AS_PLANNED,
): Walked[] {
  let free = freeMs
  let first = true
  return legs.map((leg) => {
    const departsMs = goesOn(Math.max(free, leg.notBeforeMs), hold)
    let arrivesMs = moved(departsMs, leg.legMs * pace, hold)
    if (first && leg.towards !== null) {
      arrivesMs = Math.max(arrivesMs, nowMs)
      first = false
    }
    const startsMs = Math.max(arrivesMs, leg.startsMs)
    free = startsMs + leg.visitMs * visits
    return { departsMs, arrivesMs, startsMs }
  })
}

/** When what would begin at `atMs` begins: not while the baton is held. */
const goesOn = (atMs: number, hold: Hold | null): number =>
  hold && atMs >= hold.atMs && atMs < hold.untilMs ? hold.untilMs : atMs

/** When a movement ends that sets out at `fromMs` and takes `takesMs`, not counting while the baton is held. */
export function moved(fromMs: number, takesMs: number, hold: Hold | null): number {
  const endMs = fromMs + takesMs
  if (!hold || fromMs >= hold.untilMs || endMs <= hold.atMs || hold.untilMs <= hold.atMs) return endMs
  return endMs + hold.untilMs - Math.max(fromMs, hold.atMs)
}

/** For how long somebody has moved at `nowMs` who set out at `fromMs`. */
export function movedFor(fromMs: number, nowMs: number, hold: Hold | null): number {
  const passed = Math.max(0, nowMs - fromMs)
  if (!hold) return passed
  const held = Math.min(nowMs, hold.untilMs) - Math.max(fromMs, hold.atMs)
  return passed - Math.max(0, held)
}
