import { fieldsOf } from '../testing/fields-of.ts'
import { barePoint, samePoint } from '../testing/same-point.ts'
import { readTraccar } from './traccar.ts'

const at = (text: string): number => Date.parse(text)
const read = (query: string) => readTraccar(fieldsOf(query), '')
const point = 'id=KEY&lat=55.4&lon=11.35'

test('version 8: knots, percent and seconds become our units', () => {
  expect(
    read(
      `${point}&timestamp=1791189000&speed=2.7&bearing=90.5&altitude=20&accuracy=8&batt=80&charge=true&alarm=sos`,
    ),
  ).toEqual({
    reports: [{ ...samePoint, speedMps: (2.7 * 1852) / 3600, headingDeg: 90.5 }],
    putAside: [],
  })
})

test('version 10: a token for notices is no location, and a place may come in one field', () => {
  expect(read('id=KEY&notificationToken=abc')).toEqual({ reports: [], putAside: ['not-a-location'] })
  expect(read('id=KEY&location=55.4,11.35&timestamp=1791189000000&heading=0')).toEqual({
    reports: [{ ...barePoint, headingDeg: 0 }],
    putAside: [],
  })
})

test.each([
  ['1791189000', '2026-10-05T08:30:00Z'],
  ['1791189000.25', '2026-10-05T08:30:00.250Z'],
  ['1791189000250', '2026-10-05T08:30:00.250Z'],
  ['2026-10-05T08:30:00Z', '2026-10-05T08:30:00Z'],
  ['2026-10-05T08:30:00.123456Z', '2026-10-05T08:30:00.123Z'],
  ['2026-10-05T10:30:00%2B02:00', '2026-10-05T08:30:00Z'],
  ['2026-10-05T10:30:00+0200', '2026-10-05T08:30:00Z'],
  ['2026-10-05T06:30:00-02:00', '2026-10-05T08:30:00Z'],
  ['2026-10-05 08:30:00', '2026-10-05T08:30:00Z'],
])('the time %s is %s', (timestamp, expected) => {
  expect(read(`${point}&timestamp=${timestamp}`).reports.map(({ occurredMs }) => occurredMs)).toEqual([
    at(expected),
  ])
})

test.each([
  ['id=KEY&timestamp=1791189000', 'no-coordinates'],
  ['id=KEY&lat=55.4&timestamp=1791189000', 'no-coordinates'],
  ['id=KEY&lat=NaN&lon=11&timestamp=1791189000', 'no-coordinates'],
  ['id=KEY&location=55,4,11,35&timestamp=1791189000', 'no-coordinates'],
  ['id=KEY&lat=91&lon=11&timestamp=1791189000', 'out-of-range'],
  ['id=KEY&lat=55&lon=-180.5&timestamp=1791189000', 'out-of-range'],
  [`${point}&timestamp=1791189000&valid=false`, 'invalid-fix'],
  [`${point}&timestamp=1791189000&accuracy=-1`, 'invalid-fix'],
  [point, 'no-time'],
  [`${point}&timestamp=`, 'no-time'],
  [`${point}&timestamp=0`, 'absurd-time'],
  [`${point}&timestamp=-5`, 'absurd-time'],
  [`${point}&timestamp=1980-01-06 00:00:00`, 'absurd-time'],
  [`${point}&timestamp=i går`, 'absurd-time'],
  [`${point}&timestamp=2026-13-45T99:00:00Z`, 'absurd-time'],
  [`${point}&timestamp=1791189000000000`, 'absurd-time'],
])('%s is put aside: %s', (query, reason) => {
  expect(read(query)).toEqual({ reports: [], putAside: [reason] })
})

test('a decimal comma is read, and what the phone does not know is null', () => {
  const [report] = read(
    'id=KEY&lat=55,4&lon=11,35&timestamp=1791189000&speed=-1&bearing=-1&accuracy=0.0&batt=255&altitude=x',
  ).reports
  expect(report).toEqual(barePoint)
})

test('the same fields in JSON are the same point', () => {
  const body = JSON.stringify({ id: 'KEY', lat: 55.4, lon: '11.35', timestamp: 1791189000, batt: 50 })
  expect(readTraccar({}, body)).toEqual(read(`${point}&timestamp=1791189000&batt=50`))
  expect(readTraccar({}, `[${body},7]`)).toEqual({ ...readTraccar({}, body), putAside: ['unreadable'] })
  expect(readTraccar({}, '[]')).toEqual({ reports: [], putAside: ['not-a-location'] })
})
