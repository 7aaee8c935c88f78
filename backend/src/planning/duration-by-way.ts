import type { Leg, WayOnTheDay } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayInput } from '@stafet/domain/contract/relay.ts'

/** Through villages and with a stop to find: what a car makes of a leg of a few kilometres. */
const CAR_KMH = 40

type Pace = Pick<RelayInput['pace'], 'footKmh' | 'bicycleKmh'>
type Travel = Pick<Leg, 'way' | 'distanceM' | 'durationS'> & Partial<Pick<Leg, 'ferries'>>

/**
 * How long travel takes in another way than the planned one: seconds, in whole minutes. A ferry takes as long as
 * before, whoever is on board.
 */
export function durationByWay(travel: Travel, way: WayOnTheDay, pace: Pace): number {
  if (way === travel.way) return travel.durationS
  const hasFerries = travel.ferries !== undefined && travel.ferries.length > 0
  const ferriesS = hasFerries ? travel.durationS - onLandS(travel, travel.way, pace) : 0
  return onLandS(travel, way, pace) + Math.max(0, ferriesS)
}

function onLandS({ distanceM }: Travel, way: WayOnTheDay, pace: Pace): number {
  const kmh = { foot: pace.footKmh, bicycle: pace.bicycleKmh, car: CAR_KMH }[way]
  return 60 * Math.ceil((distanceM / 1000 / kmh) * 60)
}
