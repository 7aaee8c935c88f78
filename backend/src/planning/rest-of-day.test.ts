import type { DatedPlan, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import fc from 'fast-check'
import { withRestOfDay } from './replanned-day.ts'
import { restOfDay } from './rest-of-day.ts'

const MINUTE = 60_000
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const dayStart = (day: number): number => Date.parse(`2025-10-0${6 + day}T07:00:00Z`)
const iso = (ms: number): string => new Date(ms).toISOString()
const place = (n: number) => ({ lat: 55.3 + n * 0.003, lon: 11.2 })

/** Three days of so many stops each, every half hour from 8 UTC on. */
function planOf(counts: readonly number[]): DatedPlan {
  let number = 0
  const days = counts.map((count, day): PlanDay => {
    const stops = Array.from({ length: count }, (_, at): Stop => {
      number += 1
      const startsMs = dayStart(day) + (60 + 30 * at) * MINUTE
      const leg = {
        ...{ way: 'foot' as const, distanceM: 400, durationS: 360, ferries: [] },
        departsAt: iso(at === 0 ? dayStart(day) : startsMs - 20 * MINUTE),
        line: [place(number - 1), place(number)],
      }
      return {
        ...{ id: idOf(number), number, name: `Fællesskab ${number}`, category: 'other', meetingLink: '' },
        abc: { act: false, belong: false, commit: false },
        ...{ position: place(number), leg },
        arrivesAt: iso(Date.parse(leg.departsAt) + 6 * MINUTE),
        startsAt: iso(startsMs),
        endsAt: iso(startsMs + 10 * MINUTE),
      }
    })
    return {
      date: `2025-10-0${6 + day}`,
      startsAt: iso(dayStart(day)),
      endsAt: iso(dayStart(day) + 480 * MINUTE),
      ...{ distanceM: 400 * count, travelS: 360 * count, waitS: 0, stops, lastLeg: null },
    }
  })
  const start = { name: 'Rådhuset', ...place(0) }
  return { travel: { source: 'great-circle', data: '' }, start, finish: null, days }
}

const happenings = fc.record({
  counts: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 3 }),
  /** How many stops of all were reported, each so many minutes late. */
  reported: fc.integer({ min: 0, max: 21 }),
  lateMin: fc.integer({ min: 0, max: 150 }),
  skips: fc.uniqueArray(fc.integer({ min: 1, max: 21 }), { maxLength: 4 }),
  minute: fc.integer({ min: 0, max: 3 * 480 }),
})

type Happened = typeof happenings extends fc.Arbitrary<infer T> ? T : never

function split({ counts, reported, lateMin, skips, minute }: Happened) {
  const plan = planOf(counts)
  const stops = plan.days.flatMap((day) => day.stops)
  const nowMs = dayStart(Math.min(2, Math.floor(minute / 480))) + (minute % 480) * MINUTE
  const told = { greeting: '', side: 'receiver' } as const
  const received = stops.slice(0, reported).flatMap((stop, at): RelayEvent[] => {
    const atMs = Date.parse(stop.startsAt) + lateMin * MINUTE
    return atMs > nowMs
      ? []
      : [
          {
            seq: 0,
            id: idOf(100 + at),
            occurredAt: iso(atMs),
            kind: 'received',
            payload: { stopId: stop.id, ...told },
          },
        ]
  })
  const skipped = skips.map((n): RelayEvent => {
    const payload = { stopId: idOf(n) }
    return { seq: 0, id: idOf(200 + n), occurredAt: iso(nowMs), kind: 'skipped', payload }
  })
  const standing = progress(plan, [...received, ...skipped], nowMs)
  return { plan, nowMs, standing, rest: restOfDay(plan, standing, iso(nowMs).slice(0, 10), nowMs) }
}

test('what has happened stays as it was, and all other days are the same to the byte', () => {
  let replanned = 0
  fc.assert(
    fc.property(happenings, (happened) => {
      const { plan, nowMs, standing, rest } = split(happened)
      if (!rest || 'unsettled' in rest) return
      replanned += 1
      const today = plan.days[rest.day]
      const planned = {
        ...plan.days[rest.day]!,
        stops: [...rest.toCome].reverse().slice(0, 4),
        lastLeg: null,
      }
      const after = withRestOfDay(plan, rest, planned)

      const others = (all: DatedPlan): string => JSON.stringify(all.days.filter((_, at) => at !== rest.day))
      expect(others(after)).toBe(others(plan))
      const stateOf = new Map(standing.stops.map(({ id, state }) => [id, state]))
      const past = today?.stops.filter(({ id }) => ['done', 'now'].includes(stateOf.get(id) ?? '')) ?? []
      const stays = new Map(after.days[rest.day]?.stops.map((stop) => [stop.id, stop]))
      expect(past.map(({ id }) => stays.get(id))).toEqual(past)
      const numbers = after.days[rest.day]?.stops.map(({ number }) => number) ?? []
      expect(numbers).toEqual(numbers.map((_, at) => (today?.stops[0]?.number ?? 0) + at))
      expect(rest.freeMs).toBeGreaterThanOrEqual(rest.underWay ? 0 : nowMs)
      expect(rest.freeMs % MINUTE).toBe(0)
      const all = [...rest.settled, ...rest.toCome, ...rest.skipped].map(({ id }) => id)
      expect(new Set(all)).toEqual(new Set(today?.stops.map(({ id }) => id)))
      expect(all).toHaveLength(today?.stops.length ?? 0)
    }),
    { numRuns: 500 },
  )
  expect(replanned).toBeGreaterThan(50)
})

test('the next day begins where this one was to end, whatever is visited last', () => {
  const happened = { counts: [3, 2, 2], reported: 1, lateMin: 0, skips: [3], minute: 65 }
  const { rest } = split(happened)
  if (!rest || 'unsettled' in rest) throw new Error('nothing is left of the day')
  expect([rest.toCome.map(({ id }) => id), rest.skipped.map(({ id }) => id)]).toEqual([[idOf(2)], [idOf(3)]])
  expect([rest.from, rest.end]).toEqual([place(1), place(3)])
  expect(iso(rest.freeMs)).toBe('2025-10-06T08:10:00.000Z')
})

test('the last day may end anywhere', () => {
  const { rest } = split({ counts: [1, 1, 3], reported: 3, lateMin: 0, skips: [], minute: 960 + 62 })
  expect(rest && 'end' in rest ? rest.end : 'none').toBeNull()
})
