import type { Position } from '../contract/primitives.ts'
import { distanceM } from '../geo/distance.ts'
import type { TimedStop } from './expected-times.ts'
import type { Moment } from './moments.ts'
import type { WayChange } from './standing-words.ts'

/** Clocks, and memories, may differ by so much between two stops. */
const SLACK_MS = 3 * 60_000
/** Nobody is faster than this share of the planned time, and where no leg is planned, than so many metres a second. */
const FASTEST_SHARE = 0.4
const FASTEST_MPS = 6
const FASTEST_BY_CAR_MPS = 30
/** So many earlier moments are looked back at for the one that a moment follows on. */
const LOOK_BACK = 40
/** What a way back to an earlier stop must be outweighed by. */
const GOING_BACK = 0.6
/** What a next stop must be outweighed by that is reported too soon: the one before may have pressed late. */
const IN_HASTE = 0.2
/** A stop that nobody reported on the way speaks a little against it; many do not speak for ever. */
const GAP = 0.02
const WORST_GAP = 0.25

/** Whether somebody can be at one moment's stop and then at the other's. */
export type Possible = (from: Moment, to: Moment) => boolean

/** What is possible in a plan, given the ways that the coordinator changed. */
export function possibleTravel(stops: readonly TimedStop[], ways: readonly WayChange[]): Possible {
  const places: (Position | null)[] = []
  const plannedTo: number[] = []
  let planned = 0
  for (const [at, { stop, legMs }] of stops.entries()) {
    places.push(stop.position ?? places[at - 1] ?? null)
    planned += legMs
    plannedTo.push(planned)
  }
  const speed = ways.some(({ way }) => way === 'car') ? FASTEST_BY_CAR_MPS : FASTEST_MPS
  return (from, to) => {
    if (from.index === to.index || (from.confirmed && to.confirmed)) return true
    const betweenMs = to.atMs - from.atMs + SLACK_MS
    const walkedMs = Math.abs((plannedTo[to.index] ?? 0) - (plannedTo[from.index] ?? 0)) * FASTEST_SHARE
    if (betweenMs >= walkedMs) return true
    const [a, b] = [places[from.index], places[to.index]]
    return a && b ? betweenMs >= (distanceM(a, b) / speed) * 1000 : true
  }
}

/**
 * Of moments in their order, the chain of those that follow on one another for which most speaks; of equals the one
 * that ends last.
 */
export function bestChain(moments: readonly Moment[], possible: Possible): Moment[] {
  if (followOn(moments, possible)) return [...moments]
  const spoke = new Set<number>()
  const score: number[] = []
  /** The best score up to each. */
  const best: number[] = []
  const before: number[] = []
  let last = -1
  for (const [at, moment] of moments.entries()) {
    let found = -gapCost(-1, moment.index)
    let from = -1
    for (let other = at - 1; other >= Math.max(0, at - LOOK_BACK); other--) {
      // Nothing further back can be better.
      if ((best[other] ?? 0) <= found) break
      const earlier = moments[other]
      if (!earlier) continue
      const goesBack = moment.index < earlier.index
      // A stop that spoke before has only pressed late.
      if (goesBack && spoke.has(moment.index) && !moment.confirmed) continue
      const reached = (score[other] ?? 0) - (goesBack ? GOING_BACK : gapCost(earlier.index, moment.index))
      if (reached <= found) continue
      const inHaste = !possible(earlier, moment)
      if (inHaste && (moment.index !== earlier.index + 1 || reached - IN_HASTE <= found)) continue
      found = inHaste ? reached - IN_HASTE : reached
      from = other
    }
    spoke.add(moment.index)
    const reached = found + moment.weight
    score.push(reached)
    best.push(Math.max(reached, best[at - 1] ?? reached))
    before.push(from)
    if (reached >= (score[last] ?? -Infinity)) last = at
  }
  const chain: Moment[] = []
  for (let at = last; at !== -1; at = before[at] ?? -1) {
    const moment = moments[at]
    if (moment) chain.push(moment)
  }
  return chain.reverse()
}

/** All of them already are such a chain, stop after stop, none too early: the usual day. */
function followOn(moments: readonly Moment[], possible: Possible): boolean {
  return moments.every((moment, at) => {
    const earlier = moments[at - 1]
    if (moment.early) return false
    return !earlier || (moment.index >= earlier.index && possible(earlier, moment))
  })
}

function gapCost(from: number, to: number): number {
  return Math.min(WORST_GAP, Math.max(0, to - from - 1) * GAP)
}
