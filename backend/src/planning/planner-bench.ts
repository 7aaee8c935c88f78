import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { benchInstances, type BenchInstance } from './bench-instances.ts'

/**
 * `npm run bench:planner`: runs the benchmark sets on one thread and prints a table, each plan checked.
 * `--cpu` counts the process's CPU time instead of the clock's, for machines that others use too.
 * The sets' folder: `--sets PATH`, else the environment's PLANNER_BENCH, else `../shared/bench`.
 */
const { values: options } = parseArgs({
  options: {
    sets: { type: 'string', default: process.env['PLANNER_BENCH'] ?? '../shared/bench' },
    cpu: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
})
const limits = (options.seconds ?? (options.quick ? '2' : '2,10')).split(',').map(Number)
const root = resolve(options.sets)
const instances = benchInstances(root, options.quick)?.filter(({ set, name }) =>
  new RegExp(options.only).test(`${set}/${name}`),
)

function now(): number {
  if (!options.cpu) return performance.now() / 1000
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

interface Outcome {
  readonly gap: number | null
  readonly boundGap: number | null
  readonly unserved: number
  readonly perSecond: number
}

const columns = (cells: readonly (string | number)[]) =>
  cells.map((cell, i) => (i === 0 ? String(cell).padEnd(42) : String(cell).padStart(10))).join(' ')
const percent = (value: number | null) => (value === null ? '–' : `${(100 * value).toFixed(2)} %`)

function run(instance: BenchInstance, seconds: number): Outcome & { travelS: number; broken: number } {
  const problem = parseProblem(readFileSync(instance.file, 'utf8'), instance.name)
  const plan = solve(problem, { seconds, seed: Number(options.seed), now })
  const best = instance.bestKnown
  return {
    travelS: plan.totals.travelS,
    gap: best === null || plan.totals.unserved > 0 ? null : plan.totals.travelS / best - 1,
    boundGap: best === null ? null : 1 - plan.bound.travelS / best,
    unserved: plan.totals.unserved,
    perSecond: plan.solver.iterations / plan.solver.seconds,
    broken: checkPlan(problem, plan).length,
  }
}

function mean(set: readonly Outcome[]): string[] {
  const average = (pick: (outcome: Outcome) => number | null) => {
    const known = set.map(pick).filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length
  }
  return [
    '',
    percent(average((outcome) => outcome.gap)),
    String(set.reduce((sum, outcome) => sum + outcome.unserved, 0)),
    String(Math.round(average((outcome) => outcome.perSecond) ?? 0)),
    percent(average((outcome) => outcome.boundGap)),
  ]
}

if (!instances || instances.length === 0) {
  process.stdout.write(`Skipped: no benchmark instances under ${root} (give another folder with --sets).\n`)
} else {
  const perLimit = limits.flatMap((s) => [`ours ${s} s`, 'gap', 'unserved', 'iter/s', 'bound'])
  process.stdout.write(`${columns(['instance', 'best known', ...perLimit])}\n`)
  for (const set of new Set(instances.map((instance) => instance.set))) {
    const outcomes = limits.map((): Outcome[] => [])
    for (const instance of instances.filter((i) => i.set === set)) {
      const cells = limits.flatMap((seconds, i) => {
        const outcome = run(instance, seconds)
        outcomes[i]!.push(outcome)
        const travel = `${Math.round(outcome.travelS)}${outcome.broken > 0 ? ` !${outcome.broken}` : ''}`
        return [
          travel,
          percent(outcome.gap),
          outcome.unserved,
          Math.round(outcome.perSecond),
          percent(outcome.boundGap),
        ]
      })
      process.stdout.write(`${columns([`${set}/${instance.name}`, instance.bestKnown ?? '–', ...cells])}\n`)
    }
    process.stdout.write(`${columns([`mean of ${set}`, '', ...outcomes.flatMap(mean)])}\n\n`)
  }
}
