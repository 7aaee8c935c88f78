import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { benchBound } from './bench/bench-bound.ts'
import { benchDerived } from './bench/bench-derived.ts'
import { benchInstances } from './bench/bench-instances.ts'
import { benchMemory, benchTimeKept } from './bench/bench-limits.ts'
import { benchReplanning } from './bench/bench-replanning.ts'
import { benchSets } from './bench/bench-sets.ts'
import { printLine } from './bench/print-table.ts'

/**
 * `npm run bench:planner`: runs the benchmark sets on one thread and prints a table, each plan checked; then
 * re-planning, the bound, memory and the time limit.
 * The sets' folder: `--sets PATH`, else the environment's PLANNER_BENCH, else `../shared/bench`.
 * `--quick` takes some of each set, 2 s each, in under two minutes. `--only REGEXP` chooses instances by
 * set/name and leaves out the rest of the measurements. `--cpu` counts the process's CPU time instead of the
 * clock's, for machines that others use too.
 */
const { values: options } = parseArgs({
  options: {
    sets: { type: 'string', default: process.env['PLANNER_BENCH'] ?? '../shared/bench' },
    cpu: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
})
const root = resolve(options.sets)
const clock = {
  limits: (options.seconds ?? (options.quick ? '2' : '2,10')).split(',').map(Number),
  seed: Number(options.seed),
  now: () => {
    if (!options.cpu) return performance.now() / 1000
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  },
}

if (!existsSync(root))
  printLine(`Skipped: no benchmark instances under ${root} (give another folder with --sets).`)
else {
  const chosen = new RegExp(options.only ?? '')
  const all = benchInstances(root, options.quick)
  benchSets(
    all.filter(({ set, name }) => chosen.test(`${set}/${name}`)),
    root,
    clock,
  )
  if (options.only === undefined) {
    const relays = all.filter(({ set }) => set === 'relay')
    const planted = relays.filter(({ name }) => /(120|300)-planted/.test(name))
    benchDerived(options.quick ? planted.slice(0, 1) : planted, clock)
    planted.slice(0, 1).forEach((instance) => benchReplanning(instance, clock))
    benchBound(
      all.filter(({ set }) => set === 'tsp'),
      clock,
    )
    relays.filter(({ name }) => name.includes('500')).forEach(benchMemory)
  }
}
// Needs no instances.
if (options.only === undefined) benchTimeKept(options.quick ? [5] : [5, 10])
