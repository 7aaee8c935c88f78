import { aPlan } from '../live/a-plan.test-data.ts'
import { dayOn, placedStops } from './follow-day.ts'

test('stops are numbered through all days', () => {
  expect(placedStops(aPlan).map(({ index, day }) => [index, day])).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [5, 1],
  ])
})

test('the day shown is the one that it is, else the next, else the last', () => {
  expect(dayOn(aPlan, '2026-10-06')).toBe(1)
  expect(dayOn(aPlan, '2026-09-01')).toBe(0)
  expect(dayOn(aPlan, '2027-01-01')).toBe(1)
  expect(dayOn({ ...aPlan, days: [] }, '2026-10-05')).toBe(0)
})
