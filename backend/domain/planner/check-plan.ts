import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkMovement } from './check-movement.ts'
import type { Say, Violation } from './violation.ts'

/**
 * Checks a plan against the rules of the problem, and nothing else: it shares no code with the solver and
 * has no opinion on whether a better plan exists. An empty list means that every rule holds.
 */
export function checkPlan(problem: RelayProblem, plan: RelayPlan): Violation[] {
  const found: Violation[] = []
  const say: Say = (rule, message, { day, stop } = {}) => {
    found.push({
      rule,
      message,
      ...(day === undefined ? {} : { day }),
      ...(stop === undefined ? {} : { stop }),
    })
  }
  if (plan.days.length !== problem.days.length) {
    say('shape', `The plan has ${plan.days.length} days, the problem ${problem.days.length}.`)
    return found
  }
  checkServedOnce(problem, plan, say)
  checkMovement(problem, plan, say)
  checkLockedRuns(problem, plan, say)
  checkTotals(plan, say)
  checkBound(plan, say)
  checkWords(problem, plan, say)
  return found
}

function checkServedOnce(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const times = new Map(problem.stops.map((stop) => [stop.id, 0]))
  const count = (id: string, day?: number) => {
    const before = times.get(id)
    if (before === undefined) say('served-once', `"${id}" is not a stop of the problem.`, { stop: id, day })
    else times.set(id, before + 1)
  }
  plan.days.forEach((day, d) => day.visits.forEach((visit) => count(visit.stop, d)))
  for (const unserved of plan.unserved) count(unserved.stop)
  for (const [stop, n] of times) {
    if (n !== 1)
      say('served-once', `"${stop}" is in the plan ${n} times, served or unserved; once is right.`, { stop })
  }
}

function checkLockedRuns(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const order = plan.days.flatMap((day, d) => day.visits.map(({ stop }) => ({ stop, day: d })))
  for (const run of problem.locked ?? []) {
    const served = run.filter((id) => order.some(({ stop }) => stop === id))
    const at = order.findIndex(({ stop }) => stop === served[0])
    served.forEach((stop, i) => {
      if (order[at + i]?.stop === stop) return
      const day = order.find((visit) => visit.stop === stop)?.day
      say('locked', `"${stop}" must follow right after "${served[i - 1]}" (locked run).`, { stop, day })
    })
  }
}

function checkTotals(plan: RelayPlan, say: Say): void {
  const sum = (of: (day: RelayPlan['days'][number]) => number) =>
    plan.days.reduce((total, day) => total + of(day), 0)
  const sums = {
    travelS: sum((day) => day.travelS),
    distanceM: sum((day) => day.distanceM),
    waitS: sum((day) => day.waitS),
    served: sum((day) => day.visits.length),
    unserved: plan.unserved.length,
  }
  for (const name of ['travelS', 'distanceM', 'waitS', 'served', 'unserved'] as const) {
    const said = plan.totals[name]
    if (Math.abs(said - sums[name]) > 1e-3)
      say('totals', `totals.${name} says ${said}, but it is ${sums[name]}.`)
  }
}

function checkBound({ bound, totals }: RelayPlan, say: Say): void {
  if (bound.travelS < 0) say('bound', `The bound (${bound.travelS}) is negative.`)
  if (bound.travelS > totals.travelS + 1e-3)
    say('bound', `The bound (${bound.travelS}) is above the travel of the plan (${totals.travelS}).`)
  const gap = bound.travelS > 0 ? totals.travelS / bound.travelS - 1 : 0
  if (Math.abs(bound.gap - gap) > 1e-6) say('bound', `bound.gap says ${bound.gap}, but it is ${gap}.`)
}

/** What the plan says to people: reasons, warnings and explanation are about days and stops that exist. */
function checkWords(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const ids = new Set(problem.stops.map(({ id }) => id))
  const about = (what: string, stops: readonly string[] = [], day = 0) => {
    for (const id of stops) if (!ids.has(id)) say('words', `${what} names "${id}", which is no stop.`)
    if (!problem.days[day]) say('words', `${what} names day ${day + 1} of ${problem.days.length}.`)
  }
  for (const { stop, reasons, remedies = [] } of plan.unserved) {
    if (reasons.length === 0) say('words', `"${stop}" is unserved without a reason.`, { stop })
    for (const { stops, day } of reasons) about(`A reason for "${stop}"`, stops, day)
    if ([...reasons, ...remedies].some(({ message }) => message.trim() === ''))
      say('words', `"${stop}" has a reason or a remedy without words.`, { stop })
  }
  for (const { code, stops } of plan.warnings) about(`The warning ${code}`, stops)
  plan.explanation?.forEach((sentence, i) => {
    if (sentence.trim() === '') say('words', `explanation[${i}] is empty.`)
  })
}
