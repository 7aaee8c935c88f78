import { HOLD_FREE, type Model } from './model.ts'
import type { Prices } from './objective.ts'
import type { Random } from './random.ts'
import type { Neighbours } from './neighbours.ts'
import type { Route } from './route.ts'
import { RunInsertion } from './run-insertion.ts'
import type { Scheduler } from './schedule.ts'
import { ScheduledInsertion } from './scheduled-insertion.ts'
import { TimedInsertion } from './timed-insertion.ts'

/** Up to this many stops, what the time function cannot see is weighed position by position, by the scheduler. */
export const WEIGH_EXACTLY = 40

/** Puts absent stops back where they cost least. */
export class Inserter {
  private readonly route: Route
  private readonly timed: TimedInsertion
  private readonly runs: RunInsertion
  private readonly scheduled: ScheduledInsertion

  constructor(route: Route, prices: Prices, random: Random, scheduler: Scheduler, neighbours: Neighbours) {
    this.route = route
    this.timed = new TimedInsertion(route, prices, random, neighbours)
    this.runs = new RunInsertion(route, prices, random)
    this.scheduled = new ScheduledInsertion(route, random, scheduler)
  }

  /** Inserts `x` (with the absent rest of its locked run) at its best place; `blink` is the chance to overlook one. */
  insert(x: number, blink: number): void {
    const { m, served } = this.route
    if (m.run[x]! < 0) {
      this.insertAlone(x, blink)
      return
    }
    const members = m.runs[m.run[x]!]!
    if (!members.some((y) => served[y]) && this.insertRun(members, blink)) return
    for (const y of members) if (!served[y]) this.insertAlone(y, blink)
  }

  private insertAlone(x: number, blink: number): void {
    if (byTravel(this.route)) {
      if (this.timed.find(x, blink)) this.route.insertAfter(this.timed.after, x, this.timed.level)
    } else this.insertRun([x], blink)
  }

  private insertRun(members: readonly number[], blink: number): boolean {
    const finder = byTravel(this.route) ? this.runs : this.scheduled
    if (!finder.find(members, blink)) return false
    let u = finder.after
    for (const y of members) {
      this.route.insertAfter(u, y, finder.levels[y] ?? HOLD_FREE)
      u = y
    }
    return true
  }
}

/** Positions are judged by travel and the time function, not by the scheduler. */
function byTravel(route: Route): boolean {
  return route.timed && (route.m.orderOnly || weighsLater(route.m))
}

/** Waiting and balance are weighed when all is in, not position by position. */
function weighsLater(m: Model): boolean {
  return m.n > WEIGH_EXACTLY
}
