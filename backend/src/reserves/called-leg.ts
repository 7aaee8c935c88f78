import type { DatedPlan, Leg, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'

/** The leg that somebody is called to carry: the one that leads to a stop. */
export interface CalledLeg extends Pick<Leg, 'way' | 'distanceM' | 'departsAt'> {
  stop: Stop
  /** The day of the relay, from 0. */
  day: number
  /** Name of where it begins. */
  from: string
  /** Where it begins; null when it begins nowhere on a map. */
  place: Position | null
}

/** null when the plan has no such stop. */
export function calledLeg(plan: DatedPlan, stopId: string): CalledLeg | null {
  const stops = plan.days.flatMap((one, day) => one.stops.map((stop) => ({ stop, day })))
  const at = stops.findIndex(({ stop }) => stop.id === stopId)
  const found = stops[at]
  if (!found) return null
  const { stop, day } = found
  const before = stops[at - 1]?.stop
  const { way, distanceM, departsAt, line } = stop.leg
  const begins = before ?? { name: plan.start.name, position: plan.start }
  const place = line[0] ?? begins.position
  return {
    ...{ stop, day, way, distanceM, departsAt },
    from: begins.name,
    place: place && { lat: place.lat, lon: place.lon },
  }
}
