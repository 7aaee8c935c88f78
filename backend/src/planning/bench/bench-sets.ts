import { readFileSync } from 'node:fs'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { SETS, type BenchInstance } from './bench-instances.ts'
import { mean, percent, printLine, printRow } from './print-table.ts'

/** How a bench solves: limits in seconds on the clock `now`. */
export interface BenchClock {
  readonly limits: readonly number[]
  readonly seed: number
  readonly now: () => number
}

export interface Outcome {
  readonly travelS: number
  readonly gap: number | null
  readonly boundGap: number | null
  readonly unserved: number
  readonly perSecond: number
  /** Violations that the checker finds. */
  readonly broken: number
}

export const readInstance = ({ file, name }: BenchInstance): RelayProblem =>
  parseProblem(readFileSync(file, 'utf8'), name)

/** Solves once and checks the plan; gaps are to `bestKnown`, and null where a stop is left out. */
export function benchOnce(
  problem: RelayProblem,
  bestKnown: number | null,
  seconds: number,
  { seed, now }: BenchClock,
): Outcome {
  const plan = solve(problem, { seconds, seed, now })
  return {
    travelS: plan.totals.travelS,
    gap: bestKnown === null || plan.totals.unserved > 0 ? null : plan.totals.travelS / bestKnown - 1,
    boundGap: bestKnown === null ? null : 1 - plan.bound.travelS / bestKnown,
    unserved: plan.totals.unserved,
    perSecond: plan.solver.iterations / plan.solver.seconds,
    broken: checkPlan(problem, plan).length,
  }
}

/** Five cells; `!n` marks a plan that breaks n rules. */
export function outcomeCells({ travelS, gap, unserved, perSecond, boundGap, broken }: Outcome) {
  const travel = `${Math.round(travelS)}${broken > 0 ? ` !${broken}` : ''}`
  return [travel, percent(gap), unserved, Math.round(perSecond), percent(boundGap)]
}

export function outcomeHeads(limits: readonly number[]): string[] {
  return limits.flatMap((s) => [`ours ${s} s`, 'gap', 'unserved', 'iter/s', 'bound'])
}

/** The table of all sets, with the mean of each; a set that is not there is skipped with a word. */
export function benchSets(instances: readonly BenchInstance[], root: string, clock: BenchClock): void {
  printRow(['instance', 'best known', ...outcomeHeads(clock.limits)])
  for (const { set, folder } of SETS) {
    const members = instances.filter((instance) => instance.set === set)
    if (members.length === 0) {
      printLine(`Skipped ${set}: no chosen instances in ${root}/${folder}.\n`)
      continue
    }
    const outcomes = clock.limits.map((): Outcome[] => [])
    for (const instance of members) {
      const cells = clock.limits.flatMap((seconds, i) => {
        const outcome = benchOnce(readInstance(instance), instance.bestKnown, seconds, clock)
        outcomes[i]?.push(outcome)
        return outcomeCells(outcome)
      })
      printRow([`${set}/${instance.name}`, instance.bestKnown ?? '–', ...cells])
    }
    printRow([`mean of ${set}`, '', ...outcomes.flatMap(meanCells)])
    printLine()
  }
}

function meanCells(outcomes: readonly Outcome[]) {
  return [
    '',
    percent(mean(outcomes.map(({ gap }) => gap))),
    outcomes.reduce((sum, { unserved }) => sum + unserved, 0),
    Math.round(mean(outcomes.map(({ perSecond }) => perSecond)) ?? 0),
    percent(mean(outcomes.map(({ boundGap }) => boundGap))),
  ]
}
