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
const report = {
  occurredMs: 1_791_189_000_000,
  lat: 55.4,
  lon: 11.35,
  accuracyM: 8,
  speedMps: 5,
  headingDeg: 90,
  altitudeM: 20,
  batteryShare: 0.8,
}

test('a location: km/h and percent become our units', () => {
  expect(read(location)).toEqual({ reports: [report], putAside: [] })
})

test('only what it must have is needed', () => {
  const { _type, lat, lon, tst } = location
  expect(read({ _type, lat, lon, tst })).toEqual({
    reports: [
      {
        ...report,
        accuracyM: null,
        speedMps: null,
        headingDeg: null,
        altitudeM: null,
        batteryShare: null,
      },
    ],
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
