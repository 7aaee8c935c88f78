import { fieldsOf } from '../testing/fields-of.ts'
import { barePoint, samePoint } from '../testing/same-point.ts'
import { readGpsLogger } from './gpslogger.ts'

const read = (query: string) => readGpsLogger(fieldsOf(query))

test('our address, filled in by the app: metres a second and percent', () => {
  expect(
    read('key=KEY&lat=55.4&lon=11.35&timestamp=1791189000&acc=8.5&speed=1.4&bearing=90&alt=20&batt=80'),
  ).toEqual({
    reports: [{ ...samePoint, accuracyM: 8.5 }],
    putAside: [],
  })
})

test('what the app left open is not known', () => {
  expect(
    read('key=KEY&lat=55.4&lon=11.35&timestamp=1791189000&acc=&speed=%25SPD&bearing=&alt=&batt=').reports,
  ).toEqual([barePoint])
})

test.each([
  ['key=KEY&lat=%25LAT&lon=%25LON&timestamp=%25TIMESTAMP', 'no-coordinates'],
  ['key=KEY&lat=55.4&lon=11.35', 'no-time'],
  ['key=KEY', 'no-coordinates'],
])('%s is put aside: %s', (query, reason) => {
  expect(read(query)).toEqual({ reports: [], putAside: [reason] })
})
