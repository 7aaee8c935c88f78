import type { PlanWarning, RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { buildDays, totalsOf } from './build-plan.ts'
import { explain } from './explanation.ts'
import { LowerBound } from './lower-bound.ts'
import { EXACT_STOPS, madeExact } from './made-exact.ts'
import { unreachableFinishMessage, type Language } from './messages.ts'
import { compileModel, type Model } from './model.ts'
import { remediesFor } from './remedies.ts'
import { Scheduler } from './schedule.ts'
import { searchInRounds } from './search-rounds.ts'
import type { SearchResult } from './search.ts'
import { unservedReasons } from './unserved-reasons.ts'

/** How far the planner is; times in seconds. */
export interface PlanProgress {
  readonly seconds: number
  readonly iterations: number
  /** Travel of the best plan so far. */
  readonly travelS: number
  readonly unserved: number
  /** Proven lower bound on the travel of a plan that serves every stop. */
  readonly boundTravelS: number
}

export interface SolveOptions {
  /** Time limit. With neither limit given: 5 seconds. */
  readonly seconds?: number
  /** Iteration limit; alone it makes the run repeatable, byte for byte. */
  readonly iterations?: number
  readonly seed: number
  /** Seconds on any clock that only goes forward. */
  readonly now: () => number
  /** Called about four times a second. */
  readonly onProgress?: (progress: PlanProgress) => void
  /** Polled often; true ends the run and keeps the best. */
  readonly shouldStop?: () => boolean
  /** Of the messages; Danish by default. */
  readonly language?: Language
}

/** Share of a time limit that goes into the lower bound, before and after the search. */
const BOUND_SHARE = 0.04
/** How many times as long as compiling it takes to set up a bound, and the share of the time it may take. */
const BOUND_SET_UP = 3
const BOUND_SET_UP_SHARE = 0.1
/** Multiply-adds that the bound may cost in a run with an iteration limit alone. */
const BOUND_WORK = 1.5e8
/** Seconds beyond which the bound hardly rises any more. */
const MOST_BOUND_S = 1
/** Share of the time for the search where all plans are gone through afterwards. */
const SHARE_BEFORE_EXACT = 0.5
/** Seconds for the bound, before and after, when somebody waits for a change to a known plan. */
const REPLAN_BOUND_S = 0.05
const REPORT_EVERY_S = 0.25

/**
 * Finds order, days and times for a relay. Synchronous: runs until a limit is reached or `shouldStop`
 * says so, and returns the best plan found. Every stop is served or listed as unserved with reasons.
 */
export function solve(problem: RelayProblem, options: SolveOptions): RelayPlan {
  const startedAt = options.now()
  const elapsed = () => options.now() - startedAt
  const seconds = options.seconds ?? (options.iterations === undefined ? 5 : Infinity)
  const language = options.language ?? 'da'
  const model = compileModel(problem)
  // Setting up a bound takes a few times as long as compiling: too long for many stops and little time.
  const compiledS = elapsed()
  const boundSetUpS = BOUND_SET_UP * compiledS
  const boundInTime = seconds === Infinity || boundSetUpS < BOUND_SET_UP_SHARE * seconds
  const replanning = model.previousOrder.length > 0
  const roundTrip = problem.finish != null && problem.finish === problem.start
  const everyStop = Array.from({ length: model.n }, (_, x) => x)
  const bound = boundInTime ? new LowerBound(model, everyStop, roundTrip) : undefined
  const forBound =
    seconds === Infinity
      ? Infinity
      : Math.min(seconds * BOUND_SHARE, replanning ? REPLAN_BOUND_S : MOST_BOUND_S)
  const hurry = (untilS: number) => () => elapsed() > untilS || options.shouldStop?.() === true
  if (bound) climb(bound, Infinity, forBound, hurry(forBound))

  let stoppedBy: RelayPlan['solver']['stoppedBy'] = 'time'
  let reportedAt = -Infinity
  // Left for the end: reasons for stops left out (about as long as compiling), and their bound set up anew.
  const searchUntil =
    (seconds - compiledS - (boundInTime ? Math.min(seconds * BOUND_SHARE, MOST_BOUND_S) + boundSetUpS : 0)) *
    (model.n > EXACT_STOPS ? 1 : SHARE_BEFORE_EXACT)
  const searchFrom = elapsed()
  const run = (m: Model): SearchResult => madeExact(m, searched(m), new Scheduler(m), hurry(seconds))
  const searched = (m: Model): SearchResult =>
    searchInRounds(m, options.seed, {
      iterations: options.iterations,
      nodePrices: m === model ? bound?.nodePrices(m.N) : undefined,
      progress: (iterations) => {
        if (options.shouldStop?.()) {
          stoppedBy = 'asked'
          return 1
        }
        const byCount = options.iterations === undefined ? 0 : iterations / options.iterations
        const byTime =
          seconds === Infinity ? 0 : (elapsed() - searchFrom) / Math.max(1e-3, searchUntil - searchFrom)
        stoppedBy = byCount >= byTime ? 'iterations' : 'time'
        return Math.max(byCount, byTime)
      },
      report: (iterations, best, score) => {
        if (!options.onProgress || elapsed() - reportedAt < REPORT_EVERY_S) return
        reportedAt = elapsed()
        options.onProgress({
          seconds: reportedAt,
          iterations,
          travelS: best.legs,
          unserved: score.requiredAbsent + score.optionalAbsent,
          boundTravelS: bound?.travelS ?? 0,
        })
      },
    })

  let m = model
  let result = run(m)
  const warnings: PlanWarning[] = []
  if (!result.score.feasible) {
    m = compileModel(problem, true)
    result = run(m)
    warnings.push({ code: 'finish-unreachable', stops: [], message: unreachableFinishMessage(language) })
  }
  const { best, iterations } = result
  if (result.settled) stoppedBy = 'settled'
  const days = buildDays(problem, m, best, new Scheduler(m))
  const unserved = everyStop
    .filter((x) => !best.served[x])
    .map((x) => ({
      ...unservedReasons(problem, m, best, x, language),
      remedies: remediesFor(problem, m, best, x, language),
    }))
  const totals = totalsOf(days, unserved.length)
  const served = everyStop.filter((x) => best.served[x])
  let proven = unserved.length === 0 && m === model ? bound : undefined
  if (!proven && boundInTime) proven = new LowerBound(m, served, roundTrip && m === model)
  const boundUntil = Math.min(seconds, elapsed() + forBound)
  if (proven) climb(proven, totals.travelS, boundUntil, hurry(boundUntil))
  const boundTravelS = Math.min(proven?.travelS ?? 0, totals.travelS)
  const plan: RelayPlan = {
    format: 'relay-plan/1',
    problem: problem.name,
    days,
    unserved,
    totals,
    bound: { travelS: boundTravelS, gap: boundTravelS > 0 ? totals.travelS / boundTravelS - 1 : 0 },
    warnings,
    explanation: [],
    solver: { seconds: seconds === Infinity ? 0 : elapsed(), iterations, seed: options.seed, stoppedBy },
  }
  plan.explanation = explain(problem, plan, language)
  options.onProgress?.({
    seconds: elapsed(),
    iterations,
    travelS: totals.travelS,
    unserved: unserved.length,
    boundTravelS,
  })
  return plan
}

/** Improves the bound until `enough()`, or by a fixed amount of work when there is no time limit. */
function climb(bound: LowerBound, upper: number, untilS: number, enough: () => boolean): void {
  if (untilS < Infinity) bound.ascend(1, upper, () => false)
  if (untilS < Infinity) bound.ascend(10_000, upper, enough)
  else bound.ascend(Math.ceil(BOUND_WORK / Math.max(1, bound.work)), upper, () => false)
}
