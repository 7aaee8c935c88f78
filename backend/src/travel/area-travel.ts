import type { Area, Bounds } from '@stafet/domain/contract/area.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { StreetsThread } from '../area/index.ts'
import type { TravelSource } from './travel-source.ts'

/** Travel along the streets of an area. */
export function areaTravel(area: Area, streets: () => Promise<StreetsThread>): TravelSource {
  const when = area.dataAt ? ` ${area.dataAt.slice(0, 10)}` : ''
  return {
    origin: { source: 'area', data: `${area.name}, OpenStreetMap${when}` },
    key: `area ${area.id}`,
    knowsSteps: true,
    covers: (place) => isWithin(area.bounds, place),
    spots: async (places, pace) => (await streets()).spots(places, pace),
    matrix: async (from, to, pace) => (await streets()).matrix(from, to, pace),
    legs: async (legs, pace) => (await streets()).legs(legs, pace),
  }
}

export function isWithin({ west, south, east, north }: Bounds, { lat, lon }: Position): boolean {
  return lat >= south && lat <= north && lon >= west && lon <= east
}
