import type { DatedPlan, Leg, Stop } from '../../contract/dated-plan.ts'
import type { LoggedEvent, RelayEvent, Side } from '../../contract/relay-event.ts'

export const MINUTE = 60_000
export const DAY1 = Date.parse('2026-10-05T07:00:00.000Z')
export const DAY2 = Date.parse('2026-10-06T07:00:00.000Z')
export const iso = (ms: number): string => new Date(ms).toISOString()
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const place = (at: number) => ({ lat: 55 + at / 100, lon: 11 })

/** Three stops a day over two days: a leg of 10 minutes to each, a visit of 20, no waiting; then 10 to a bed. */
export function plan(): DatedPlan {
  const leg = (to: number, departs: number): Leg => ({
    way: 'foot',
    distanceM: 1000,
    durationS: 600,
    departsAt: iso(departs),
    line: [place(to - 1), place(to)],
    ferries: [],
  })
  const stop = (number: number, dayStart: number, order: number): Stop => {
    const departs = dayStart + order * 30 * MINUTE
    return {
      id: uuid(number),
      number,
      name: `Stop ${number}`,
      category: 'other',
      abc: { act: true, belong: false, commit: false },
      position: place(number),
      meetingLink: '',
      leg: leg(number, departs),
      arrivesAt: iso(departs + 10 * MINUTE),
      startsAt: iso(departs + 10 * MINUTE),
      endsAt: iso(departs + 30 * MINUTE),
    }
  }
  const day = (date: string, start: number, first: number) => ({
    date,
    startsAt: iso(start),
    endsAt: iso(start + 480 * MINUTE),
    distanceM: 3000,
    travelS: 1800,
    waitS: 0,
    stops: [0, 1, 2].map((order) => stop(first + order, start, order)),
    lastLeg: { ...leg(first, start + 90 * MINUTE), line: [place(first + 2), { lat: 55.5, lon: 11.5 }] },
  })
  return {
    travel: { source: 'great-circle', data: '' },
    start: { name: 'Rådhuset', ...place(0) },
    finish: null,
    days: [day('2026-10-05', DAY1, 1), day('2026-10-06', DAY2, 4)],
  }
}

/** A time as minutes after seven o'clock UTC, when each of the two days sets out. */
export const now = (minute: number, dayStart = DAY1): number => dayStart + minute * MINUTE

let seq = 0
const head = (minute: number, dayStart: number) => {
  seq++
  return { seq, id: uuid(1000 + seq), occurredAt: iso(now(minute, dayStart)) }
}

/** A check-in at a stop (from 1), `minute` minutes into a day. */
export function at(
  kind: 'received' | 'handed-on',
  stop: number,
  minute: number,
  dayStart = DAY1,
  side: Side = 'receiver',
): RelayEvent {
  return { ...head(minute, dayStart), kind, payload: { stopId: uuid(stop), greeting: '', side } }
}

/** The coordinator's words, and what organisers write. */
export const withdrawn = (of: RelayEvent, minute: number): RelayEvent => ({
  ...head(minute, DAY1),
  kind: 'withdrawn',
  payload: { eventId: of.id },
})
export const confirmed = (of: RelayEvent, minute: number): RelayEvent => ({
  ...head(minute, DAY1),
  kind: 'confirmed',
  payload: { eventId: of.id },
})
export const skipped = (stop: number, minute: number): RelayEvent => ({
  ...head(minute, DAY1),
  kind: 'skipped',
  payload: { stopId: uuid(stop) },
})
export const held = (minute: number, until: number): RelayEvent => ({
  ...head(minute, DAY1),
  kind: 'held',
  payload: { untilAt: iso(now(until)) },
})
export const byCar = (stop: number, minute: number, durationS: number): RelayEvent => ({
  ...head(minute, DAY1),
  kind: 'way-changed',
  payload: { stopId: uuid(stop), way: 'car', durationS },
})
export const keeper = (stop: number, name: string): LoggedEvent => ({
  ...head(0, DAY1),
  receivedAt: iso(now(0)),
  actor: 'system',
  door: null,
  kind: 'noted',
  payload: { about: 'keeper', text: name, stopId: uuid(stop) },
})
