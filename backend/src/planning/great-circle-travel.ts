import type { WayOfTravel } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { RelayInput } from '@stafet/domain/contract/relay.ts'
import { distanceM } from '@stafet/domain/geo/distance.ts'

/** How much longer roads are than the great circle: the median ratio measured on Slagelse's roads. */
const DETOUR = 1.22

type Pace = RelayInput['pace']

export interface Travel {
  way: WayOfTravel
  distanceM: number
  durationS: number
}

/** Travel between two places when no streets are known: on foot up to the pace's limit, by bicycle beyond. */
export function greatCircleLeg(from: Position, to: Position, pace: Pace): Travel {
  const metres = Math.round(distanceM(from, to) * DETOUR)
  const way = metres <= pace.footUpToM ? 'foot' : 'bicycle'
  const kmh = way === 'foot' ? pace.footKmh : pace.bicycleKmh
  // Whole minutes, so that every slot in a plan is one that people can say.
  return { way, distanceM: metres, durationS: 60 * Math.ceil((metres / 1000 / kmh) * 60) }
}

/** All pairs of places: rows from, columns to. */
export function greatCircleTravel(
  places: readonly Position[],
  pace: Pace,
): { durationS: number[][]; distanceM: number[][] } {
  const legs = places.map((from) => places.map((to) => greatCircleLeg(from, to, pace)))
  return {
    durationS: legs.map((row) => row.map((leg) => leg.durationS)),
    distanceM: legs.map((row) => row.map((leg) => leg.distanceM)),
  }
}
