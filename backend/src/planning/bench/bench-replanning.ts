import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { movedSlots } from '../better-plan.ts'
import { readInstance, type BenchClock } from './bench-sets.ts'
import type { BenchInstance } from './bench-instances.ts'
import { printLine, printRow } from './print-table.ts'

/** Where in the plan the cancelled stop lies. */
const CANCELLED_AT = [0.1, 0.37, 0.63, 0.9]
const TOLERANCE_S = 600

/**
 * One stop cancels when all slots are confirmed: how fast the answer is, how many slots move by more than the
 * tolerance, and the travel; beside it a free re-plan, which owes nobody anything.
 */
export function benchReplanning(instance: BenchInstance, { seed, now }: BenchClock): void {
  const problem = readInstance(instance)
  const before = solve(problem, { seconds: 2, seed, now })
  const order = before.days.flatMap((day) => day.visits)
  const visits = order.map(({ stop, startS }) => ({ stop, startS, confirmed: true }))
  printLine(
    `Re-planning ${instance.name} after one cancelled stop; before: travel ${before.totals.travelS} s`,
  )
  printRow(['cancelled', 'answer ms', 'moved', 'travel', 'unserved', 'free: moved', 'travel', 'unserved'])
  for (const share of CANCELLED_AT) {
    const cancelled = order[Math.floor(share * order.length)]?.stop ?? ''
    const rest: RelayProblem = { ...problem, stops: problem.stops.filter(({ id }) => id !== cancelled) }
    const asked = {
      ...rest,
      previous: { visits: visits.filter(({ stop }) => stop !== cancelled), toleranceS: TOLERANCE_S },
    }
    const from = performance.now()
    const gentle = solve(asked, { seconds: 2, seed, now })
    const answerMs = Math.round(performance.now() - from)
    const free = solve(rest, { seconds: 2, seed, now })
    printRow([cancelled, answerMs, ...cells(asked, gentle), ...cells(asked, free)])
  }
  printLine()
}

function cells(problem: RelayProblem, plan: RelayPlan): (string | number)[] {
  const broken = checkPlan(problem, plan).length
  const travel = `${plan.totals.travelS}${broken > 0 ? ` !${broken}` : ''}`
  return [movedSlots(problem, plan), travel, plan.totals.unserved]
}
