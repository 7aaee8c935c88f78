import type { MessageFlaw } from '../../contract/tracking.ts'
import { isFields, measureIn, type Fields } from '../read-values.ts'
import { putAside, readPoint, readPoints, type PositionReport, type Reading } from '../reading.ts'

/** Traccar Client 9: a message with one location, or several. Speeds are in m/s, and −1 means unknown. */
export function readTraccarJson({ location }: Fields): Reading {
  const locations: unknown[] = Array.isArray(location) ? location : [location]
  return locations.length === 0 ? putAside('not-a-location') : readPoints(locations, readLocation)
}

function readLocation(location: unknown): PositionReport | MessageFlaw {
  if (!isFields(location)) return 'unreadable'
  const coords = isFields(location.coords) ? location.coords : {}
  const battery = isFields(location.battery) ? location.battery : {}
  return readPoint({
    time: location.timestamp,
    lat: coords.latitude,
    lon: coords.longitude,
    accuracy: coords.accuracy,
    speedMps: measureIn(coords.speed, 0, 1000),
    headingDeg: measureIn(coords.heading, 0, 360),
    altitudeM: measureIn(coords.altitude, -1000, 20_000),
    batteryShare: measureIn(battery.level, 0, 1),
  })
}
