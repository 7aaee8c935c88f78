import type { DatedPlan, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'

/** For tests: a plan of two days, Monday 5 and Tuesday 6 October 2026, three stops each, an hour apart. */
export const names = [
  'Slagelse Boldklub',
  'Ældre Sagen',
  'Café Håb',
  'Korsør Skole',
  'Aalekoret',
  'Havneklubben',
]

export const stopId = (at: number) => `00000000-0000-4000-8000-00000000000${at}`

const place = (at: number) => ({ lat: 55.4 - at * 0.01, lon: 11.35 - at * 0.01 })

function stop(at: number, startsAt: string): Stop {
  const startMs = Date.parse(startsAt)
  const instant = (minutes: number) => new Date(startMs + minutes * 60_000).toISOString()
  return {
    id: stopId(at),
    number: at + 1,
    name: names[at] ?? '',
    category: 'sports',
    abc: { act: true, belong: false, commit: false },
    position: at === 4 ? null : place(at),
    meetingLink: '',
    leg: {
      way: 'foot',
      distanceM: 1000,
      durationS: 1200,
      departsAt: instant(-20),
      line: at === 4 ? [] : [place(at - 1), place(at)],
      ferries: [],
    },
    arrivesAt: startsAt,
    startsAt,
    endsAt: instant(10),
  }
}

export const aPlan: DatedPlan = {
  travel: { source: 'great-circle', data: '' },
  start: { name: 'Rådhuspladsen', lat: 55.41, lon: 11.36 },
  finish: { name: 'Havnen', lat: 55.33, lon: 11.13 },
  days: [5, 6].map((date, day) => ({
    date: `2026-10-0${date}`,
    startsAt: `2026-10-0${date}T07:00:00Z`,
    endsAt: `2026-10-0${date}T17:00:00Z`,
    distanceM: 3000,
    travelS: 3600,
    waitS: 0,
    stops: [0, 1, 2].map((at) =>
      stop(day * 3 + at, `2026-10-0${date}T${String(8 + at).padStart(2, '0')}:00:00Z`),
    ),
    lastLeg:
      day === 0
        ? null
        : {
            way: 'foot' as const,
            distanceM: 2000,
            durationS: 1800,
            departsAt: '2026-10-06T10:10:00Z',
            line: [place(5), { lat: 55.33, lon: 11.13 }],
            ferries: [],
          },
  })),
}

export function report(
  seq: number,
  kind: 'received' | 'handed-on',
  at: number,
  occurredAt: string,
): RelayEvent {
  return {
    seq,
    id: `10000000-0000-4000-8000-0000000000${String(seq).padStart(2, '0')}`,
    occurredAt,
    kind,
    payload: { stopId: stopId(at), greeting: '', side: 'receiver' },
  }
}
