import { ExactSearch } from './exact-search.ts'
import type { Model } from './model.ts'
import { priceList, scoreOf } from './objective.ts'
import type { Scheduler } from './schedule.ts'
import type { SearchResult } from './search.ts'

/** Up to this many stops all plans are gone through. */
export const EXACT_STOPS = 12
/**
 * What the search found, made the best of all plans where the stops are few.
 * @param enough asked often; true leaves the result as it is
 */
export function madeExact(
  m: Model,
  found: SearchResult,
  scheduler: Scheduler,
  enough: () => boolean,
): SearchResult {
  if (m.n > EXACT_STOPS || enough()) return found
  const prices = priceList(m)
  const plan = new ExactSearch(m, prices, found.score).run(enough)
  if (plan === undefined) return found
  if (plan === null) return { ...found, settled: true }
  const { best } = found
  const order = Int32Array.from(plan.order)
  best.mayMissFinish = false
  scheduler.missedFinish = Infinity
  plan.order.forEach((x, i) => (best.level[x] = plan.levels[i]!))
  best.setOrder(order, order.length)
  return { ...found, score: scoreOf(best, scheduler, prices, new Int32Array(m.N)), settled: true }
}
