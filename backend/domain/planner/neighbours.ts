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
  // Keeps the nearest `w` in order while walking the row: no sort of whole rows.
  const keys = new Float64Array(w)
  for (let x = 0; x < n; x++) {
    const base = x * w
    let kept = 0
    for (let y = 0; y < n && w > 0; y++) {
      if (y === x) continue
      // A virtual stop is near nothing in particular: behind those with a place.
      const apart = m.virtual[x] || m.virtual[y] ? UNREACHABLE + ((y * 7919 + x) % n) : 0
      const there = apart || dist[x * N + y]!
      const back = apart || dist[y * N + x]!
      const farthest = kept === w ? keys[w - 1]! : Infinity
      // Waiting only adds, and takes longer to work out.
      if (there >= farthest && back >= farthest) continue
      const key =
        inTime && !apart
          ? Math.min(there + WAIT_SHARE * leastWait(m, x, y), back + WAIT_SHARE * leastWait(m, y, x))
          : Math.min(there, back)
      if (key >= farthest) continue
      let k = kept < w ? kept++ : w - 1
      for (; k > 0 && keys[k - 1]! > key; k--) {
        keys[k] = keys[k - 1]!
        list[base + k] = list[base + k - 1]!
      }
      keys[k] = key
      list[base + k] = y
    }
  }
  return { width: w, list }
}

/** Least waiting in seconds when `y` follows `x` directly; UNREACHABLE when it never can. */
function leastWait(m: Model, x: number, y: number): number {
  const base = HOLD_FREE * m.L
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
