import type { ProblemStop, RelayProblem } from '../../contract/relay-problem.ts'

/**
 * What any plan can reach at best: most required stops, then most optional ones, then the fewest moved
 * slots, then the least cost.
 */
export interface BestPossible {
  required: number
  optional: number
  moved: number
  cost: number
}

/** The baton somewhere on its way. `served` has a bit for each stop. */
interface Here {
  day: number
  at: number
  ready: number
  served: number
  /** Index of the stop before, -1 for none; sleeping does not change it. */
  last: number
  cost: number
  moved: number
  visitS: readonly number[]
}

/**
 * Tries every order, every night and every overnight place, and gives up a beginning only for another
 * one that has served the same stops, stands at the same place on the same day, is ready no later and
 * costs no more even if it idles until then. Written from the rules alone, sharing no code with the planner;
 * good for eight stops. Null when the finish cannot be reached at all.
 */
export function exhaustiveSearch(problem: RelayProblem): BestPossible | null {
  const { stops, days } = problem
  const weights = { travel: 1, wait: 0, balance: 0, ...problem.weights }
  const beds = problem.overnight?.places
  const runs = (problem.locked ?? []).map((run) => run.map((id) => stops.findIndex((stop) => stop.id === id)))
  const agreed = new Map(
    problem.previous?.visits.filter(({ confirmed }) => confirmed).map(({ stop, startS }) => [stop, startS]),
  )
  const toleranceS = problem.previous?.toleranceS ?? 0
  const seen = new Map<string, Here[]>()
  let best: BestPossible | null = null
  const leg = (from: number, to: number) =>
    from === to ? 0 : (problem.travel.durationS[from]?.[to] ?? Infinity)

  const isBeaten = (here: Here): boolean => {
    const key = [here.day, here.at, here.served, here.last, weights.balance > 0 ? here.visitS : ''].join()
    const others = seen.get(key) ?? []
    const beats = (a: Here, b: Here) =>
      a.ready <= b.ready && a.moved <= b.moved && a.cost + weights.wait * (b.ready - a.ready) <= b.cost
    if (others.some((other) => beats(other, here))) return true
    seen.set(key, [...others.filter((other) => !beats(here, other)), here])
    return false
  }

  const end = (here: Here) => {
    const home = problem.finish == null ? 0 : leg(here.at, problem.finish)
    if (here.ready + home > days[here.day]!.endS) return
    const served = stops.filter((_, i) => here.served & (1 << i))
    const is = {
      required: served.filter((stop) => stop.required !== false).length,
      optional: served.filter((stop) => stop.required === false).length,
      moved: here.moved,
      cost: here.cost + weights.travel * home + weights.balance * imbalance(problem, here.visitS),
    }
    if (!best || isBetter(is, best)) best = is
  }

  /** A member of a locked run follows right after the member served before it, and none comes late. */
  const mayFollow = (i: number, { served, last }: Here): boolean => {
    const run = runs.find((members) => members.includes(i))
    const before = run?.filter((member) => served & (1 << member)) ?? []
    if (!run || before.length === 0) return true
    return before.at(-1) === last && run.indexOf(last) < run.indexOf(i)
  }

  const visit = (here: Here, i: number, stop: ProblemStop) => {
    const travel = stop.place == null ? 0 : leg(here.at, stop.place)
    const arrival = here.ready + travel
    const slot = agreed.get(stop.id)
    // As early as possible, or as late as an agreed slot wants it and no later.
    const wanted = slot === undefined ? [arrival] : [arrival, Math.max(arrival, slot - toleranceS)]
    for (const start of new Set(wanted.map((from) => firstStart(stop, from)))) {
      if (start + stop.visitS > days[here.day]!.endS) continue
      go({
        day: here.day,
        at: stop.place ?? here.at,
        ready: start + stop.visitS,
        served: here.served | (1 << i),
        last: i,
        cost: here.cost + weights.travel * travel + weights.wait * (start - arrival),
        moved: here.moved + (slot !== undefined && Math.abs(start - slot) > toleranceS ? 1 : 0),
        visitS: here.visitS.map((sum, d) => (d === here.day ? sum + stop.visitS : sum)),
      })
    }
  }

  const go = (here: Here) => {
    if (isBeaten(here)) return
    end(here)
    stops.forEach((stop, i) => {
      if (!(here.served & (1 << i)) && mayFollow(i, here)) visit(here, i, stop)
    })
    const tomorrow = days[here.day + 1]
    if (!tomorrow) return
    for (const bed of beds ?? [here.at]) {
      const travel = leg(here.at, bed)
      if (here.ready + travel > days[here.day]!.endS) continue
      const cost = here.cost + weights.travel * travel
      go({ ...here, day: here.day + 1, at: bed, ready: tomorrow.startS, cost })
    }
  }

  const visitS = days.map(() => 0)
  const ready = days[0]!.startS
  go({ day: 0, at: problem.start, ready, served: 0, last: -1, cost: 0, moved: 0, visitS })
  return best
}

/** The first moment from `from` on at which the visit may start; Infinity when there is none. */
function firstStart({ windows }: ProblemStop, from: number): number {
  return Math.min(...windows.map(([opens, closes]) => (from <= closes ? Math.max(from, opens) : Infinity)))
}

/** Seconds of visits that would have to change day for each day to carry its share. */
export function imbalance({ days }: RelayProblem, visitS: readonly number[]): number {
  const hours = days.map((day) => day.endS - day.startS)
  const all = hours.reduce((a, b) => a + b, 0)
  const total = visitS.reduce((a, b) => a + b, 0)
  return hours.reduce(
    (sum, length, d) => sum + Math.abs(visitS[d]! - (all > 0 ? (total * length) / all : 0)) / 2,
    0,
  )
}

function isBetter(a: BestPossible, b: BestPossible): boolean {
  if (a.required !== b.required) return a.required > b.required
  if (a.optional !== b.optional) return a.optional > b.optional
  if (a.moved !== b.moved) return a.moved < b.moved
  return a.cost < b.cost
}
