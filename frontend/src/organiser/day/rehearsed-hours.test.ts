import { rehearsedHours } from './rehearsed-hours.ts'

it('counts the hours of the days, not the nights between', () => {
  expect(
    rehearsedHours([
      { date: '2027-10-11', from: '09:00', to: '17:00' },
      { date: '2027-10-12', from: '09:30', to: '12:15' },
    ]),
  ).toBe(10.75)
})
