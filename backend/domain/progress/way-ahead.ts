import type { DatedPlan, Leg } from '../contract/dated-plan.ts'
import type { Position } from '../contract/primitives.ts'
import { distanceM } from '../geo/distance.ts'
import type { TimedStop } from './expected-times.ts'

/** Travel that is still to come: to a stop, or to where a day ends. */
export interface LegAhead {
  /** Index of the stop; null: to where the baton sleeps, or to the finish. */
  towards: number | null
  legMs: number
  line: readonly Position[]
  /** It opens a day, which sets out at this time at the earliest; -Infinity within a day. */
  notBeforeMs: number
  /** When the community is announced to receive it, and for how long it stays; -Infinity and 0 where nobody waits. */
  startsMs: number
  visitMs: number
  /** Ids of the stops to which planned legs lead that this one is made of, its own last. */
  through: string[]
}

/** A way that is travelled without a stop. */
export interface Piece {
  legMs: number
  line: readonly Position[]
}

/** So much longer through a stop that is skipped than straight past it, and it is gone past. */
const DETOUR = 1.3

/**
 * The legs after the stop `after` (-1: from the start), without the stops that are skipped: the ways to a skipped one
 * and on from it become one, made shorter where it lay aside. `begun` is what is left of a way that the baton is on
 * already, before it goes on from `after`. Ends with the leg to the stop `upTo`, where one is told.
 */
export function wayAhead(
  plan: DatedPlan,
  stops: readonly TimedStop[],
  after: number,
  isSkipped: (index: number) => boolean,
  begun: Piece | null = null,
  upTo: number | null = null,
): LegAhead[] {
  const here = stops[after]
  const fromDay = here ? plan.days.indexOf(here.day) : 0
  const legs: LegAhead[] = []
  let passed: Piece[] = begun ? [begun] : []
  let through: string[] = []
  let index = 0
  for (const [dayAt, day] of plan.days.entries()) {
    if (dayAt < fromDay) {
      index += day.stops.length
      continue
    }
    let notBeforeMs = dayAt > fromDay || !here ? openingMs(day.stops[0]?.leg ?? day.lastLeg) : -Infinity
    for (const { id, leg } of day.stops) {
      const at = index++
      const timed = stops[at]
      if (at <= after || !timed) continue
      through.push(id)
      if (isSkipped(at)) {
        passed.push(pieceOf(leg))
        continue
      }
      const { startsMs, visitMs } = timed
      legs.push({ ...joined(passed, leg), towards: at, notBeforeMs, startsMs, visitMs, through })
      passed = []
      if (at === upTo) return legs
      through = []
      notBeforeMs = -Infinity
    }
    if (day.lastLeg) {
      legs.push({
        ...joined(passed, day.lastLeg),
        towards: null,
        notBeforeMs,
        startsMs: -Infinity,
        visitMs: 0,
        through,
      })
      passed = []
      through = []
    }
  }
  return legs
}

const openingMs = (leg: Leg | null): number => (leg ? Date.parse(leg.departsAt) : -Infinity)
const pieceOf = ({ durationS, line }: Leg): Piece => ({ legMs: durationS * 1000, line })

/** Several ways travelled as one: through what is skipped, or straight past it when it lies far aside. */
function joined(passed: readonly Piece[], last: Leg): Piece {
  if (passed.length === 0) return pieceOf(last)
  const pieces = [...passed, pieceOf(last)]
  const throughMs = pieces.reduce((sum, { legMs }) => sum + legMs, 0)
  const line = pieces.flatMap((piece) => piece.line)
  const corners = pieces.flatMap((piece) => [piece.line[0] ?? [], piece.line.at(-1) ?? []].flat())
  const [from, to] = [corners[0], corners.at(-1)]
  if (!from || !to) return { legMs: throughMs, line }
  const throughM = corners.reduce((sum, corner, at) => sum + distanceM(corners[at - 1] ?? corner, corner), 0)
  const straightM = distanceM(from, to)
  return straightM * DETOUR >= throughM
    ? { legMs: throughMs, line }
    : { legMs: (throughMs * straightM) / throughM, line: [from, to] }
}
