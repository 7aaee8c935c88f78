import { samePoint } from '../testing/same-point.ts'
import { readTraccar } from './traccar.ts'

const read = (message: unknown) => readTraccar({}, JSON.stringify(message))
const location = {
  timestamp: '2026-10-05T08:30:00.000Z',
  coords: { latitude: 55.4, longitude: 11.35, accuracy: 8, speed: 1.4, heading: 90, altitude: 20 },
  is_moving: true,
  odometer: 120,
  event: 'motionchange',
  battery: { level: 0.8, is_charging: false },
  activity: { type: 'walking' },
  extras: {},
}

test('version 9: one location, its keys that we do not know passed over', () => {
  expect(read({ location, device_id: 'KEY', more: [] })).toEqual({ reports: [samePoint], putAside: [] })
})

test('−1 is unknown for speed, heading and battery', () => {
  const unknown = {
    ...location,
    coords: { ...location.coords, speed: -1, heading: -1 },
    battery: { level: -1 },
  }
  expect(read({ location: unknown, device_id: 'KEY' })).toEqual({
    reports: [{ ...samePoint, speedMps: null, headingDeg: null, batteryShare: null }],
    putAside: [],
  })
})

test('a location without coordinates, without a battery, or of no kind is put aside alone', () => {
  const { timestamp } = location
  const message = {
    location: [{ timestamp }, { timestamp, coords: location.coords }, null],
    device_id: 'KEY',
  }
  expect(read(message)).toEqual({
    reports: [{ ...samePoint, batteryShare: null }],
    putAside: ['no-coordinates', 'unreadable'],
  })
  expect(read({ location: [], device_id: 'KEY' })).toEqual({ reports: [], putAside: ['not-a-location'] })
})

test('JSON that was cut off is put aside', () => {
  expect(readTraccar({}, '{"location":{"timesta')).toEqual({ reports: [], putAside: ['unreadable'] })
})
