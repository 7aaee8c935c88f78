import { localInstant } from './local-instant.ts'

it.each([
  ['2026-10-06', '14:30', '2026-10-06T12:30:00.000Z'],
  ['2026-12-01', '14:30', '2026-12-01T13:30:00.000Z'],
  ['2026-10-25', '00:30', '2026-10-24T22:30:00.000Z'],
  // Twice on that night: the first of them.
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '03:30', '2026-10-25T02:30:00.000Z'],
  // Not there on that night.
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
])('%s at %s in Copenhagen', (date, time, instant) => {
  expect(localInstant(date, time, 'Europe/Copenhagen')).toBe(instant)
})
