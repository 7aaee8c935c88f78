import type { Leg, WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayInput } from '@stafet/domain/contract/relay.ts'

/** Through villages and with a stop to find: what a car makes of a leg of a few kilometres. */
const CAR_KMH = 40

type Pace = Pick<RelayInput['pace'], 'footKmh' | 'bicycleKmh'>

/**
 * How long a leg takes in another way than the planned one: seconds, in whole minutes. A ferry takes as long as
 * before, whoever is on board.
 */
export function durationByWay(leg: Leg, way: WayOnTheDay, pace: Pace): number {
  if (way === leg.way) return leg.durationS
  const ferriesS = leg.ferries.length === 0 ? 0 : leg.durationS - onLandS(leg, leg.way, pace)
  return onLandS(leg, way, pace) + Math.max(0, ferriesS)
}

function onLandS({ distanceM }: Leg, way: WayOnTheDay, pace: Pace): number {
  const kmh = { foot: pace.footKmh, bicycle: pace.bicycleKmh, car: CAR_KMH }[way]
  return 60 * Math.ceil((distanceM / 1000 / kmh) * 60)
}
