import { Injectable } from '@nestjs/common'
import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import { Communities } from '../communities/index.ts'
import type { Language } from '../platform/language.ts'
import { Travels } from '../travel/index.ts'
import { buildProblem, type BuiltProblem, type PlannedRelay } from './build-problem.ts'
import { datePlan } from './date-plan.ts'
import { asAnnounced, keepingSlots, movedAtMost, partOf, stopsToPlan, type Disturbed } from './day-problem.ts'
import { dropReasons } from './drop-reasons.ts'
import { withRestOfDay } from './replanned-day.ts'
import { solveOnThreads } from './solve-on-threads.ts'

/** How long each search may take, three at the most; a handful of stops is settled long before. */
const SEARCH_S = 0.6
/** In the order as announced there is little to search: only what to leave out. */
const IN_ORDER_ITERATIONS = 500
/** So much longer carriers may be asked to go on than the day's hours, and only if stops would be dropped else. */
const MOST_LATER_MIN = 60

export interface ReplannedDay {
  plan: DatedPlan
  /** Stops that do not fit into the rest of the day, and why. */
  dropped: { stop: Stop; reasons: string[] }[]
}

interface Attempt {
  part: PlannedRelay
  built: BuiltProblem
  solved: RelayPlan
}

/** How far a plan may leave the one that was announced; a stop's time moves by `mostMovedS` beyond the delay. */
interface Freedom {
  inOrder: boolean
  mostMovedS: number
}
const announced: Freedom = { inOrder: true, mostMovedS: Infinity }
/** Whoever waits for the baton goes home at some time. */
const nearby: Freedom = { inOrder: false, mostMovedS: 3600 }
const anyOrder: Freedom = { inOrder: false, mostMovedS: Infinity }

const dropsOf = ({ solved }: Attempt): number => solved.unserved.length
const isShort = (attempts: readonly Attempt[], signal: AbortSignal): boolean =>
  !signal.aborted && attempts.every((attempt) => dropsOf(attempt) > 0)

/**
 * Plans what is left of a day anew, and leaves the plan that everybody knows no further than it must to serve every
 * stop: first the order stays as announced, with later times; then another order, or a day that ends later; then
 * both.
 */
@Injectable()
export class DayReplans {
  constructor(
    private readonly communities: Communities,
    private readonly travels: Travels,
  ) {}

  /** Takes some two seconds at most. Aborting `signal` ends the search early, with the best so far. */
  async solve(
    disturbed: Disturbed,
    { language, signal }: { language: Language; signal: AbortSignal },
  ): Promise<ReplannedDay> {
    const { relay, plan, rest } = disturbed
    const communities = await this.communities.list(relay.rehearsalOf ?? relay.id)
    const stops = stopsToPlan(disturbed, communities)
    const attempt = async (laterMin: number, { inOrder, mostMovedS }: Freedom): Promise<Attempt> => {
      const part = partOf(disturbed, laterMin)
      const built = keepingSlots(disturbed, await buildProblem(part, stops, this.travels))
      const problem = inOrder ? asAnnounced(built.problem) : movedAtMost(built.problem, mostMovedS)
      const iterations = inOrder ? IN_ORDER_ITERATIONS : undefined
      const options = { seconds: SEARCH_S, iterations, seed: 1, language, threads: 1 }
      return { part, built, solved: await solveOnThreads(problem, options, { signal }) }
    }
    const attempts = [await attempt(0, announced)]
    if (isShort(attempts, signal))
      attempts.push(...(await Promise.all([attempt(0, nearby), attempt(MOST_LATER_MIN, announced)])))
    if (isShort(attempts, signal)) attempts.push(await attempt(MOST_LATER_MIN, anyOrder))
    const best = attempts.reduce((one, other) => (dropsOf(other) < dropsOf(one) ? other : one))
    const { days } = await datePlan(best.part, stops, best.built, toItsEnd(best), this.travels)
    const [planned] = days
    if (!planned) throw new Error('a day was planned without a day')
    return {
      plan: withRestOfDay(plan, rest, planned),
      dropped: best.solved.unserved.flatMap((unserved) => {
        const stop = rest.toCome.find(({ id }) => id === unserved.stop)
        return stop ? { stop, reasons: dropReasons(best.built.problem, unserved, language) } : []
      }),
    }
  }
}

/** However late it is: the baton goes to where the next day begins. */
function toItsEnd({ built, solved }: Attempt): RelayPlan {
  const { finish } = built.problem
  return { ...solved, days: solved.days.map((day) => ({ ...day, endPlace: finish ?? day.endPlace })) }
}
