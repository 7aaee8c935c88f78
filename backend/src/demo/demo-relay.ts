import type { RelayInput } from '@stafet/domain/contract/relay.ts'
import { Temporal } from 'temporal-polyfill'

/** The week of World Mental Health Day (10 October), in which campaigns are held. */
const CAMPAIGN_WEEK = 41

/** The demo's relay: five weekdays in the next campaign week after `today`. */
export function demoRelay(today: string): RelayInput {
  const monday = nextCampaignMonday(Temporal.PlainDate.from(today))
  return {
    name: 'Fællesskabsstafetten Slagelse (eksempel)',
    slug: 'slagelse-eksempel',
    municipality: 'Slagelse',
    theme: 'Eksempel med opdigtede fællesskaber: sammen om noget',
    timeZone: 'Europe/Copenhagen',
    days: [0, 1, 2, 3, 4].map((day) => ({
      date: monday.add({ days: day }).toString(),
      from: '09:00',
      to: '20:00',
    })),
    start: { name: 'Rådhuspladsen i Slagelse', lat: 55.4027, lon: 11.3546 },
    finish: { name: 'Havnen i Korsør', lat: 55.3302, lon: 11.1385 },
    pace: { footKmh: 4.5, bicycleKmh: 15, footUpToM: 2000, stepFree: false },
    coordinator: null,
  }
}

function nextCampaignMonday(today: Temporal.PlainDate): Temporal.PlainDate {
  // 4 January always lies in week 1 (ISO 8601).
  const mondayOf = (year: number): Temporal.PlainDate => {
    const inWeekOne = Temporal.PlainDate.from({ year, month: 1, day: 4 })
    return inWeekOne.subtract({ days: inWeekOne.dayOfWeek - 1 }).add({ weeks: CAMPAIGN_WEEK - 1 })
  }
  const thisYear = mondayOf(today.year)
  return Temporal.PlainDate.compare(thisYear, today) > 0 ? thisYear : mondayOf(today.year + 1)
}
