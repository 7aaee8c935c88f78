import { MOST_POINTS } from '../reading.ts'
import { samePoint } from '../testing/same-point.ts'
import { readOverland } from './overland.ts'

const read = (message: unknown) => readOverland(JSON.stringify(message))
const feature = (
  properties: object = {},
  geometry: unknown = { type: 'Point', coordinates: [11.35, 55.4] },
) => ({
  type: 'Feature',
  geometry,
  properties: {
    timestamp: '2026-10-05T08:30:00Z',
    speed: 1.4,
    course: 90,
    altitude: 20,
    horizontal_accuracy: 8,
    battery_level: 0.8,
    device_id: 'bent',
    ...properties,
  },
})

test('a batch: longitude first, −1 unknown, each point judged by itself', () => {
  const locations = [
    feature(),
    feature({ timestamp: '2026-10-05T08:31:00+02:00', speed: -1, course: -1, battery_level: -1 }),
    feature({}, null),
    feature({}, { type: 'Point', coordinates: [] }),
    feature({ horizontal_accuracy: -1 }),
    feature({ timestamp: undefined }),
    'noget andet',
  ]
  expect(read({ locations, current: {} })).toEqual({
    reports: [
      samePoint,
      {
        ...samePoint,
        occurredMs: Date.parse('2026-10-05T06:31:00Z'),
        speedMps: null,
        headingDeg: null,
        batteryShare: null,
      },
    ],
    putAside: ['no-coordinates', 'no-coordinates', 'invalid-fix', 'no-time', 'unreadable'],
  })
})

test('five hundred points from hours ago all come through, in the order in which they were sent', () => {
  const times = Array.from({ length: 500 }, (_, at) => Date.parse('2026-10-05T06:00:00Z') + at * 10_000)
  const { reports, putAside } = read({
    locations: times.map((time) => feature({ timestamp: new Date(time).toISOString() })),
  })
  expect(reports.map(({ occurredMs }) => occurredMs)).toEqual(times)
  expect(putAside).toEqual([])
})

test('what is beyond all measure in one message is counted, not read', () => {
  const { reports, putAside } = read({ locations: Array.from({ length: MOST_POINTS + 2 }, () => feature()) })
  expect([reports.length, putAside]).toEqual([MOST_POINTS, ['too-many', 'too-many']])
})

test.each([
  ['', 'not-a-location'],
  ['{}', 'not-a-location'],
  ['{"locations":[]}', 'not-a-location'],
  ['{"locations":{}}', 'not-a-location'],
  ['[]', 'unreadable'],
  ['{"locations":[', 'unreadable'],
])('the body %j is put aside: %s', (body, reason) => {
  expect(readOverland(body)).toEqual({ reports: [], putAside: [reason] })
})
