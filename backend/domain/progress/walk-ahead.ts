import type { Hold } from './standing-words.ts'
import type { LegAhead } from './way-ahead.ts'

/** When the baton is expected to set out on a leg, to arrive, and to be received (the visit's start). */
export interface Walked {
  departsMs: number
  /** When it should arrive, whatever the time is now. */
  dueMs: number
  arrivesMs: number
  startsMs: number
}

/**
 * Expected times on the legs ahead, when the baton is free to set out at `freeMs` and a leg takes `pace` times as long
 * as planned.
 *
 * A community is never met before its announced time, and a new day sets out at its planned hour: so waiting and
 * nights absorb delay. While the baton is held it does not move. What is overdue is expected at `nowMs`, not before,
 * and not before the hold is over.
 */
export function walkAhead(
  legs: readonly LegAhead[],
  freeMs: number,
  pace: number,
  hold: Hold | null,
  nowMs = -Infinity,
): Walked[] {
  let free = freeMs
  let firstStop = true
  return legs.map(({ towards, legMs, notBeforeMs, startsMs: announcedMs, visitMs }) => {
    const departsMs = goesOn(Math.max(free, notBeforeMs), hold)
    const dueMs = moved(departsMs, legMs * pace, hold)
    const arrivesMs = firstStop && towards !== null ? Math.max(dueMs, goesOn(nowMs, hold)) : dueMs
    if (towards !== null) firstStop = false
    const startsMs = Math.max(arrivesMs, announcedMs)
    free = startsMs + visitMs
    return { departsMs, dueMs, arrivesMs, startsMs }
  })
}

/** When what would begin at `atMs` begins: not while the baton is held. */
export function goesOn(atMs: number, hold: Hold | null): number {
  return hold && atMs >= hold.atMs && atMs < hold.untilMs ? hold.untilMs : atMs
}

/** When a movement ends that begins at `fromMs` and takes `takesMs`, not counting while the baton is held. */
function moved(fromMs: number, takesMs: number, hold: Hold | null): number {
  const endMs = fromMs + takesMs
  if (!hold || fromMs >= hold.untilMs || endMs <= hold.atMs || hold.untilMs <= hold.atMs) return endMs
  return endMs + hold.untilMs - Math.max(fromMs, hold.atMs)
}

/** For how long somebody has moved at `nowMs` who set out at `fromMs`. */
export function movedFor(fromMs: number, nowMs: number, hold: Hold | null): number {
  const passed = Math.max(0, nowMs - fromMs)
  if (!hold) return passed
  return passed - Math.max(0, Math.min(nowMs, hold.untilMs) - Math.max(fromMs, hold.atMs))
}
