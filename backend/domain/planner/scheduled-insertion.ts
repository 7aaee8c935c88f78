import { fitsRun, splitsRun } from './locked-run.ts'
import { HOLD_EXACT, HOLD_FREE, type Model } from './model.ts'
import { orderInto } from './route-walk.ts'
import type { Random } from './random.ts'
import type { Route } from './route.ts'
import type { Scheduler } from './schedule.ts'

/** How many feasible positions the scheduler compares for one insertion. */
const FEASIBLE_TRIALS = 8
/** The same, and how many it tries at most, in a long route. */
const LONG_FEASIBLE_TRIALS = 2
const LONG_TRIALS = 20
/** From this many stops on a route is long. */
const LONG = 40
/** What a second of bad timing counts against a second of travel when positions are sorted. */
const MISMATCH_SHARE = 0.3

/**
 * Finds a position for one stop or a whole run by asking the scheduler, cheapest position first: for small
 * problems where nights or weights make the time function's test incomplete.
 */
export class ScheduledInsertion {
  /** After `find`: the node to go after. */
  after = -1
  /** After `find`: the hold level of each stop. */
  readonly levels: Uint8Array
  private readonly m: Model
  private readonly route: Route
  private readonly random: Random
  private readonly scheduler: Scheduler
  private readonly order: Int32Array
  private readonly trial: Int32Array
  private readonly deltas: Float64Array
  private readonly ready: Float64Array
  private readonly day: Int32Array

  constructor(route: Route, random: Random, scheduler: Scheduler) {
    const { m } = route
    this.m = m
    this.route = route
    this.random = random
    this.scheduler = scheduler
    this.order = new Int32Array(m.N)
    this.trial = new Int32Array(m.N)
    this.levels = new Uint8Array(m.L)
    this.deltas = new Float64Array(m.N)
    this.ready = new Float64Array(m.N)
    this.day = new Int32Array(m.N)
  }

  /** Positions by estimated extra travel; the first that has a schedule is taken. */
  find(members: readonly number[], blink: number): boolean {
    const { m, route, random, deltas, order, levels } = this
    const { dist, N } = m
    const length = orderInto(route, order)
    const first = members[0]!
    const last = members.at(-1)!
    const whole = members.length > 1
    const positions: number[] = []
    const known = m.n > LONG && this.scheduler.cost(order, length, route.level, m.weights) < Infinity
    if (known) this.scheduler.readyTimes(order, length, route.level, this.ready, this.day)
    for (let p = 0; p <= length; p++) {
      const u = p === 0 ? m.START : order[p - 1]!
      const v = p === length ? m.FINISH : order[p]!
      if (splitsRun(route, u, v) && m.run[u] !== m.run[first]) continue
      if (m.run[first]! >= 0 && !whole && !fitsRun(route, first, u, v)) continue
      const into = m.virtual[first] ? 0 : this.beyondVirtual(order, p - 1, -1, length, first)
      const out = m.virtual[last] ? 0 : this.beyondVirtual(order, p, 1, length, last)
      deltas[p] = into + out - (m.virtual[first] ? 0 : dist[u * N + v]!)
      if (!(blink > 0 && random.next() < blink)) positions.push(p)
      if (known) deltas[p]! += MISMATCH_SHARE * this.mismatch(first, p)
    }
    positions.sort((a, b) => deltas[a]! - deltas[b]! || a - b)
    levels.set(route.level)
    for (
      let level = m.agreed[first] === m.agreed[first] ? HOLD_EXACT : HOLD_FREE;
      level <= HOLD_FREE;
      level++
    ) {
      for (const y of members) levels[y] = m.agreed[y] === m.agreed[y] ? level : HOLD_FREE
      if (this.cheapestOf(positions, members, length)) return true
    }
    return false
  }

  /** Schedules `members` at the positions in turn; the best of the first few that are feasible wins. */
  private cheapestOf(positions: readonly number[], members: readonly number[], length: number): boolean {
    const { m, order, trial, levels } = this
    const small = m.n <= LONG
    let left = small ? FEASIBLE_TRIALS : LONG_FEASIBLE_TRIALS
    let trials = small ? Infinity : LONG_TRIALS
    let best = Infinity
    for (const p of positions) {
      for (let i = 0; i < p; i++) trial[i] = order[i]!
      for (let i = 0; i < members.length; i++) trial[p + i] = members[i]!
      for (let i = p; i < length; i++) trial[i + members.length] = order[i]!
      const cost = this.scheduler.cost(trial, length + members.length, levels, m.weights)
      if (cost < best) {
        best = cost
        this.after = p === 0 ? m.START : order[p - 1]!
      }
      if ((cost < Infinity && --left === 0) || --trials === 0) break
    }
    return best < Infinity
  }

  /** Seconds between when the baton passes position `p` and the nearest opening of `x` on that or the day before. */
  private mismatch(x: number, p: number): number {
    const { m, ready, day } = this
    const spans = HOLD_FREE * m.L + x
    let least = 86400
    for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
      for (let q = Math.max(0, p - 1); q <= p; q++) {
        if (m.spanDayIndex[k] !== day[q]) continue
        const early = m.spanLo[k]! - ready[q]!
        const late = ready[q]! - m.spanHi[k]!
        least = Math.min(least, Math.max(0, early, late))
      }
    }
    return least
  }

  /** Travel between `x` and the nearest node with a place, from position `p` in direction `step`. */
  private beyondVirtual(order: Int32Array, p: number, step: number, length: number, x: number): number {
    const { m } = this
    while (p >= 0 && p < length && m.virtual[order[p]!]) p += step
    if (p < 0) return m.dist[m.START * m.N + x]!
    if (p >= length) return m.dist[x * m.N + m.FINISH]!
    return step < 0 ? m.dist[order[p]! * m.N + x]! : m.dist[x * m.N + order[p]!]!
  }
}
