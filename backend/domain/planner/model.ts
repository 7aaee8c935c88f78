import type { RelayProblem } from '../contract/relay-problem.ts'
import { meanNearTravel } from './mean-near-travel.ts'
import { narrow, spansByDay, spansOf, type Span } from './spans.ts'
import { UNREACHABLE } from './unreachable.ts'

export { UNREACHABLE }

/**
 * A time after all days: a route whose finish is reached then has not reached it. Search may start from
 * such a route, because a finish that is more than a day away can only be reached by way of stops.
 */
export const TOO_LATE = 1e11

/** How firmly a confirmed slot is held: exactly as agreed, within the tolerance, or moved. */
export const HOLD_EXACT = 0
export const HOLD_NEAR = 1
export const HOLD_FREE = 2

/**
 * A problem compiled to flat arrays. Nodes 0..n-1 are the stops, `START` = n, `FINISH` = n+1, then the
 * overnight places: these N have rows in `dist` (`from * N + to`, seconds). Nights follow, nodes N..L-1:
 * night d lies between days d and d + 1, at the overnight place that a route has chosen for it. It "starts"
 * at the end of its day and lasts until the next one begins, so to the time function it is a stop like any.
 *
 * A *span* is a piece of a window inside one day: the visit may start in `[spanLo, spanHi]`, and no leg of
 * that day leaves before `spanDay`. A node's spans are sorted and do not overlap. Each stop has one list
 * of spans per hold level; without a previous plan only HOLD_FREE is used.
 */
export interface Model {
  readonly n: number
  readonly N: number
  readonly L: number
  /** Nights that a route may hold: none where the baton sleeps wherever the day ended. */
  readonly nights: number
  readonly START: number
  readonly FINISH: number
  readonly dist: Float64Array
  /** `dist` transposed: column walks become row walks. */
  readonly distFrom: Float64Array
  readonly visit: Float64Array
  readonly spanLo: Float64Array
  readonly spanHi: Float64Array
  readonly spanDay: Float64Array
  readonly spanDayIndex: Int32Array
  /** Per `level * L + node`: the node's spans are `[spanFrom, spanTo)`. */
  readonly spanFrom: Int32Array
  readonly spanTo: Int32Array
  /** Number of days, plus one for what comes after them. */
  readonly dayCount: number
  /** Per `(level * L + node) * dayCount + day`: the first span on that day or later … */
  readonly firstSpanFrom: Int32Array
  /** … and the one after the last span on that day or earlier. */
  readonly lastSpanTo: Int32Array
  readonly dayStart: Float64Array
  readonly dayEnd: Float64Array
  /** Number of overnight places; 0: the baton sleeps wherever the day ended. Their nodes start at `n + 2`. */
  readonly hotels: number
  readonly virtual: Uint8Array
  readonly hasVirtual: boolean
  readonly openFinish: boolean
  /** Index of the locked run a stop belongs to, -1 for none. */
  readonly run: Int32Array
  readonly runs: readonly (readonly number[])[]
  readonly required: Uint8Array
  /** Agreed start of a confirmed slot, NaN for none. */
  readonly agreed: Float64Array
  readonly previousOrder: readonly number[]
  /** Start in the previous plan, NaN for none. */
  readonly previousStart: Float64Array
  readonly weights: { readonly travel: number; readonly wait: number; readonly balance: number }
  /** Mean travel to the few nearest neighbours, seconds: the scale of temperatures and penalties. */
  readonly meanEdge: number
  /** Travel is the only cost: that of a route is the sum of its legs. */
  readonly orderOnly: boolean
}

/** @param openFinish plan without the finish (used when no way leads there) */
export function compileModel(problem: RelayProblem, openFinish = problem.finish == null): Model {
  const { stops, days } = problem
  const n = stops.length
  const hotelPlaces = [...new Set(problem.overnight?.places ?? [])]
  const N = n + 2 + hotelPlaces.length
  const nights = hotelPlaces.length > 0 ? days.length - 1 : 0
  const L = N + nights
  const START = n
  const FINISH = n + 1
  const placeOf = [
    ...stops.map((stop) => stop.place ?? -1),
    problem.start,
    openFinish ? -1 : (problem.finish ?? -1),
    ...hotelPlaces,
  ]
  const dist = new Float64Array(N * N)
  let distFrom = new Float64Array(N * N)
  for (let i = 0; i < N; i++) {
    const row = problem.travel.durationS[placeOf[i]!]
    for (let j = 0; j < N; j++) {
      const d = travelBetween(row, placeOf[i]!, placeOf[j]!)
      dist[i * N + j] = d
      distFrom[j * N + i] = d
    }
  }

  // One matrix instead of two is half the cache.
  if (dist.every((d, i) => d === distFrom[i])) distFrom = dist

  const visit = new Float64Array(L)
  const virtual = new Uint8Array(L)
  const required = new Uint8Array(L)
  const run = new Int32Array(L).fill(-1)
  const agreed = new Float64Array(L).fill(NaN)
  const previousStart = new Float64Array(L).fill(NaN)
  const indexOf = new Map(stops.map((stop, i) => [stop.id, i]))
  stops.forEach((stop, i) => {
    visit[i] = stop.visitS
    virtual[i] = stop.place == null ? 1 : 0
    required[i] = stop.required === false ? 0 : 1
  })
  const runs = (problem.locked ?? [])
    .map((ids) => ids.map((id) => indexOf.get(id)!))
    .filter((members) => members.length > 1)
  runs.forEach((members, r) => members.forEach((i) => (run[i] = r)))
  const known = new Set<number>()
  for (const before of problem.previous?.visits ?? []) {
    const i = indexOf.get(before.stop)
    if (i === undefined || known.has(i)) continue
    known.add(i)
    previousStart[i] = before.startS
    if (before.confirmed) agreed[i] = before.startS
  }
  // A run that the previous plan did not keep together comes where its first member was.
  const previousOrder = [
    ...new Set([...known].flatMap((i) => (run[i]! < 0 ? [i] : runs[run[i]!]!.filter((y) => known.has(y))))),
  ]

  const spans: Span[] = []
  const spanFrom = new Int32Array(3 * L)
  const spanTo = new Int32Array(3 * L)
  const put = (level: number, node: number, list: Span[]) => {
    spanFrom[level * L + node] = spans.length
    spans.push(...list)
    spanTo[level * L + node] = spans.length
  }
  const tolerance = problem.previous?.toleranceS ?? 0
  for (let i = 0; i < n; i++) {
    const free = spansOf(stops[i]!.windows, stops[i]!.visitS, days)
    put(HOLD_FREE, i, free)
    if (!Number.isNaN(agreed[i]!)) {
      put(HOLD_EXACT, i, narrow(free, agreed[i]!, agreed[i]!))
      put(HOLD_NEAR, i, narrow(free, agreed[i]! - tolerance, agreed[i]! + tolerance))
    }
  }
  put(
    HOLD_FREE,
    FINISH,
    days.map((d, day) => ({ lo: d.startS, hi: d.endS, day })),
  )

  for (let d = 0; d < nights; d++) {
    const { endS } = days[d]!
    visit[N + d] = days[d + 1]!.startS - endS
    put(HOLD_FREE, N + d, [{ lo: endS, hi: endS, day: d }])
  }

  // A finish held at HOLD_NEAR may be missed: one more span, after all days.
  put(HOLD_NEAR, FINISH, [
    ...days.map((d, day) => ({ lo: d.startS, hi: d.endS, day })),
    { lo: TOO_LATE, hi: 10 * UNREACHABLE, day: days.length },
  ])

  const weights = {
    travel: problem.weights?.travel ?? 1,
    wait: problem.weights?.wait ?? 0,
    balance: problem.weights?.balance ?? 0,
  }
  return {
    n,
    N,
    L,
    nights,
    START,
    FINISH,
    dist,
    distFrom,
    visit,
    spanLo: Float64Array.from(spans, (s) => s.lo),
    spanHi: Float64Array.from(spans, (s) => s.hi),
    spanDay: Float64Array.from(spans, (s) => days[s.day]?.startS ?? TOO_LATE),
    spanDayIndex: Int32Array.from(spans, (s) => s.day),
    spanFrom,
    spanTo,
    ...spansByDay(spans, spanFrom, spanTo, days.length + 1),
    dayStart: Float64Array.from(days, (d) => d.startS),
    dayEnd: Float64Array.from(days, (d) => d.endS),
    hotels: hotelPlaces.length,
    virtual,
    hasVirtual: virtual.includes(1),
    openFinish,
    run,
    runs,
    required,
    agreed,
    previousOrder,
    previousStart,
    weights,
    meanEdge: meanNearTravel(dist, N, n, virtual),
    orderOnly: weights.wait === 0 && weights.balance === 0 && weights.travel > 0,
  }
}

function travelBetween(
  row: readonly (number | null | undefined)[] | undefined,
  from: number,
  to: number,
): number {
  // A virtual stop or an open finish is wherever the baton is.
  if (from < 0 || to < 0 || from === to) return 0
  return Math.min(row?.[to] ?? UNREACHABLE, UNREACHABLE)
}
