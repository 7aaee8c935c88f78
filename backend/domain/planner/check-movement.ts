import type { PlannedDay, PlannedVisit, RelayPlan } from '../contract/relay-plan.ts'
import type { ProblemStop, RelayProblem } from '../contract/relay-problem.ts'
import type { Say } from './violation.ts'

/** Seconds that rounding may take. */
const SLACK = 1e-6

/** Follows the baton day by day: where it is, when it is ready, what it has travelled and waited. */
export function checkMovement(problem: RelayProblem, plan: RelayPlan, say: Say): void {
  const lastActive = plan.days.findLastIndex(
    (day) => day.visits.length > 0 || day.startPlace !== day.endPlace,
  )
  let sleptAt = problem.start
  plan.days.forEach((day, d) => {
    if (day.startPlace !== sleptAt) {
      const message = `Day ${d + 1} starts at place ${day.startPlace}, but the baton is at ${sleptAt}.`
      say(d === 0 ? 'start' : 'night', message, { day: d })
    }
    const followed = new FollowedDay(problem, day, d, say)
    for (const visit of day.visits) followed.visit(visit)
    followed.goHome(d - lastActive)
    followed.compareSums()
    sleptAt = day.endPlace
  })
}

/** One day of the plan as the rules say that it goes; differences are told as they are met. */
class FollowedDay {
  private readonly problem: RelayProblem
  private readonly day: PlannedDay
  private readonly d: number
  private readonly endS: number
  private readonly tell: (rule: Parameters<Say>[0], message: string, stop?: string) => void
  private at: number
  private ready: number
  private travelS = 0
  private distanceM = 0
  private waitS = 0

  constructor(problem: RelayProblem, day: PlannedDay, d: number, say: Say) {
    this.problem = problem
    this.day = day
    this.d = d
    this.endS = problem.days[d]!.endS
    this.ready = problem.days[d]!.startS
    this.at = day.startPlace
    this.tell = (rule, message, stop) => say(rule, message, { day: d, stop })
  }

  visit(visit: PlannedVisit): void {
    const stop = this.problem.stops.find(({ id }) => id === visit.stop)
    // Told already: served-once knows every stop.
    if (!stop) return
    const due = this.ready + (stop.place == null ? 0 : this.move(stop.place, `"${stop.id}"`, stop.id))
    this.checkTimes(visit, stop, due)
    this.waitS += visit.startS - visit.arrivalS
    this.ready = visit.endS
  }

  private checkTimes(visit: PlannedVisit, stop: ProblemStop, due: number): void {
    const { arrivalS, startS, endS, waitS } = visit
    const name = `"${stop.id}"`
    const tell = (rule: Parameters<Say>[0], message: string) => this.tell(rule, message, stop.id)
    if (arrivalS < due - SLACK)
      tell('travel', `${name} is reached at ${arrivalS}, but the way there ends at ${due}.`)
    if (arrivalS > due + SLACK) {
      tell(
        'travel',
        `${name} is reached at ${arrivalS}, though the way there ends at ${due}; waiting is told as waitS.`,
      )
    }
    if (startS < arrivalS - SLACK)
      tell('travel', `${name} starts at ${startS}, before the baton arrives at ${arrivalS}.`)
    if (Math.abs(waitS - (startS - arrivalS)) > SLACK)
      tell('totals', `${name} waits ${startS - arrivalS} s, but waitS says ${waitS}.`)
    if (Math.abs(endS - startS - stop.visitS) > SLACK)
      tell('visit-length', `${name} lasts ${endS - startS} s instead of ${stop.visitS}.`)
    if (!stop.windows.some(([from, to]) => from - SLACK <= startS && startS <= to + SLACK)) {
      const windows = stop.windows.map(([from, to]) => `${from}–${to}`).join(', ') || 'none'
      tell('window', `${name} starts at ${startS}, outside its windows (${windows}).`)
    }
    if (endS > this.endS + SLACK)
      tell('day-limits', `${name} ends at ${endS}, after day ${this.d + 1} ends at ${this.endS}.`)
  }

  /** To bed, or to the finish. `afterLast`: days since the last on which anything happens, negative before. */
  goHome(afterLast: number): void {
    const { problem, day, d } = this
    const beds = problem.overnight?.places
    const mayMove = afterLast === 0 ? problem.finish != null : afterLast < 0 && beds !== undefined
    if (mayMove && day.endPlace !== this.at) {
      const arrival = this.ready + this.move(day.endPlace, `place ${day.endPlace}`)
      if (arrival > this.endS + SLACK) {
        this.tell(
          'day-limits',
          `Day ${d + 1} ends at ${this.endS}, but place ${day.endPlace} is reached at ${arrival}.`,
        )
      }
    }
    if (day.endPlace !== this.at)
      this.tell('night', `Day ${d + 1} ends at place ${day.endPlace}, but the baton is at ${this.at}.`)
    if (afterLast >= 0 && problem.finish != null && this.at !== problem.finish)
      this.tell('finish', `The relay ends at place ${this.at} instead of ${problem.finish}.`)
    if (afterLast < 0 && beds && !beds.includes(this.at)) {
      const places = beds.join(', ')
      this.tell(
        'night',
        `After day ${d + 1} the baton sleeps at place ${this.at}, which is no overnight place (${places}).`,
      )
    }
  }

  compareSums(): void {
    for (const name of ['travelS', 'distanceM', 'waitS'] as const) {
      if (Math.abs(this.day[name] - this[name]) > 1e-3)
        this.tell('totals', `Day ${this.d + 1}: ${name} says ${this.day[name]}, but it is ${this[name]}.`)
    }
  }

  /** Moves to a place and returns the seconds that takes. */
  private move(to: number, what: string, stop?: string): number {
    const { at, problem } = this
    this.at = to
    if (at === to) return 0
    const leg = problem.travel.durationS[at]?.[to]
    this.distanceM += problem.travel.distanceM?.[at]?.[to] ?? 0
    if (leg === null || leg === undefined) {
      this.tell('travel', `Day ${this.d + 1}: there is no way from place ${at} to ${what}.`, stop)
      return 0
    }
    this.travelS += leg
    return leg
  }
}
