import type { Model } from './model.ts'
import { betterThan } from './objective.ts'
import { createRandom } from './random.ts'
import { search, type SearchControl, type SearchResult } from './search.ts'

/** Iterations after which a longer annealing finds hardly more than another one does. */
const ENOUGH = 45_000
const MOST_ROUNDS = 4
/** Share of the budget after which the speed is known. */
const LOOK_AT = 0.02

/**
 * Searches from scratch as often as the budget allows and keeps the best. Which day serves which part of the
 * map is settled while it is hot; an annealing that settled it badly stays so however slowly it cools, and
 * the next one need not.
 */
export function searchInRounds(m: Model, seed: number, control: SearchControl): SearchResult {
  const once = m.dayStart.length === 1 || m.previousOrder.length > 0
  const roundsFor = (iterations: number) =>
    once ? 1 : Math.max(1, Math.min(MOST_ROUNDS, Math.floor(iterations / ENOUGH)))
  let rounds = control.iterations === undefined ? 0 : roundsFor(control.iterations)
  let reachesFinish = false
  let best: SearchResult | undefined
  let iterations = 0
  for (let round = 0; ; round++) {
    const before = iterations
    const from = round === 0 ? 0 : control.progress(before)
    const result = search(m, createRandom(seed + 7919 * round), {
      ...control,
      iterations:
        control.iterations === undefined
          ? undefined
          : Math.round((control.iterations * (round + 1)) / rounds) - before,
      progress: (own) => {
        const share = control.progress(before + own)
        if (rounds === 0 && share >= LOOK_AT) rounds = reachesFinish ? roundsFor(own / share) : 1
        if (share >= 1) return 1
        return ((share - from) * (Math.max(1, rounds) - round)) / (1 - from)
      },
      report: (own, route, score) => {
        reachesFinish = score.feasible
        const shown = best && !betterThan(score, best.score) ? best : { best: route, score }
        control.report?.(before + own, shown.best, shown.score)
      },
    })
    iterations += result.iterations
    if (best === undefined || betterThan(result.score, best.score)) best = result
    if (round + 1 >= rounds || !result.score.feasible || control.progress(iterations) >= 1)
      return { ...best, iterations }
  }
}
