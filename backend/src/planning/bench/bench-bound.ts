import { LowerBound } from '@stafet/domain/planner/lower-bound.ts'
import { compileModel } from '@stafet/domain/planner/model.ts'
import type { BenchInstance } from './bench-instances.ts'
import { readInstance, type BenchClock } from './bench-sets.ts'
import { mean, percent, printLine, printRow } from './print-table.ts'

const LIMIT_S = 1

/** How far below the optimum the lower bound is after a second of climbing, on tours without windows. */
export function benchBound(instances: readonly BenchInstance[], { now }: BenchClock): void {
  printLine(`The lower bound after ${LIMIT_S} s, below the optimum by`)
  const gaps = instances.map((instance) => {
    const model = compileModel(readInstance(instance))
    const from = now()
    const stops = Array.from({ length: model.n }, (_, x) => x)
    const bound = new LowerBound(model, stops, true)
    bound.ascend(10_000, Infinity, () => now() - from > LIMIT_S)
    const gap = instance.bestKnown === null ? null : 1 - bound.travelS / instance.bestKnown
    printRow([instance.name, percent(gap), `${(now() - from).toFixed(2)} s`])
    return gap
  })
  printRow(['mean', percent(mean(gaps))])
  printLine()
}
