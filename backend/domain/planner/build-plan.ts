import type { PlannedDay, RelayPlan } from '../contract/relay-plan.ts'
import type { RelayProblem } from '../contract/relay-problem.ts'
import type { Model } from './model.ts'
import { orderInto } from './route-walk.ts'
import type { Route } from './route.ts'
import type { Scheduler } from './schedule.ts'

/** What a visit in the making knows: node and the day it is on, in order. */
interface LaidDay {
  readonly stops: number[]
  readonly bed: number
}

/**
 * Turns the best route into the days of a `relay-plan/1`. Among the schedules of this order that cost the
 * same it takes the one with least waiting, then the most even one.
 */
export function buildDays(problem: RelayProblem, m: Model, route: Route, scheduler: Scheduler): PlannedDay[] {
  const order = new Int32Array(m.N)
  const length = orderInto(route, order)
  const { travel, wait, balance } = m.weights
  const tieBreak = { travel: travel + 1e-9, wait: wait + 1e-5, balance: balance + 1e-7 }
  const cost = scheduler.cost(order, length, route.level, tieBreak)
  const used = cost < Infinity ? scheduler.days() : [{ day: 0, from: 0, bed: -1 }]
  const laid: LaidDay[] = problem.days.map(() => ({ stops: [], bed: -1 }))
  used.forEach(({ day, from, bed }, i) => {
    const to = used[i + 1]?.from ?? length
    laid[day] = { stops: Array.from(order.subarray(from, to)), bed }
  })
  const lastDay = used.at(-1)?.day ?? 0
  const beds = [...new Set(problem.overnight?.places ?? [])]
  const finish = m.openFinish ? null : (problem.finish ?? null)

  let at = problem.start
  return laid.map(({ stops }, d) => {
    const startPlace = at
    const day: PlannedDay = { startPlace, endPlace: at, travelS: 0, distanceM: 0, waitS: 0, visits: [] }
    const move = (to: number): number => {
      if (to === at) return 0
      const leg = problem.travel.durationS[at]?.[to] ?? 0
      day.distanceM += problem.travel.distanceM?.[at]?.[to] ?? 0
      day.travelS += leg
      at = to
      return leg
    }
    let ready = m.dayStart[d]!
    const starts = startsOfDay(m, route, d, startPlace, stops, problem)
    stops.forEach((x, i) => {
      const stop = problem.stops[x]!
      const arrivalS = ready + (stop.place == null ? 0 : move(stop.place))
      const startS = starts[i]!
      const waitS = startS - arrivalS
      ready = startS + stop.visitS
      day.waitS += waitS
      day.visits.push({ stop: stop.id, arrivalS, startS, endS: ready, waitS })
    })
    if (d < lastDay) {
      const bed = laid[d + 1]!.bed
      if (bed >= 0) move(beds[bed]!)
    } else if (d === lastDay && finish !== null) move(finish)
    day.endPlace = at
    return day
  })
}

/** Start of each visit of a day: as early as possible, except that an agreed slot is kept where there is time. */
function startsOfDay(
  m: Model,
  route: Route,
  d: number,
  startPlace: number,
  stops: readonly number[],
  problem: RelayProblem,
): number[] {
  let place = startPlace
  const legs = stops.map((x) => {
    const to = problem.stops[x]!.place ?? place
    const leg = to === place ? 0 : (problem.travel.durationS[place]?.[to] ?? 0)
    place = to
    return leg
  })
  const latest: number[] = []
  let by = m.dayEnd[d]!
  const isLast = route.next[stops.at(-1) ?? m.START] === m.FINISH
  if (isLast && !m.openFinish) {
    const home = problem.finish ?? place
    by -= home === place ? 0 : (problem.travel.durationS[place]?.[home] ?? 0)
  } else if (m.hotels > 0) by = -Infinity
  for (let i = stops.length - 1; i >= 0; i--) {
    const x = stops[i]!
    latest[i] = by - m.visit[x]!
    by = Math.min(latest[i]!, spanEnd(m, route, x, d, latest[i]!)) - legs[i]!
  }
  let ready = m.dayStart[d]!
  return stops.map((x, i) => {
    const arrival = ready + legs[i]!
    let start = spanStart(m, route, x, d, arrival)
    const agreed = m.agreed[x]!
    const open = spanStart(m, route, x, d, agreed) === agreed
    if (open && agreed > start && agreed <= Math.min(latest[i]!, spanEnd(m, route, x, d, latest[i]!)))
      start = agreed
    ready = start + m.visit[x]!
    return start
  })
}

function spanStart(m: Model, route: Route, x: number, d: number, arrival: number): number {
  const spans = route.level[x]! * m.L + x
  for (let k = m.spanFrom[spans]!; k < m.spanTo[spans]!; k++) {
    if (m.spanDayIndex[k] === d && arrival <= m.spanHi[k]!) return Math.max(arrival, m.spanLo[k]!)
  }
  return arrival
}

function spanEnd(m: Model, route: Route, x: number, d: number, by: number): number {
  const spans = route.level[x]! * m.L + x
  for (let k = m.spanTo[spans]! - 1; k >= m.spanFrom[spans]!; k--) {
    if (m.spanDayIndex[k] === d && m.spanLo[k]! <= by) return Math.min(by, m.spanHi[k]!)
  }
  return -Infinity
}

/** Sums of the days. */
export function totalsOf(days: readonly PlannedDay[], unserved: number): RelayPlan['totals'] {
  const totals = { travelS: 0, distanceM: 0, waitS: 0, served: 0, unserved }
  for (const day of days) {
    totals.travelS += day.travelS
    totals.distanceM += day.distanceM
    totals.waitS += day.waitS
    totals.served += day.visits.length
  }
  return totals
}
