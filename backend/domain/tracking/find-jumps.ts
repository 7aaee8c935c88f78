import type { Leg, WayOfTravel } from '../contract/dated-plan.ts'
import type { Position } from '../contract/primitives.ts'
import { distanceM } from '../geo/distance.ts'

/** What nobody does between two positions, however late they are: faster than a sprinter, than a racing cyclist. */
const MOST_SPEED_MPS: Record<WayOfTravel, number> = { foot: 10, bicycle: 20 }
/** Fast ferries do 40 knots. */
const FERRY_MPS = 22

export const FASTEST_MPS = Math.max(FERRY_MPS, ...Object.values(MOST_SPEED_MPS))

export function mostSpeedMps({ way, ferries }: Pick<Leg, 'way' | 'ferries'>): number {
  return Math.max(MOST_SPEED_MPS[way], ferries.length > 0 ? FERRY_MPS : 0)
}

/** A position's own error when the phone did not tell it. */
const USUAL_ACCURACY_M = 50
/** Phones are sometimes further off than they believe. */
const ALLOWANCE_M = 25

export interface TimedPlace extends Position {
  readonly occurredMs: number
  readonly accuracyM: number | null
}

/**
 * Which of a tracker's positions, in the order of their time, are jumps: places that cannot be reached that fast.
 * Of three that do not fit together the two that agree win: one strange position is put aside by the next good
 * one, and two strange ones that agree are the truth, with which the tracker goes on. The last one stays a jump
 * until another agrees with it. `settled` says that the first has been agreed with before; otherwise two that
 * agree can overturn it.
 */
export function findJumps(places: readonly TimedPlace[], mostSpeedMps: number, settled = false): boolean[] {
  const jumps = places.map(() => false)
  const fit = (from: number, to: number): boolean => canReach(places[from], places[to], mostSpeedMps)
  let good = 0
  let agreed = settled
  let strange: number | null = null
  for (let at = 1; at < places.length; at++) {
    if (fit(good, at)) {
      // `strange` stays a jump.
    } else if (strange !== null && fit(strange, at)) {
      jumps[strange] = false
      if (!agreed) jumps[good] = true
    } else {
      jumps[at] = true
      strange = at
      continue
    }
    good = at
    agreed = true
    strange = null
  }
  return jumps
}

function canReach(from: TimedPlace | undefined, to: TimedPlace | undefined, mostSpeedMps: number): boolean {
  if (!from || !to) return false
  const slackM = (from.accuracyM ?? USUAL_ACCURACY_M) + (to.accuracyM ?? USUAL_ACCURACY_M) + ALLOWANCE_M
  return distanceM(from, to) <= slackM + (mostSpeedMps * (to.occurredMs - from.occurredMs)) / 1000
}
