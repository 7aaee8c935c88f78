import type { RelayProblem } from '../contract/relay-problem.ts'

/** A piece of a window inside one day: the visit may start in `[lo, hi]`. */
export interface Span {
  lo: number
  hi: number
  day: number
}

/** The times at which a visit may start: windows cut to the days, sorted, without overlaps. */
export function spansOf(
  windows: readonly (readonly [number, number])[],
  visitS: number,
  days: RelayProblem['days'],
): Span[] {
  const pieces: Span[] = []
  days.forEach((d, day) => {
    for (const [from, to] of windows) {
      const lo = Math.max(from, d.startS)
      const hi = Math.min(to, d.endS - visitS)
      if (lo <= hi) pieces.push({ lo, hi, day })
    }
  })
  pieces.sort((a, b) => a.day - b.day || a.lo - b.lo)
  const merged: Span[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last && last.day === piece.day && piece.lo <= last.hi) last.hi = Math.max(last.hi, piece.hi)
    else merged.push(piece)
  }
  return merged
}

/** For each list of spans and each day: the first span on that day or later, and the end of those on it or earlier. */
export function spansByDay(
  spans: readonly Span[],
  spanFrom: Int32Array,
  spanTo: Int32Array,
  dayCount: number,
) {
  const firstSpanFrom = new Int32Array(spanFrom.length * dayCount)
  const lastSpanTo = new Int32Array(spanFrom.length * dayCount)
  for (let i = 0; i < spanFrom.length; i++) {
    for (let day = 0; day < dayCount; day++) {
      let first = spanFrom[i]!
      while (first < spanTo[i]! && spans[first]!.day < day) first++
      let last = spanTo[i]!
      while (last > spanFrom[i]! && spans[last - 1]!.day > day) last--
      firstSpanFrom[i * dayCount + day] = first
      lastSpanTo[i * dayCount + day] = last
    }
  }
  return { dayCount, firstSpanFrom, lastSpanTo }
}

/** What of the spans lies in `[from, to]`. */
export function narrow(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .map((s) => ({ lo: Math.max(s.lo, from), hi: Math.min(s.hi, to), day: s.day }))
    .filter((s) => s.lo <= s.hi)
}
