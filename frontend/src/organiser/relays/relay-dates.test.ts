import { nextCampaignMonday, weekdaysFrom } from './relay-dates.ts'

describe('the next campaign week', () => {
  it.each([
    ['2026-11-21', '2027-10-11'],
    ['2026-01-01', '2026-10-05'],
    ['2026-10-05', '2026-10-05'],
    ['2026-10-06', '2027-10-11'],
    ['2020-12-31', '2021-10-11'],
  ])('seen from %s starts on %s', (today, monday) => {
    expect(nextCampaignMonday(today)).toBe(monday)
  })
})

it('takes weekdays only, over a weekend and over the end of a month', () => {
  const hours = { from: '09:00', to: '17:00' }
  expect(weekdaysFrom('2027-10-28', 4, hours)).toEqual([
    { date: '2027-10-28', ...hours },
    { date: '2027-10-29', ...hours },
    { date: '2027-11-01', ...hours },
    { date: '2027-11-02', ...hours },
  ])
})
