import { HOLD_EXACT, HOLD_FREE, HOLD_NEAR, UNREACHABLE, type Model } from './model.ts'
import { betterThan, type Prices, type Score } from './objective.ts'

/** Beginnings of a plan that are followed up before the search gives up. */
const MOST_BEGINNINGS = 100_000
/** Beginnings between two looks at the clock. */
const POLL = 256

/** Stops in order, and the hold level of each. */
export interface ExactPlan {
  readonly order: readonly number[]
  readonly levels: readonly number[]
}

/** The beginning of a plan: the baton is ready at `at` (a row of `dist`) on `day`, with `served` behind it. */
interface Beginning {
  readonly before: Beginning | null
  /** The stop that was served last, -1 for none, and its hold level. Sleeping does not change them. */
  readonly last: number
  readonly level: number
  readonly at: number
  readonly ready: number
  /** A bit for each stop. */
  readonly served: number
  readonly moved: number
  readonly cost: number
  /** Seconds of visits on each day so far. */
  readonly visitS: readonly number[]
}

/**
 * Goes through all plans, day by day and set by set, giving up a beginning when it cannot become better than
 * the best plan known, or when another one serves the same stops, stands at the same place and is as good in
 * every way.
 */
export class ExactSearch {
  private readonly m: Model
  private readonly prices: Prices
  private bestScore: Score
  private best: Beginning | null = null
  /** By the set of stops served: the beginnings on this day, and those that wake on the next. */
  private today: Beginning[][] = []
  private tomorrow: Beginning[][] = []
  /** The latest start of each stop, -Infinity for none. */
  private readonly lastStart: Float64Array
  /** To each stop, from wherever it is nearest. */
  private readonly leastTravel: Float64Array
  private readonly hours: number

  constructor(m: Model, prices: Prices, known: Score) {
    this.m = m
    this.prices = prices
    this.bestScore = known
    this.lastStart = Float64Array.from({ length: m.n }, (_, x) => {
      const spans = HOLD_FREE * m.L + x
      return m.spanTo[spans]! > m.spanFrom[spans]! ? m.spanHi[m.spanTo[spans]! - 1]! : -Infinity
    })
    this.leastTravel = Float64Array.from({ length: m.n }, (_, x) => {
      let least = m.virtual[x] ? 0 : UNREACHABLE
      for (let y = 0; y < m.N; y++)
        if (y !== x && y !== m.FINISH) least = Math.min(least, m.dist[y * m.N + x]!)
      return least
    })
    this.hours = m.dayStart.reduce((sum, start, d) => sum + m.dayEnd[d]! - start, 0)
  }

  /** The best plan; `null` when none is better than the one known, `undefined` when it takes too long to tell. */
  run(enough: () => boolean): ExactPlan | null | undefined {
    const { m } = this
    const sets = 1 << m.n
    const visitS = Array.from(m.dayStart, () => 0)
    const ready = m.dayStart[0]!
    const start = { before: null, last: -1, level: HOLD_FREE, at: m.START, ready, served: 0 }
    this.add(this.tomorrow, { ...start, moved: 0, cost: 0, visitS })
    let looked = 0
    for (let day = 0; day < m.dayStart.length; day++) {
      this.today = this.tomorrow
      this.tomorrow = []
      // A stop more is a greater number, so that a set is complete when its turn comes.
      for (let set = 0; set < sets; set++) {
        for (const here of this.today[set] ?? []) {
          if (this.isHopeless(here)) continue
          if (++looked > MOST_BEGINNINGS || (looked % POLL === 0 && enough())) return undefined
          this.end(here, day)
          for (let x = 0; x < m.n; x++) {
            if (!(set & (1 << x)) && this.mayFollow(x, here)) this.serve(here, x, day)
          }
          if (day + 1 < m.dayStart.length) this.sleep(here, day)
        }
        this.today[set] = []
      }
    }
    return this.best && this.read(this.best)
  }

  /** At each hold as early as possible, which inside a day is never worse. */
  private serve(here: Beginning, x: number, day: number): void {
    const { m } = this
    const travel = m.virtual[x] ? 0 : m.dist[here.at * m.N + x]!
    const arrival = here.ready + travel
    const held = m.agreed[x] === m.agreed[x]
    const visitS = here.visitS.with(day, here.visitS[day]! + m.visit[x]!)
    for (let level = held ? HOLD_EXACT : HOLD_FREE; level <= HOLD_FREE; level++) {
      const start = this.startOn(day, x, level, arrival)
      if (start === Infinity) continue
      const wait = m.weights.wait * (start - arrival)
      this.add(this.today, {
        before: here,
        last: x,
        level,
        at: m.virtual[x] ? here.at : x,
        ready: start + m.visit[x]!,
        served: here.served | (1 << x),
        moved: here.moved + (held && level === HOLD_FREE ? 1 : 0),
        cost:
          here.cost + m.weights.travel * travel + wait + (level === HOLD_NEAR ? this.prices.hold[level]! : 0),
        visitS,
      })
    }
  }

  private sleep(here: Beginning, day: number): void {
    const { m } = this
    const ready = m.dayStart[day + 1]!
    if (m.hotels === 0) this.add(this.tomorrow, { ...here, ready })
    for (let bed = m.n + 2; bed < m.n + 2 + m.hotels; bed++) {
      const travel = m.dist[here.at * m.N + bed]!
      if (here.ready + travel > m.dayEnd[day]!) continue
      this.add(this.tomorrow, { ...here, at: bed, ready, cost: here.cost + m.weights.travel * travel })
    }
  }

  private end(here: Beginning, day: number): void {
    const { m } = this
    const travel = m.dist[here.at * m.N + m.FINISH]!
    if (here.ready + travel > m.dayEnd[day]!) return
    const cost = here.cost + m.weights.travel * travel + m.weights.balance * this.imbalance(here.visitS)
    const score = { ...this.absent(here.served, Infinity), moved: here.moved, cost, feasible: true }
    if (!betterThan(score, this.bestScore)) return
    this.bestScore = score
    this.best = here
  }

  /** Keeps a beginning unless another one is as good, and drops those that it beats. */
  private add(sets: Beginning[][], here: Beginning): void {
    const others = (sets[here.served] ??= [])
    const { wait } = this.m.weights
    const isLike = (a: Beginning, b: Beginning) =>
      a.at === b.at &&
      (a.last === b.last || (this.isFree(a.last) && this.isFree(b.last))) &&
      (this.m.weights.balance === 0 || a.visitS.every((sum, d) => sum === b.visitS[d]))
    const beats = (a: Beginning, b: Beginning) =>
      a.ready <= b.ready && a.moved <= b.moved && a.cost + wait * (b.ready - a.ready) <= b.cost
    let kept = 0
    for (const other of others) {
      const alike = isLike(here, other)
      if (alike && beats(other, here)) return
      if (!alike || !beats(here, other)) others[kept++] = other
    }
    others.length = kept
    others.push(here)
  }

  /**
   * Whether nothing better than the best plan can come of this beginning, even if all that is still open is
   * served, each by the shortest way there is to it (serving less is worse, whatever it costs).
   */
  private isHopeless({ served, ready, moved, cost }: Beginning): boolean {
    const { m, leastTravel, lastStart } = this
    let ahead = 0
    for (let x = 0; x < m.n; x++) if (!(served & (1 << x)) && ready <= lastStart[x]!) ahead += leastTravel[x]!
    const least = cost + m.weights.travel * ahead
    return !betterThan({ ...this.absent(served, ready), moved, cost: least, feasible: true }, this.bestScore)
  }

  /** Counts the stops outside the set that have closed for good at `ready`; Infinity for all outside the set. */
  private absent(served: number, ready: number) {
    const { m, lastStart } = this
    let requiredAbsent = 0
    let optionalAbsent = 0
    for (let x = 0; x < m.n; x++) {
      if (served & (1 << x) || ready <= lastStart[x]!) continue
      if (m.required[x]) requiredAbsent++
      else optionalAbsent++
    }
    return { requiredAbsent, optionalAbsent }
  }

  private isFree(x: number): boolean {
    return x < 0 || this.m.run[x]! < 0
  }

  /** A member of a locked run follows right after the one served before it, and never one that comes later. */
  private mayFollow(x: number, { served, last }: Beginning): boolean {
    const members = this.m.runs[this.m.run[x]!]
    const before = members?.findLast((y) => served & (1 << y))
    if (!members || before === undefined) return true
    return before === last && members.indexOf(before) < members.indexOf(x)
  }

  private imbalance(visitS: readonly number[]): number {
    const { m, hours } = this
    if (m.weights.balance === 0 || hours === 0) return 0
    const all = visitS.reduce((a, b) => a + b, 0)
    return visitS.reduce(
      (sum, s, d) => sum + Math.abs(s - (all * (m.dayEnd[d]! - m.dayStart[d]!)) / hours) / 2,
      0,
    )
  }

  private startOn(day: number, x: number, level: number, arrival: number): number {
    const { m } = this
    const spans = level * m.L + x
    for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
      if (m.spanDayIndex[k] === day && arrival <= m.spanHi[k]!) return Math.max(arrival, m.spanLo[k]!)
    }
    return Infinity
  }

  private read(last: Beginning): ExactPlan {
    const order: number[] = []
    const levels: number[] = []
    for (let here: Beginning | null = last; here; here = here.before) {
      if (here.last < 0) continue
      order.unshift(here.last)
      levels.unshift(here.level)
    }
    return { order, levels }
  }
}
