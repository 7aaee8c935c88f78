import type { RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'

/** One broken rule. `message` is a full sentence in English that names day and stop. */
export interface Violation {
  readonly rule:
    | 'shape'
    | 'served-once'
    | 'start'
    | 'finish'
    | 'night'
    | 'travel'
    | 'day-limits'
    | 'window'
    | 'visit-length'
    | 'locked'
    | 'totals'
    | 'bound'
  readonly message: string
  readonly day?: number
  readonly stop?: string
}

const SLACK = 1e-6

/**
 * Checks a plan against the rules of the problem, and nothing else: it shares no code with the solver and
 * has no opinion on whether a better plan exists. An empty list means that every rule holds.
 */
export function checkPlan(problem: RelayProblem, plan: RelayPlan): Violation[] {
  const found: Violation[] = []
  const say = (rule: Violation['rule'], message: string, where: { day?: number; stop?: string } = {}) => {
    found.push({ rule, message, ...where })
  }
  if (plan.days.length !== problem.days.length) {
    say('shape', `The plan has ${plan.days.length} days, the problem ${problem.days.length}.`)
    return found
  }
  checkServedOnce(problem, plan, say)
  checkMovement(problem, plan, say)
  checkLockedRuns(problem, plan, say)
  checkTotals(plan, say)
  return found
}

type Say = (rule: Violation['rule'], message: string, where?: { day?: number; stop?: string }) => void

function checkServedOnce(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const times = new Map(problem.stops.map((stop) => [stop.id, 0]))
  const count = (id: string, day?: number) => {
    const before = times.get(id)
    if (before === undefined) say('served-once', `"${id}" is not a stop of the problem.`, { stop: id, day })
    else times.set(id, before + 1)
  }
  plan.days.forEach((day, d) => day.visits.forEach((visit) => count(visit.stop, d)))
  for (const unserved of plan.unserved) {
    count(unserved.stop)
    if (unserved.reasons.length === 0) {
      say('served-once', `"${unserved.stop}" is unserved without a reason.`, { stop: unserved.stop })
    }
  }
  for (const [id, n] of times) {
    if (n !== 1)
      say('served-once', `"${id}" is in the plan ${n} times, served or unserved; once is right.`, {
        stop: id,
      })
  }
}

function checkMovement(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]))
  const lastActive = plan.days.findLastIndex(
    (day) => day.visits.length > 0 || day.startPlace !== day.endPlace,
  )
  let sleptAt = problem.start
  plan.days.forEach((day, d) => {
    const limits = problem.days[d]
    if (!limits) return
    if (day.startPlace !== sleptAt) {
      say(
        d === 0 ? 'start' : 'night',
        `Day ${d + 1} starts at place ${day.startPlace}, but the baton is at ${sleptAt}.`,
        {
          day: d,
        },
      )
    }
    let at = day.startPlace
    let ready = limits.startS
    let travelS = 0
    let distanceM = 0
    let waitS = 0
    const move = (to: number, what: string, stop?: string): number => {
      const leg = at === to ? 0 : problem.travel.durationS[at]?.[to]
      distanceM += at === to ? 0 : (problem.travel.distanceM?.[at]?.[to] ?? 0)
      at = to
      if (leg === null || leg === undefined) {
        say('travel', `Day ${d + 1}: there is no way to ${what}.`, { day: d, stop })
        return 0
      }
      travelS += leg
      return leg
    }
    for (const visit of day.visits) {
      const stop = stops.get(visit.stop)
      if (!stop) continue
      const where = { day: d, stop: stop.id }
      const leg = stop.place == null ? 0 : move(stop.place, `"${stop.id}"`, stop.id)
      if (visit.arrivalS < ready + leg - SLACK) {
        say(
          'travel',
          `"${stop.id}" is reached at ${visit.arrivalS}, but the way there ends at ${ready + leg}.`,
          where,
        )
      }
      if (visit.startS < visit.arrivalS - SLACK)
        say('travel', `"${stop.id}" starts before the baton arrives.`, where)
      if (Math.abs(visit.waitS - (visit.startS - visit.arrivalS)) > SLACK) {
        say(
          'totals',
          `"${stop.id}" waits ${visit.startS - visit.arrivalS} s, but waitS says ${visit.waitS}.`,
          where,
        )
      }
      if (Math.abs(visit.endS - visit.startS - stop.visitS) > SLACK) {
        say(
          'visit-length',
          `"${stop.id}" lasts ${visit.endS - visit.startS} s instead of ${stop.visitS}.`,
          where,
        )
      }
      if (!stop.windows.some(([from, to]) => from - SLACK <= visit.startS && visit.startS <= to + SLACK)) {
        say('window', `"${stop.id}" starts at ${visit.startS}, outside its windows.`, where)
      }
      if (visit.endS > limits.endS + SLACK) {
        say(
          'day-limits',
          `"${stop.id}" ends at ${visit.endS}, after day ${d + 1} ends at ${limits.endS}.`,
          where,
        )
      }
      waitS += visit.waitS
      ready = visit.endS
    }
    if (d > lastActive) {
      if (problem.finish != null && at !== problem.finish) {
        say('finish', `The relay ends at place ${at} instead of ${problem.finish}.`, { day: d })
      }
      if (day.endPlace !== at)
        say('night', `Day ${d + 1} ends at ${day.endPlace}, but the baton is at ${at}.`, { day: d })
    } else {
      const beds = problem.overnight?.places
      const mayMove = d === lastActive ? problem.finish != null : beds !== undefined
      if (mayMove && day.endPlace !== at) {
        const leg = move(day.endPlace, `place ${day.endPlace}`)
        if (ready + leg > limits.endS + SLACK) {
          say(
            'day-limits',
            `Day ${d + 1} ends at ${limits.endS}, but place ${day.endPlace} is reached at ${ready + leg}.`,
            {
              day: d,
            },
          )
        }
      }
      if (day.endPlace !== at)
        say('night', `Day ${d + 1} ends at ${day.endPlace}, but the baton is at ${at}.`, { day: d })
      if (d === lastActive && problem.finish != null && at !== problem.finish) {
        say('finish', `The relay ends at place ${at} instead of ${problem.finish}.`, { day: d })
      }
      if (d < lastActive && beds && !beds.includes(at)) {
        say('night', `After day ${d + 1} the baton sleeps at ${at}, which is not an overnight place.`, {
          day: d,
        })
      }
    }
    sleptAt = day.endPlace
    const sums: [string, number, number][] = [
      ['travelS', day.travelS, travelS],
      ['distanceM', day.distanceM, distanceM],
      ['waitS', day.waitS, waitS],
    ]
    for (const [name, said, is] of sums) {
      if (Math.abs(said - is) > 1e-3)
        say('totals', `Day ${d + 1}: ${name} says ${said}, but it is ${is}.`, { day: d })
    }
  })
}

function checkLockedRuns(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const order = plan.days.flatMap((day) => day.visits.map((visit) => visit.stop))
  for (const run of problem.locked ?? []) {
    const served = run.filter((id) => order.includes(id))
    const at = order.indexOf(served[0] ?? '')
    served.forEach((id, i) => {
      if (order[at + i] !== id) {
        say('locked', `"${id}" must follow right after "${served[i - 1]}" (locked run).`, { stop: id })
      }
    })
  }
}

function checkTotals(plan: RelayPlan, say: Say): void {
  const sum = (of: (day: RelayPlan['days'][number]) => number) =>
    plan.days.reduce((total, day) => total + of(day), 0)
  const sums: [string, number, number][] = [
    ['travelS', plan.totals.travelS, sum((day) => day.travelS)],
    ['distanceM', plan.totals.distanceM, sum((day) => day.distanceM)],
    ['waitS', plan.totals.waitS, sum((day) => day.waitS)],
    ['served', plan.totals.served, sum((day) => day.visits.length)],
    ['unserved', plan.totals.unserved, plan.unserved.length],
  ]
  for (const [name, said, is] of sums) {
    if (Math.abs(said - is) > 1e-3) say('totals', `totals.${name} says ${said}, but it is ${is}.`)
  }
  if (plan.bound.travelS > plan.totals.travelS + 1e-3) {
    say(
      'bound',
      `The bound (${plan.bound.travelS}) is above the travel of the plan (${plan.totals.travelS}).`,
    )
  }
}
