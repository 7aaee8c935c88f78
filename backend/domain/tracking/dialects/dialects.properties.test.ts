import fc from 'fast-check'
import type { Reading } from '../reading.ts'
import { fieldsOf } from '../testing/fields-of.ts'
import { readGpsLogger } from './gpslogger.ts'
import { readOverland } from './overland.ts'
import { readOwnTracks } from './owntracks.ts'
import { readTraccar } from './traccar.ts'

const dialects: [string, (body: string) => Reading][] = [
  ['Traccar', (body) => readTraccar(fieldsOf(body), body)],
  ['OwnTracks', readOwnTracks],
  ['Overland', readOverland],
  ['GPSLogger', (body) => readGpsLogger(fieldsOf(body))],
]

/** Values that phones send, and values that nobody should. */
const value = fc.oneof(
  fc.jsonValue(),
  fc.double(),
  fc.constantFrom(55.4, 11.35, -1, 1791189000, '2026-10-05T08:30:00Z', '55,4', '', '%LAT', null, 'location'),
)
const record = (...names: string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
const osmandPoint = record('lat', 'lon', 'location', 'timestamp', 'accuracy', 'speed', 'valid', 'batt')
const location = fc.oneof(
  value,
  fc.record({ timestamp: value, coords: record('latitude', 'longitude', 'accuracy'), battery: value }),
)
const feature = fc.oneof(
  value,
  fc.record({ geometry: record('coordinates'), properties: record('timestamp', 'speed') }),
  fc.record({
    geometry: fc.record({ coordinates: fc.tuple(value, value) }),
    properties: record('timestamp', 'horizontal_accuracy'),
  }),
)

function expectSound({ reports, putAside }: Reading, points: number): void {
  expect(reports.length + putAside.length).toBe(points)
  for (const report of reports) {
    expect(Math.abs(report.lat)).toBeLessThanOrEqual(90)
    expect(Math.abs(report.lon)).toBeLessThanOrEqual(180)
    expect(Number.isInteger(report.occurredMs)).toBe(true)
    const measures = [report.accuracyM, report.speedMps, report.headingDeg, report.batteryShare]
    expect(measures.filter((measure) => measure !== null && !(measure >= 0))).toEqual([])
  }
}

test.each(dialects)('%s: whatever the bytes, they are read or put aside', (_name, read) => {
  const text = fc.uint8Array({ maxLength: 300 }).map((bytes) => String.fromCharCode(...bytes))
  fc.assert(
    fc.property(fc.oneof(text, fc.json(), fc.string({ unit: 'binary' })), (body) => {
      const { reports, putAside } = read(body)
      expect(reports.length + putAside.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

test('Overland: every feature is kept or put aside', () => {
  fc.assert(
    fc.property(fc.array(feature, { minLength: 1 }), (locations) =>
      expectSound(readOverland(JSON.stringify({ locations })), locations.length),
    ),
    { numRuns: 300 },
  )
})

test('Traccar: every location is kept or put aside', () => {
  fc.assert(
    fc.property(fc.array(location, { minLength: 1 }), (locations) =>
      expectSound(readTraccar({}, JSON.stringify({ location: locations })), locations.length),
    ),
    { numRuns: 300 },
  )
})

test('OsmAnd, OwnTracks and GPSLogger: every message is kept or put aside', () => {
  fc.assert(
    fc.property(osmandPoint, (point) => {
      expectSound(readTraccar(point, ''), 1)
      expectSound(
        readTraccar({}, JSON.stringify(point)),
        Array.isArray(point.location) ? point.location.length || 1 : 1,
      )
      expectSound(readGpsLogger(point), 1)
      expectSound(readOwnTracks(JSON.stringify({ _type: 'location', ...point, tst: point.timestamp })), 1)
    }),
    { numRuns: 300 },
  )
})
