import { minuteOfDay } from './minute-of-day.ts'

it.each([
  ['Europe/Copenhagen', '2027-10-12T07:30:00Z', 9 * 60 + 30],
  ['Europe/Copenhagen', '2027-11-12T07:30:00Z', 8 * 60 + 30],
  ['Europe/Copenhagen', '2027-10-11T22:05:00Z', 5],
  ['America/Nuuk', '2027-10-12T07:30:00Z', 6 * 60 + 30],
])('in %s %s is minute %i of the day', (timeZone, instant, minute) => {
  expect(minuteOfDay(timeZone)(instant)).toBe(minute)
})
