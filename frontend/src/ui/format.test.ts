import { createFormats } from './format.ts'

// Non-breaking spaces come and go between versions of ICU: they are no part of what is promised.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f\u2009]/g, ' ')

describe('Danish formats', () => {
  const formats = createFormats('da', 'Europe/Copenhagen')
  const tuesday = '2026-10-06T12:30:00Z'

  test('times are those of the relay’s time zone, in summer and in winter', () => {
    expect(formats.time(tuesday)).toBe('14.30')
    expect(formats.time('2026-12-01T12:30:00Z')).toBe('13.30')
    expect(formats.atTime(tuesday)).toBe('kl. 14.30')
    expect(formats.time('2026-10-06T07:05:00Z')).toBe('09.05')
    expect(formats.atTime('2026-10-06T07:05:00Z')).toBe('kl. 9.05')
    expect(formats.between('2026-10-06T07:05:00Z', tuesday)).toBe('mellem 9.05 og 14.30')
  })

  test('midnight is 00, not 24', () => {
    expect(formats.time('2026-10-05T22:00:00Z')).toBe('00.00')
  })

  test('a rough time is to five minutes, and full hours drop theirs', () => {
    expect(formats.about('2026-10-06T08:58:00Z')).toBe('ca. kl. 11')
    expect(formats.about('2026-10-06T07:03:00Z')).toBe('ca. kl. 9.05')
  })

  test('the day is named only when it is another than now', () => {
    expect(formats.when(tuesday, '2026-10-06T05:00:00Z')).toBe('kl. 14.30')
    expect(formats.when(tuesday, '2026-10-05T12:00:00Z')).toBe('tirsdag kl. 14.30')
    expect(plain(formats.when(tuesday, '2026-09-01T12:00:00Z'))).toBe('tirsdag 6. oktober kl. 14.30')
    // 23.30 on Monday in Copenhagen is still Monday, though Tuesday is near.
    expect(formats.aboutWhen('2026-10-06T07:00:00Z', '2026-10-05T21:30:00Z')).toBe('tirsdag ca. kl. 9')
  })

  test('how long until something, and since', () => {
    expect(formats.fromNow(1_000_000 + 12 * 60_000, 1_000_000)).toBe('om 12 min.')
    expect(formats.fromNow(1_000_000, 1_000_000 + 10_000)).toBe('nu')
    expect(formats.fromNow(0, 3 * 60_000)).toBe('for 3 min. siden')
    expect(formats.fromNow(65 * 60_000, 0)).toBe('om 1 t. 5 min.')
    expect(formats.fromNow(2 * 60 * 60_000, 0)).toBe('om 2 t.')
    expect(formats.fromNow(24 * 60 * 60_000, 0)).toBe('om 1 dag')
    expect(formats.fromNow(50 * 60 * 60_000, 0)).toBe('om 2 dage')
  })

  test('distances are rounded as people say them', () => {
    expect(formats.distance(347)).toBe('350 m')
    expect(formats.distance(996)).toBe('1,0 km')
    expect(formats.distance(1234)).toBe('1,2 km')
    expect(formats.distance(9949)).toBe('9,9 km')
    expect(formats.distance(9951)).toBe('10 km')
    expect(formats.distance(125_400)).toBe('125 km')
  })

  test('durations', () => {
    expect(formats.duration(720)).toBe('12 min.')
    expect(formats.duration(4800)).toBe('1 t. 20 min.')
    expect(formats.duration(3600)).toBe('1 t.')
    expect(formats.duration(0)).toBe('0 min.')
    expect(formats.duration(97_800)).toBe('27 t. 10 min.')
  })

  test('days and dates', () => {
    expect(formats.day(tuesday)).toBe('tirsdag')
    expect(plain(formats.date('2026-10-06'))).toBe('tirsdag 6. oktober')
    expect(formats.dayOfDate('2026-10-06')).toBe('tirsdag')
    expect(formats.localDate('2026-10-05T22:30:00Z')).toBe('2026-10-06')
    expect(plain(formats.dates('2026-10-05', '2026-10-09'))).toBe('5.–9. oktober 2026')
  })
})

describe('English formats', () => {
  const formats = createFormats('en', 'Europe/Copenhagen')

  test('the same things in English words', () => {
    expect(formats.atTime('2026-10-06T12:30:00Z')).toBe('at 14:30')
    expect(formats.about('2026-10-06T08:58:00Z')).toBe('around 11:00')
    expect(formats.distance(1234)).toBe('1.2 km')
    expect(formats.fromNow(12 * 60_000, 0)).toBe('in 12 min')
    expect(formats.date('2026-10-06')).toBe('Tuesday 6 October')
  })
})
