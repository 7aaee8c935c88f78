import type { MessageFlaw } from '../../contract/tracking.ts'
import { measureIn, type Fields } from '../read-values.ts'
import { readPoint, type PositionReport } from '../reading.ts'

const KNOT_MPS = 1852 / 3600

/**
 * The OsmAnd protocol: Traccar Client up to 8 and again from 10, one point in an address or a form. Speeds are in
 * knots, the battery in percent; keys that we do not know are passed over.
 */
export function readOsmand(fields: Fields): PositionReport | MessageFlaw {
  if (/^(false|0)$/i.test(told(fields.valid))) return 'invalid-fix'
  const [lat, lon] = placeOf(fields)
  if (lat === undefined && lon === undefined && 'notificationToken' in fields) return 'not-a-location'
  return readPoint({
    time: fields.timestamp,
    lat,
    lon,
    accuracy: fields.accuracy,
    speedMps: measureIn(fields.speed, 0, 1000, KNOT_MPS),
    headingDeg: measureIn(fields.bearing ?? fields.heading, 0, 360),
    altitudeM: measureIn(fields.altitude, -1000, 20_000),
    batteryShare: measureIn(fields.batt, 0, 1, 0.01),
  })
}

function placeOf({ lat, lon, location }: Fields): [unknown, unknown] {
  if (lat !== undefined || lon !== undefined || typeof location !== 'string') return [lat, lon]
  const [first, second, ...more] = location.split(',')
  return more.length === 0 ? [first, second] : [undefined, undefined]
}

const told = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : ''
