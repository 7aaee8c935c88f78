import type { DatedPlan, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { Chance } from './chance.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const STOPS_A_DAY = 24
const LEG_MS = 8 * MINUTE_MS
const VISIT_MS = 12 * MINUTE_MS

const iso = (ms: number): string => new Date(ms).toISOString()

/** A plan of so many stops on a line, 24 a day from nine to five, 20 minutes apart. */
export function buildPlan(stops: number, firstDayMs: number, chance: Chance): DatedPlan {
  const ids = Array.from({ length: stops }, () => chance.uuid())
  const days: PlanDay[] = []
  for (let from = 0; from < stops; from += STOPS_A_DAY) {
    const startMs = firstDayMs + days.length * DAY_MS
    const ofDay = ids.slice(from, from + STOPS_A_DAY).map((id, at): Stop => {
      const departsMs = startMs + at * (LEG_MS + VISIT_MS)
      const index = from + at
      return {
        id,
        number: index + 1,
        name: `Fællesskab ${index + 1}`,
        category: 'other',
        abc: { act: true, belong: true, commit: true },
        position: { lat: 55.3 + index * 0.004, lon: 11.3 },
        meetingLink: '',
        leg: {
          way: 'foot',
          distanceM: 450,
          durationS: LEG_MS / 1000,
          departsAt: iso(departsMs),
          line: [
            { lat: 55.3 + (index - 1) * 0.004, lon: 11.3 },
            { lat: 55.3 + index * 0.004, lon: 11.3 },
          ],
          ferries: [],
        },
        arrivesAt: iso(departsMs + LEG_MS),
        startsAt: iso(departsMs + LEG_MS),
        endsAt: iso(departsMs + LEG_MS + VISIT_MS),
      }
    })
    days.push({
      date: iso(startMs).slice(0, 10),
      startsAt: iso(startMs),
      endsAt: ofDay.at(-1)?.endsAt ?? iso(startMs),
      distanceM: 450 * ofDay.length,
      travelS: (LEG_MS / 1000) * ofDay.length,
      waitS: 0,
      stops: ofDay,
      lastLeg: null,
    })
  }
  return {
    travel: { source: 'great-circle', data: '' },
    start: { name: 'Rådhuset', lat: 55.296, lon: 11.3 },
    finish: null,
    days,
  }
}

/** What really happened at a stop; milliseconds. */
export interface TrueVisit {
  stop: Stop
  arrivesMs: number
  leavesMs: number
}

/** How the baton really travels through a plan: a little quicker or slower than planned, never much too early. */
export function travel(plan: DatedPlan, chance: Chance): TrueVisit[] {
  return plan.days.flatMap((day) => {
    let freeMs = Date.parse(day.startsAt)
    return day.stops.map((stop) => {
      const early = 3 * MINUTE_MS
      const arrivesMs = Math.max(
        freeMs + LEG_MS * chance.between(0.85, 1.15),
        Date.parse(stop.startsAt) - early,
      )
      const leavesMs = Math.max(
        arrivesMs + VISIT_MS * chance.between(0.8, 1.2),
        Date.parse(stop.endsAt) - early,
      )
      freeMs = leavesMs
      return { stop, arrivesMs, leavesMs }
    })
  })
}
