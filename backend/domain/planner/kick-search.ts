import type { Model } from './model.ts'
import { orderInto } from './route-walk.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'
import { TourImprover } from './tour-improver.ts'

/** Keeps FINISH next to START: no tour can afford to part them. */
const TIED = -1e9
/** Longest segment that a kick moves. */
const SEGMENT = 50
const POLL = 64
/** First and last temperature, in mean edges. */
const HOT = 0.5
const COLD = 0.02

/**
 * True when time cannot stand in the way of any tour that is no longer than this route: one day, every
 * stop open from the start until after the route could end, travel the same both ways.
 */
export function timeIsFree(m: Model, route: Route): boolean {
  const [start = 0] = m.dayStart
  if (m.dayStart.length !== 1 || !m.orderOnly || !route.timed || m.dist !== m.distFrom) return false
  if (m.runs.length > 0 || route.count !== m.n || m.n < 5 || m.previousOrder.length > 0) return false
  let ends = start + route.legs
  for (let x = 0; x < m.n; x++) ends += m.visit[x]!
  for (let x = 0; x < m.n; x++) {
    const spans = 2 * m.L + x
    const k = m.spanFrom[spans]!
    if (m.spanTo[spans] !== k + 1 || m.spanLo[k]! > start || m.spanHi[k]! < ends) return false
  }
  return ends <= m.dayEnd[0]!
}

/**
 * Iterated local search for the pure travelling salesperson: local double bridges, repaired by 2-opt and
 * Or-opt, accepted by annealing over the last improvements. Leaves the best order in `route`.
 * @returns the number of kicks
 */
export function kickSearch(
  m: Model,
  route: Route,
  random: Random,
  progress: (kicks: number) => number,
  limit: number,
  nodePrices: Float64Array,
): number {
  const size = m.n + 2
  const cost = new Float64Array(size * size)
  for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) cost[a * size + b] = m.dist[a * m.N + b]!
  const prices = nodePrices.slice(0, size)
  if (prices[m.FINISH] === 0) prices[m.FINISH] = prices[m.START]!
  cost[m.START * size + m.FINISH] = cost[m.FINISH * size + m.START] = TIED
  const improver = new TourImprover(cost, size, prices, 16)
  const order = new Int32Array(m.N)
  const count = orderInto(route, order)
  order[count] = m.FINISH
  order[count + 1] = m.START
  improver.load(order)
  for (let a = 0; a < size; a++) improver.touch(a)
  improver.improve()
  improver.commit()

  let length = improver.length()
  let bestLength = length
  const best = Int32Array.from(improver.tour)
  const edge = (length - TIED) / size
  const longest = Math.max(1, Math.min(SEGMENT, Math.floor((size - 2) / 3)))
  let temperature = 0
  let kicks = 0
  for (;;) {
    if (kicks % POLL === 0 || kicks === limit) {
      // For whoever asks how far the search is; the order follows at the end.
      route.legs = bestLength - TIED
      const share = progress(kicks)
      if (share >= 1) break
      temperature = HOT * edge * Math.pow(COLD / HOT, share)
    }
    kicks++
    const p = random.below(size)
    const first = 1 + random.below(longest)
    const second = 1 + random.below(longest)
    const changed = improver.swapSegments(p, first, second) - improver.improve()
    if (changed < -temperature * Math.log(random.next())) {
      improver.commit()
      length += changed
      if (length < bestLength - 1e-9) {
        bestLength = length
        best.set(improver.tour)
      }
    } else improver.undo()
  }
  unroll(m, best, route)
  return kicks
}

/** Reads the closed tour from START to FINISH, whichever way round they lie. */
function unroll(m: Model, tour: Int32Array, route: Route): void {
  const size = tour.length
  const at = tour.indexOf(m.START)
  const step = tour[(at + 1) % size] === m.FINISH ? size - 1 : 1
  const order = new Int32Array(size)
  for (let i = 0; i < m.n; i++) order[i] = tour[(at + (i + 1) * step) % size]!
  route.setOrder(order, m.n)
}
