import type { DatedPlan, Leg, Stop } from '@stafet/domain/contract/dated-plan.ts'

/** The id of the stop with a number. */
export const stopId = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const HALF_HOUR = 30 * 60_000

/**
 * A plan of whole days, each with stops half an hour apart from ten o'clock: twenty minutes on the way, ten there.
 * `dates` by clocks in Denmark in summer; the numbers run through all of them.
 */
export function buildPlan(dates: readonly string[], stopsADay: number): DatedPlan {
  let number = 0
  const days = dates.map((date) => {
    const tenMs = Date.parse(`${date}T10:00:00+02:00`)
    const stops = Array.from({ length: stopsADay }, (_, at) => {
      number += 1
      return buildStop(number, tenMs + at * HALF_HOUR)
    })
    return {
      date,
      startsAt: new Date(tenMs - HALF_HOUR).toISOString(),
      endsAt: new Date(tenMs + 10 * 3_600_000).toISOString(),
      distanceM: 1000 * stopsADay,
      travelS: 1200 * stopsADay,
      waitS: 0,
      stops,
      lastLeg: null,
    }
  })
  return {
    travel: { source: 'great-circle', data: '' },
    start: { name: 'Rådhuset', lat: 55.4, lon: 11.35 },
    finish: null,
    days,
  }
}

function buildStop(number: number, startsMs: number): Stop {
  const position = { lat: 55.4 + number * 0.01, lon: 11.35 }
  const leg: Leg = {
    way: 'foot',
    distanceM: 1100,
    durationS: 1200,
    departsAt: new Date(startsMs - 1_200_000).toISOString(),
    line: [{ lat: position.lat - 0.01, lon: 11.35 }, position],
    ferries: [],
  }
  return {
    id: stopId(number),
    number,
    name: `Fællesskab ${number}`,
    category: 'other',
    abc: { act: true, belong: true, commit: false },
    position,
    meetingLink: '',
    leg,
    arrivesAt: new Date(startsMs).toISOString(),
    startsAt: new Date(startsMs).toISOString(),
    endsAt: new Date(startsMs + 600_000).toISOString(),
  }
}
