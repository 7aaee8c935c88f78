import { barePoint, samePoint } from '../testing/same-point.ts'
import { readOwnTracks } from './owntracks.ts'

const read = (message: unknown) => readOwnTracks(JSON.stringify(message))
const location = {
  _type: 'location',
  lat: 55.4,
  lon: 11.35,
  tst: 1791189000,
  tid: '01',
  acc: 8,
  alt: 20,
  vel: 18,
  cog: 90,
  batt: 80,
  t: 'u',
}

test('a location: km/h and percent become our units', () => {
  expect(read(location)).toEqual({ reports: [{ ...samePoint, speedMps: 5 }], putAside: [] })
})

test('only what it must have is needed', () => {
  const { _type, lat, lon, tst } = location
  expect(read({ _type, lat, lon, tst })).toEqual({
    reports: [barePoint],
    putAside: [],
  })
  expect(read({ _type, lat, lon }).putAside).toEqual(['no-time'])
  expect(read({ _type, tst }).putAside).toEqual(['no-coordinates'])
})

test.each(['transition', 'waypoint', 'waypoints', 'status', 'lwt', 'cmd', 'card', 'encrypted'])(
  'a message of type %s is no location',
  (_type) => {
    expect(read({ ...location, _type })).toEqual({ reports: [], putAside: ['not-a-location'] })
  },
)

test.each([
  ['', 'not-a-location'],
  ['\r\n', 'not-a-location'],
  ['[]', 'not-a-location'],
  ['null', 'unreadable'],
  ['"hej"', 'unreadable'],
  ['{"_type":"loca', 'unreadable'],
])('the body %j is put aside: %s', (body, reason) => {
  expect(readOwnTracks(body)).toEqual({ reports: [], putAside: [reason] })
})
