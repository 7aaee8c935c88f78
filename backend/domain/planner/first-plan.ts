import { WEIGH_EXACTLY, type Inserter } from './insertion.ts'
import { insertionOrder } from './insertion-order.ts'
import { layEmptyNights } from './nights.ts'
import { betterThan, MISSED_FINISH, scoreOf, type Prices, type Score } from './objective.ts'
import { startFromPrevious } from './previous-plan.ts'
import type { Random } from './random.ts'
import { Route } from './route.ts'
import type { Scheduler } from './schedule.ts'

/** Insertions between two looks at the clock. */
const POLL = 32

/** What the first plan is made with. */
interface Makers {
  readonly route: Route
  readonly inserter: Inserter
  readonly scheduler: Scheduler
  readonly prices: Prices
  readonly random: Random
  readonly enough: () => boolean
}

/**
 * Fills an empty route: what people know from the previous plan first, then every other stop where it costs
 * least. Where a stop may no longer open at its slot, its place in the previous order is tried as well as
 * another one, and the better plan stays.
 */
export function layFirstPlan(makers: Makers): Score {
  const { route, scheduler, prices } = makers
  const { m } = route
  const scratch = new Int32Array(m.N)
  if (m.hotels > 0 && m.n > WEIGH_EXACTLY) layEmptyNights(route)
  const empty = new Route(m, prices)
  empty.copyFrom(route)
  startFromPrevious(route, scheduler, false)
  const score = fillUp(makers, scratch)
  if (m.previousOrder.length === 0) return score
  const other = new Route(m, prices)
  other.copyFrom(route)
  route.copyFrom(empty)
  scheduler.missedFinish = Infinity
  startFromPrevious(route, scheduler, true)
  const otherScore = fillUp(makers, scratch)
  if (betterThan(otherScore, score)) return otherScore
  route.copyFrom(other)
  scheduler.missedFinish = route.mayMissFinish ? MISSED_FINISH : Infinity
  return score
}

function fillUp({ route, inserter, scheduler, prices, random, enough }: Makers, scratch: Int32Array): Score {
  const { m, served } = route
  if (!scoreOf(route, scheduler, prices, scratch).feasible) {
    route.mayMissFinish = true
    scheduler.missedFinish = MISSED_FINISH
  }
  const absent = Int32Array.from({ length: m.n }, (_, i) => i).filter((x) => !served[x])
  insertionOrder(m, random, absent, absent.length, 1)
  for (let i = 0; i < absent.length; i++) {
    if (!served[absent[i]!]) inserter.insert(absent[i]!, 0)
    if (i % POLL === 0 && enough()) break
  }
  return scoreOf(route, scheduler, prices, scratch)
}
