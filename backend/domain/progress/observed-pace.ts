import type { Visit } from './believed-visits.ts'
import type { TimedStop } from './expected-times.ts'

/** Legs shorter than this tell of gates and shoelaces, not of a pace. */
const SHORTEST_LEG_MS = 3 * 60_000
/** Received so soon after the announced time, they may have waited for it. */
const WAITED_MS = 3 * 60_000
/** So many of the latest legs are weighed, against so many as planned. */
const LATEST = 8
const AS_PLANNED = 1
const PRESSED_LATE = 0.4
const SLOWEST = 1.6
const FASTEST = 0.7

/**
 * How today's legs were walked against the plan: 1 is as planned, more is slower. The median of the latest, drawn
 * towards the plan as long as there are few, and never further off than what carriers can do for a whole day.
 * `observed` is how many legs say so.
 */
export function observedPace(
  stops: readonly TimedStop[],
  visits: readonly Visit[],
): { pace: number; observed: number } {
  const day = stops[visits.at(-1)?.index ?? -1]?.day
  const ratios: number[] = []
  for (let at = visits.length - 1; at > 0 && ratios.length < LATEST; at--) {
    const [from, to] = [visits[at - 1], visits[at]]
    const timed = stops[to?.index ?? -1]
    if (!from || !to || !timed || timed.day !== day) break
    if (timed.opensDay || to.index !== from.index + 1 || timed.legMs < SHORTEST_LEG_MS) continue
    if (from.handedOnMs === null || to.receivedMs === null) continue
    const ratio = (to.receivedMs - from.handedOnMs) / timed.legMs
    // Nobody is as fast: the stop before pressed late.
    if (ratio < PRESSED_LATE) continue
    const mayHaveWaited = to.receivedMs < timed.startsMs + WAITED_MS
    if (mayHaveWaited && ratio >= 1) continue
    ratios.push(ratio)
  }
  const weighed = [...ratios].sort((a, b) => a - b)
  const middle = weighed.length >> 1
  const median =
    weighed.length % 2 === 1
      ? (weighed[middle] ?? 1)
      : ((weighed[middle - 1] ?? 1) + (weighed[middle] ?? 1)) / 2
  const pace = (ratios.length * median + AS_PLANNED) / (ratios.length + AS_PLANNED)
  return { pace: Math.min(SLOWEST, Math.max(FASTEST, pace)), observed: ratios.length }
}
