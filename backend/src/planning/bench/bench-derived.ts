import { solve } from '@stafet/domain/planner/solve.ts'
import type { BenchInstance } from './bench-instances.ts'
import { benchOnce, outcomeCells, outcomeHeads, readInstance, type BenchClock } from './bench-sets.ts'
import { withOvernightPlaces, withVirtualStops } from './derive-instances.ts'
import { printLine, printRow } from './print-table.ts'

/** Relays with overnight places and virtual stops, made from instances that have neither. */
export function benchDerived(instances: readonly BenchInstance[], clock: BenchClock): void {
  const { seed, now, limits } = clock
  printLine(
    'Derived relays: overnight places are where our own plan of the instance sleeps and three more, far apart ' +
      '(what was optimal still is); virtual: every tenth stop loses its place (the optimum can only fall)',
  )
  printRow(['instance', 'at most', ...outcomeHeads(limits)])
  for (const instance of instances) {
    const problem = readInstance(instance)
    const beds = withOvernightPlaces(problem, solve(problem, { seconds: 2, seed, now }))
    for (const derived of [beds, withVirtualStops(problem), withVirtualStops(beds)]) {
      const cells = limits.flatMap((s) => outcomeCells(benchOnce(derived, instance.bestKnown, s, clock)))
      printRow([derived.name, instance.bestKnown ?? '–', ...cells])
    }
  }
  printLine()
}
