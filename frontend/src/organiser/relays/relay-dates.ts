import type { RelayDay } from '@stafet/domain/contract/relay.ts'

const dayMs = 86_400_000

/** The Monday of the next campaign week (week 41, around World Mental Health Day), `YYYY-MM-DD`. */
export function nextCampaignMonday(today: string): string {
  const year = Number(today.slice(0, 4))
  const thisYear = mondayOfWeek(year, 41)
  return today <= thisYear ? thisYear : mondayOfWeek(year + 1, 41)
}

/** So many weekdays from a date on, each with the same hours. */
export function weekdaysFrom(date: string, count: number, hours: { from: string; to: string }): RelayDay[] {
  const days: RelayDay[] = []
  for (let next = date; days.length < count; next = dayAfter(next)) {
    if (!isWeekend(next)) days.push({ date: next, ...hours })
  }
  return days
}

/** The calendar day after. */
export function dayAfter(date: string): string {
  return dateOf(Date.parse(date) + dayMs)
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(date).getUTCDay())
}

/** By ISO 8601, as Danish calendars count: the 4th of January is always in week 1. */
function mondayOfWeek(year: number, week: number): string {
  const fourth = Date.UTC(year, 0, 4)
  const sinceMonday = (new Date(fourth).getUTCDay() + 6) % 7
  return dateOf(fourth + ((week - 1) * 7 - sinceMonday) * dayMs)
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
