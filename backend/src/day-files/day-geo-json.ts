import type { DayGeoJson } from '@stafet/domain/contract/day-file.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { ReleasedDay } from './day-gpx.ts'
import { legsOf } from './legs-of.ts'

/** One day as GeoJSON (RFC 7946): points for the stops that have a place, lines for the legs. */
export function dayGeoJsonOf({ relay, travel, day }: ReleasedDay): DayGeoJson {
  const stops = day.stops.flatMap(({ position, ...stop }) =>
    position
      ? {
          type: 'Feature' as const,
          geometry: { type: 'Point' as const, coordinates: lonLat(position) },
          properties: { kind: 'stop' as const, ...stop },
        }
      : [],
  )
  const legs = legsOf(day).map(({ leg: { line, ...leg }, toStop }) => ({
    type: 'Feature' as const,
    geometry: { type: 'LineString' as const, coordinates: line.map(lonLat) },
    properties: { kind: 'leg' as const, ...leg, toStop },
  }))
  return {
    type: 'FeatureCollection',
    relay,
    date: day.date,
    attribution: travel.source === 'great-circle' ? '' : '© OpenStreetMap',
    features: [...stops, ...legs],
  }
}

function lonLat({ lat, lon }: Position): [number, number] {
  return [lon, lat]
}
