import { HOLD_FREE, UNREACHABLE, type Model } from './model.ts'

/** For each stop the others by nearness, nearest first: `list[x * width + k]`. */
export interface Neighbours {
  readonly width: number
  readonly list: Int32Array
}

/** What a second of waiting counts against a second of travel in nearness. */
const WAIT_SHARE = 0.2

/**
 * Nearness counts travel and, when `inTime`, also the least waiting that opening hours force between two
 * stops (Vidal et al., Computers & Operations Research 40, 2013); stops that can never follow each other
 * come last. Of the two directions the nearer one counts.
 * @param width how many neighbours to keep
 */
export function nearestNeighbours(m: Model, width: number, inTime: boolean): Neighbours {
  const { n, N, dist } = m
  const w = Math.max(0, Math.min(width, n - 1))
  const list = new Int32Array(n * w)
  const near = new Float64Array(n * n)
  for (let x = 0; x < n; x++) {
    for (let y = 0; y < n; y++) {
      // A virtual stop is near nothing in particular: behind those with a place.
      near[x * n + y] =
        m.virtual[x] || m.virtual[y]
          ? UNREACHABLE + ((y * 7919 + x) % n)
          : dist[x * N + y]! + (inTime ? WAIT_SHARE * leastWait(m, x, y) : 0)
    }
  }
  const ids: number[] = []
  const key = new Float64Array(n)
  for (let x = 0; x < n; x++) {
    ids.length = 0
    for (let y = 0; y < n; y++) {
      key[y] = Math.min(near[x * n + y]!, near[y * n + x]!)
      if (y !== x) ids.push(y)
    }
    ids.sort((a, b) => key[a]! - key[b]! || a - b)
    for (let k = 0; k < w; k++) list[x * w + k] = ids[k]!
  }
  return { width: w, list }
}

/** Least waiting in seconds when `y` follows `x` directly; UNREACHABLE when it never can. */
function leastWait(m: Model, x: number, y: number): number {
  const base = HOLD_FREE * m.N
  const travel = m.dist[x * m.N + y]!
  const leave = m.visit[x]! + travel
  let least = UNREACHABLE
  for (let a = m.spanFrom[base + x]!; a < m.spanTo[base + x]!; a++) {
    for (let b = m.spanFrom[base + y]!; b < m.spanTo[base + y]!; b++) {
      const sameDay = m.spanDayIndex[a] === m.spanDayIndex[b]
      if (!sameDay && m.spanDayIndex[a]! > m.spanDayIndex[b]!) continue
      const earliest = sameDay ? m.spanLo[a]! + leave : m.spanDay[b]! + travel
      if (earliest > m.spanHi[b]!) continue
      const wait = m.spanLo[b]! - (sameDay ? m.spanHi[a]! + leave : earliest)
      if (wait <= 0) return 0
      if (wait < least) least = wait
    }
  }
  return least
}
