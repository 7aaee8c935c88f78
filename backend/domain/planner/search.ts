import type { Model } from './model.ts'
import { layFirstPlan } from './first-plan.ts'
import { kickSearch, timeIsFree } from './kick-search.ts'
import { Inserter, WEIGH_EXACTLY } from './insertion.ts'
import { adoptNights, stirNights } from './nights.ts'
import { betterThan, MISSED_FINISH, priceList, scoreOf, type Score } from './objective.ts'
import { orderInto } from './route-walk.ts'
import type { Random } from './random.ts'
import { insertionOrder } from './insertion-order.ts'
import { Route } from './route.ts'
import { nearestNeighbours } from './neighbours.ts'
import { ruin } from './ruin.ts'
import { Scheduler } from './schedule.ts'
import { seedOf } from './seed.ts'
import { TimedCost } from './timed-cost.ts'

/** Tells the search how far it is and hears the best so far. */
export interface SearchControl {
  /** Iteration limit, kept exactly. */
  readonly iterations?: number
  /** From the lower bound, where it has been computed. */
  readonly nodePrices?: Float64Array
  /** Share of the budget used, 0 to 1; the search ends at 1. Asked every few iterations. */
  progress(iterations: number): number
  /** Called whenever a better route is found and at every poll. */
  report?(iterations: number, best: Route, score: Score): void
}

export interface SearchResult {
  readonly best: Route
  readonly score: Score
  readonly iterations: number
  /** True when it ended because nothing better turned up (only when it set out from a previous plan). */
  readonly settled: boolean
}

/** Tuned on the benchmark sets as a whole. */
const SETTINGS = {
  meanRemoved: 20,
  longestString: 10,
  split: 0.5,
  /** Chance to overlook a position. */
  blink: 0.01,
  /** How many nearest stops an insertion looks beside. */
  near: 15,
  /** First and last temperature, in mean edges. */
  hot: 2,
  cold: 0.003,
}

/** At first an absent stop costs this share of its price, so that stops may change places by way of being absent … */
const EASED = 0.1
/** … and the full price from this share of the budget on. */
const FULL_PRICE_AT = 0.4
/** Iterations without improvement after which a re-planning run is settled, when all are served and when not. */
const PATIENCE = 1000
const PATIENCE_WITH_ABSENT = 4000
/** Iterations between two looks at the clock. */
const POLL = 32
/** Share of the budget after which a finish that no route has reached is given up; the rest goes into a plan without. */
const HOPELESS = 0.3

/**
 * Ruin and recreate under simulated annealing: strings of stops are taken out around a random stop and put
 * back greedily with blinks (SISR, Christiaens & Vanden Berghe, Transportation Science 54(2), 2020).
 * The temperature falls from `hot` to `cold` with the share of the budget used; a re-plan is cold from the start.
 */
export function search(m: Model, random: Random, control: SearchControl, settings = SETTINGS): SearchResult {
  const prices = priceList(m)
  const scheduler = new Scheduler(m)
  const current = new Route(m, prices)
  const inserter = new Inserter(current, prices, random, scheduler, nearestNeighbours(m, settings.near, true))
  const order = new Int32Array(m.N)
  const enough = () => control.progress(0) >= 1
  let bestScore = layFirstPlan({ route: current, inserter, scheduler, prices, random, enough })

  const best = new Route(m, prices)
  best.copyFrom(current)
  const timed = current.timed && (m.orderOnly || m.n > WEIGH_EXACTLY)
  const timedCost = new TimedCost(m)
  const weight = m.weights.travel
  // A plan that people know is improved, not melted down.
  const replanning = m.previousOrder.length > 0
  const eases = timed && !replanning
  let easing = eases ? EASED : 1
  /** What annealing compares: cost plus prices, a missed finish like many absent stops; above `limit` perhaps less. */
  const priceOf = (limit: number) => {
    if (timed) {
      const price = weight * current.legs + easing * current.penalty + (current.feasible ? 0 : MISSED_FINISH)
      return m.orderOnly || price > limit ? price : price + timedCost.of(current)
    }
    return scheduler.cost(order, orderInto(current, order), current.level, m.weights) + current.penalty
  }
  let cost = priceOf(Infinity)
  let bestCost = cost
  let bestPenalty = current.penalty
  const hasOptional = m.required.subarray(0, m.n).includes(0)
  const kept = new Route(m, prices)
  kept.copyFrom(current)

  const neighbours = nearestNeighbours(m, 60, false)
  // The scheduler takes far longer over an insertion than the time function: fewer at a time.
  const ruinSettings = current.timed ? settings : { ...settings, meanRemoved: 8 }
  const removed = new Int32Array(2 * m.N)
  const absentees = new Int32Array(m.N)
  const hot = settings.hot * m.meanEdge * (m.weights.travel || 1)
  const cold = hot * (settings.cold / settings.hot)
  const from = replanning ? cold : hot
  let improvedAt = 0
  let settled = false
  let temperature = from
  let iterations = 0
  if (m.n === 0) return { best, score: bestScore, iterations, settled: false }
  if (timeIsFree(m, best)) {
    const kicks = kickSearch(
      m,
      best,
      random,
      (kicks) => {
        control.report?.(kicks, best, bestScore)
        return control.progress(kicks)
      },
      control.iterations ?? Infinity,
      control.nodePrices ?? new Float64Array(m.N),
    )
    return { best, score: scoreOf(best, scheduler, prices, order), iterations: kicks, settled: false }
  }

  for (;;) {
    if (iterations % POLL === 0 || iterations === control.iterations) {
      const share = control.progress(iterations)
      control.report?.(iterations, best, bestScore)
      if (share >= 1) break
      if (!bestScore.feasible && share > HOPELESS) break
      const patience =
        bestScore.requiredAbsent + bestScore.optionalAbsent > 0 ? PATIENCE_WITH_ABSENT : PATIENCE
      if (replanning && iterations - improvedAt >= patience) {
        settled = true
        break
      }
      temperature = from * Math.pow(cold / from, share)
      if (eases) {
        const eased = Math.pow(EASED, Math.max(0, 1 - share / FULL_PRICE_AT))
        cost += (eased - easing) * kept.penalty
        bestCost += (eased - easing) * best.penalty
        easing = eased
      }
    }
    iterations++
    let taken = ruin(current, neighbours, ruinSettings, random, seedOf(current, random), removed)
    taken = addAbsentees(current, kept, random, removed, taken, absentees)
    if (current.timed && m.nights > 0) stirNights(current, random)
    insertionOrder(m, random, removed, taken, -1)
    const limit = cost - temperature * Math.log(random.next())
    let hopeless = false
    for (let i = 0; i < taken && !hopeless; i++) {
      if (current.served[removed[i]!]) continue
      inserter.insert(removed[i]!, settings.blink)
      // Further stops only add to the travel (where ways are shortest ways).
      hopeless = timed && weight * current.legs > limit
    }
    if (hopeless) {
      current.copyFrom(kept)
      continue
    }
    const tried = priceOf(limit)
    const reaches = tried < MISSED_FINISH
    if ((reaches || current.mayMissFinish) && tried < limit) {
      cost = tried
      if (reaches && current.mayMissFinish) {
        current.mayMissFinish = false
        scheduler.missedFinish = Infinity
      }
      kept.copyFrom(current)
      if (
        hasOptional ||
        (current.count >= best.count && tried < bestCost - 1e-9) ||
        current.penalty < bestPenalty - 1e-9
      ) {
        current.relength()
        const score = scoreOf(current, scheduler, prices, order)
        if (betterThan(score, bestScore)) {
          bestScore = score
          bestCost = tried
          improvedAt = iterations
          bestPenalty = current.penalty
          if (current.timed && m.nights > 0) adoptNights(current, scheduler, order)
          best.copyFrom(current)
        }
      }
    } else {
      current.copyFrom(kept)
    }
  }
  return { best, score: bestScore, iterations, settled }
}

/** Samples a few of the stops that were absent before this iteration, so that each gets its chance. */
function addAbsentees(
  current: Route,
  kept: Route,
  random: Random,
  removed: Int32Array,
  taken: number,
  absentees: Int32Array,
): number {
  const { n } = current.m
  if (kept.count === n) return taken
  let many = 0
  for (let x = 0; x < n; x++) if (!kept.served[x]) absentees[many++] = x
  for (let wanted = Math.min(many, 6); wanted > 0; wanted--) {
    const i = random.below(many)
    removed[taken++] = absentees[i]!
    absentees[i] = absentees[--many]!
  }
  return taken
}
