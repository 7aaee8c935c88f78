import type { Model } from './model.ts'

/**
 * The first-in-first-out time function of a leg and the visit it leads to. It and its mirror (`backward` in
 * `route.ts`) are monotone in time, which is what makes "earliest end forward, latest readiness backward" a
 * complete feasibility test for an insertion. They hold where the baton may sleep anywhere; `schedule.ts` knows
 * overnight places.
 */

/**
 * Earliest end of the visit at `node`, when ready to set out at `readyS` with `travelS` to go. Infinity: never.
 *
 * Same day or a later one needs no case: a span of the same day is reached from `readyS`, a span of a
 * later day from that day's start, and one of an earlier day ends before `readyS`.
 */
export function earliestEnd(
  m: Model,
  node: number,
  travelS: number,
  spanFrom: number,
  spanTo: number,
  readyS: number,
): number {
  const { spanLo, spanHi, spanDay } = m
  for (let k = spanFrom; k < spanTo; k++) {
    const day = spanDay[k]!
    const arrival = (day > readyS ? day : readyS) + travelS
    const lo = spanLo[k]!
    const start = arrival > lo ? arrival : lo
    if (start <= spanHi[k]!) return start + m.visit[node]!
  }
  return Infinity
}
