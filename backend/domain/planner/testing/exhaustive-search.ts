import type { RelayProblem } from '../../contract/relay-problem.ts'

/** What any plan can reach at best: most required stops, then most optional ones, then the least cost. */
export interface BestPossible {
  required: number
  optional: number
  cost: number
}

interface Here {
  day: number
  at: number
  ready: number
  served: number
  cost: number
  visitS: number[]
  /** The stop before, for locked runs; sleeping does not change it. */
  order: number[]
  woken: boolean
}

/**
 * Tries every order, every night and every overnight place. Written from the rules alone and sharing no
 * code with the planner; good for up to seven stops.
 */
export function exhaustiveSearch(problem: RelayProblem): BestPossible | null {
  const { stops, days } = problem
  const weights = { travel: 1, wait: 0, balance: 0, ...problem.weights }
  const beds = problem.overnight?.places
  let best: BestPossible | null = null
  const leg = (from: number, to: number) =>
    from === to ? 0 : (problem.travel.durationS[from]?.[to] ?? Infinity)

  const finish = (here: Here) => {
    let { cost } = here
    if (problem.finish != null) {
      const travel = leg(here.at, problem.finish)
      if (here.ready + travel > days[here.day]!.endS) return
      cost += weights.travel * travel
    }
    const total = here.visitS.reduce((a, b) => a + b, 0)
    const length = days.reduce((sum, d) => sum + d.endS - d.startS, 0)
    days.forEach((d, i) => {
      const share = length > 0 ? (total * (d.endS - d.startS)) / length : 0
      cost += (weights.balance * Math.abs((here.visitS[i] ?? 0) - share)) / 2
    })
    let required = 0
    let optional = 0
    stops.forEach((stop, i) => {
      if (!(here.served & (1 << i))) return
      if (stop.required === false) optional++
      else required++
    })
    const is = { required, optional, cost }
    if (
      !best ||
      required > best.required ||
      (required === best.required &&
        (optional > best.optional || (optional === best.optional && cost < best.cost)))
    ) {
      best = is
    }
  }

  const lockedRight = (order: number[]): boolean =>
    (problem.locked ?? []).every((run) => {
      const members = run.map((id) => stops.findIndex((stop) => stop.id === id))
      const at = members.map((i) => order.indexOf(i)).filter((p) => p >= 0)
      return at.every((p, i) => i === 0 || p === at[i - 1]! + 1)
    })

  const go = (here: Here) => {
    if (lockedRight(here.order)) finish(here)
    const today = days[here.day]!
    stops.forEach((stop, i) => {
      if (here.served & (1 << i)) return
      const travel = stop.place == null ? 0 : leg(here.at, stop.place)
      const arrival = here.ready + travel
      const start = Math.min(
        ...stop.windows.map(([from, to]) => (arrival <= to ? Math.max(arrival, from) : Infinity)),
      )
      if (start + stop.visitS > today.endS) return
      const visitS = [...here.visitS]
      visitS[here.day] = (visitS[here.day] ?? 0) + stop.visitS
      go({
        day: here.day,
        at: stop.place ?? here.at,
        ready: start + stop.visitS,
        served: here.served | (1 << i),
        cost: here.cost + weights.travel * travel + weights.wait * (start - arrival),
        visitS,
        order: [...here.order, i],
        woken: false,
      })
    })
    const tomorrow = days[here.day + 1]
    if (!tomorrow) return
    for (const bed of beds ?? [here.at]) {
      if (here.woken && beds && bed !== here.at) continue
      const travel = leg(here.at, bed)
      if (here.ready + travel > today.endS) continue
      go({
        ...here,
        day: here.day + 1,
        at: bed,
        ready: tomorrow.startS,
        cost: here.cost + weights.travel * travel,
        woken: true,
      })
    }
  }

  go({
    day: 0,
    at: problem.start,
    ready: days[0]!.startS,
    served: 0,
    cost: 0,
    visitS: days.map(() => 0),
    order: [],
    woken: false,
  })
  return best
}
