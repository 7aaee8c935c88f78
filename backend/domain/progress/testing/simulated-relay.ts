import type { DatedPlan, PlanDay } from '../../contract/dated-plan.ts'
import type { RelayEvent } from '../../contract/relay-event.ts'
import { createRandom, type Random } from '../../planner/random.ts'
import { timedStops } from '../expected-times.ts'
import { iso, MINUTE, uuid } from './two-days.ts'

const FIRST_DAY = Date.parse('2026-10-05T07:00:00.000Z')
const DAY = 24 * 60 * MINUTE
const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next()

/** A plan of legs from a few minutes to the better part of an hour, with visits, and with waiting at one stop in four. */
export function simulatedPlan(seed: number, days: number, stopsADay: number): DatedPlan {
  const random = createRandom(seed)
  let number = 0
  let place = { lat: 55, lon: 11 }
  const start = { name: 'Rådhuset', ...place }
  return {
    travel: { source: 'great-circle', data: '' },
    start,
    finish: null,
    days: Array.from({ length: days }, (_, day): PlanDay => {
      const startsMs = FIRST_DAY + day * DAY
      let free = startsMs
      const stops = Array.from({ length: stopsADay }, () => {
        number++
        const legMs = Math.round(between(random, 4, 40)) * MINUTE
        const to = { lat: place.lat + (legMs / MINUTE) * 0.0006, lon: 11 }
        const arrives = free + legMs
        const waits = random.next() < 0.25 ? Math.round(between(random, 5, 30)) * MINUTE : 0
        const starts = arrives + waits
        const ends = starts + Math.round(between(random, 8, 25)) * MINUTE
        const leg = {
          way: 'foot' as const,
          distanceM: legMs / 1000,
          durationS: legMs / 1000,
          departsAt: iso(free),
          line: [place, to],
          ferries: [],
        }
        place = to
        free = ends
        return {
          id: uuid(number),
          number,
          name: `Stop ${number}`,
          category: 'other' as const,
          abc: { act: true, belong: false, commit: false },
          position: to,
          meetingLink: '',
          leg,
          arrivesAt: iso(arrives),
          startsAt: iso(starts),
          endsAt: iso(ends),
        }
      })
      const [startsAt, endsAt] = [iso(startsMs), iso(free)]
      return {
        date: startsAt.slice(0, 10),
        startsAt,
        endsAt,
        distanceM: 0,
        travelS: 0,
        waitS: 0,
        stops,
        lastLeg: null,
      }
    }),
  }
}

/** How people walk: bounds of what a leg and a visit take against the plan, each leg with its own carriers. */
export interface Walkers {
  /** The day's own: weather, mood, the planner's optimism. */
  day: readonly [number, number]
  leg: readonly [number, number]
  visit: readonly [number, number]
  /** How often a leg takes half as long again: a wrong turn, a puncture, coffee. */
  mishaps: number
}

/** When the baton truly was received at each stop, and what was reported of it. */
export function simulateWalkers(plan: DatedPlan, seed: number, walkers: Walkers) {
  const random = createRandom(seed)
  const events: RelayEvent[] = []
  const receivedMs: number[] = []
  let free = 0
  let pace = 1
  timedStops(plan.days).forEach((timed, at) => {
    if (timed.opensDay) pace = between(random, ...walkers.day)
    const departs = timed.opensDay ? Math.max(free, timed.departsMs) : free
    const mishap = random.next() < walkers.mishaps ? 1.5 : 1
    const arrives = departs + timed.legMs * pace * mishap * between(random, ...walkers.leg)
    const received = Math.max(arrives, timed.startsMs)
    free = received + timed.visitMs * between(random, ...walkers.visit)
    receivedMs.push(received)
    const report = (kind: 'received' | 'handed-on', happensMs: number, forgotten: boolean): void => {
      const seq = events.length + 1
      const stopId = timed.stop.id
      if (forgotten) return
      const occurredAt = new Date(happensMs).toISOString()
      events.push({
        seq,
        id: uuid(10_000 + seq),
        occurredAt,
        kind,
        payload: { stopId, greeting: '', side: 'receiver' },
      })
    }
    // The last stop's handing on is the day's end; at others it is forgotten more often than the arrival.
    report('received', received, at > 0 && random.next() < 0.05)
    report('handed-on', free, random.next() < 0.15)
  })
  return { events, receivedMs }
}
