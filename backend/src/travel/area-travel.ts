import type { Area } from '@stafet/domain/contract/area.ts'
import type { StreetsThread } from '../area/index.ts'
import type { TravelSource } from './travel-source.ts'

/** Travel along the streets of an area. */
export function areaTravel(area: Area, streets: () => Promise<StreetsThread>): TravelSource {
  const when = area.dataAt ? ` ${area.dataAt.slice(0, 10)}` : ''
  return {
    origin: { source: 'area', data: `${area.name}, OpenStreetMap${when}` },
    key: `area ${area.id}`,
    knowsSteps: true,
    spots: async (places, pace) => (await streets()).spots(places, pace),
    matrix: async (from, to, pace) => (await streets()).matrix(from, to, pace),
    legs: async (legs, pace) => (await streets()).legs(legs, pace),
  }
}
