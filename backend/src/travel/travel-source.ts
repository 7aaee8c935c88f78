import type { Leg, TravelOrigin } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { RelayInput } from '@stafet/domain/contract/relay.ts'

export type Pace = RelayInput['pace']
/** From one place to another: metres along streets, and whole minutes, in seconds. */
export type Travel = Pick<Leg, 'way' | 'distanceM' | 'durationS'>
export type LegShape = Pick<Leg, 'line' | 'ferries'>
export type TravelMatrix = (Travel | null)[][]

/**
 * How a place lies to what is travelled on; null when there is nothing near it. No ferry is needed among places
 * whose `island` is the same; null when nobody knows.
 */
export type Spot = { readonly awayM: number; readonly island: number | null } | null

export interface AskedLeg {
  readonly from: Position
  readonly to: Position
  /** As the matrix said. */
  readonly way: Travel['way']
}

/** Where travel between places comes from. Each call rejects when the source cannot answer. */
export interface TravelSource {
  readonly origin: TravelOrigin
  /** Changes when answers may: with the data, not with the pace. */
  readonly key: string
  /** It knows which ways have no steps; others take any way for it. */
  readonly knowsSteps: boolean
  /** Whether it has streets where a place lies, as far as it can tell. */
  covers(place: Position): boolean
  spots(places: readonly Position[], pace: Pace): Promise<Spot[]>
  /** Rows from, columns to; null where there is no way. */
  matrix(from: readonly Position[], to: readonly Position[], pace: Pace): Promise<TravelMatrix>
  /** The line of each leg, from place to place, to 5 decimals, and the ferries on it. */
  legs(legs: readonly AskedLeg[], pace: Pace): Promise<LegShape[]>
}

/** On foot up to the pace's limit, by bicycle beyond, in whole minutes: people can say such times. */
export function atPace(metres: number, pace: Pace): Travel {
  const way = metres <= pace.footUpToM ? 'foot' : 'bicycle'
  return { way, distanceM: metres, durationS: durationAtPace(metres, way, pace) }
}

export function durationAtPace(metres: number, way: Travel['way'], pace: Pace): number {
  const kmh = way === 'foot' ? pace.footKmh : pace.bicycleKmh
  return 60 * Math.ceil((metres / 1000 / kmh) * 60)
}
