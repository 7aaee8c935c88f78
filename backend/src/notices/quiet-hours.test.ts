import { dueMs } from './quiet-hours.ts'

const timeZone = 'Europe/Copenhagen'
const days = [{ date: '2026-10-05' }, { date: '2026-10-06' }]
/** When it is sent that is made at a time, both by clocks in Denmark (summer time). */
const due = (kind: Parameters<typeof dueMs>[0], at: string): string =>
  new Date(dueMs(kind, Date.parse(`${at}:00+02:00`), { timeZone, days }) + 2 * 3_600_000)
    .toISOString()
    .slice(0, 16)

test.each([
  ['tomorrow', '2026-10-04T17:00', '2026-10-04T17:00'],
  ['tomorrow', '2026-10-04T20:59', '2026-10-04T20:59'],
  ['tomorrow', '2026-10-04T21:00', '2026-10-05T07:00'],
  ['can-you-still', '2026-10-05T06:59', '2026-10-05T07:00'],
  // What cannot wait, on a day of the relay …
  ['late', '2026-10-05T06:00', '2026-10-05T06:00'],
  ['late', '2026-10-05T22:59', '2026-10-05T22:59'],
  ['call', '2026-10-05T23:00', '2026-10-06T06:00'],
  ['replan', '2026-10-05T03:00', '2026-10-05T06:00'],
  // … and on any other.
  ['message', '2026-10-03T22:00', '2026-10-04T07:00'],
  ['message', '2026-10-04T22:00', '2026-10-05T06:00'],
] as const)('%s made at %s is sent at %s', (kind, made, sent) => {
  expect(due(kind, made)).toBe(sent)
})

test('keeps to the clock on the wall when summer time ends in the night', () => {
  const atTen = Date.parse('2026-10-24T20:00:00Z')
  expect(new Date(dueMs('tomorrow', atTen, { timeZone, days: [] })).toISOString()).toBe(
    '2026-10-25T06:00:00.000Z',
  )
})
