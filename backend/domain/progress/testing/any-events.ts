import fc from 'fast-check'
import type { RelayEvent } from '../../contract/relay-event.ts'
import { iso, now, uuid } from './two-days.ts'

const any = fc.record({
  kind: fc.constantFrom('received', 'handed-on', 'received', 'handed-on', 'skipped', 'held', 'way-changed'),
  side: fc.constantFrom('receiver' as const, 'giver' as const),
  /** One more than the plan of two days has. */
  stop: fc.integer({ min: 1, max: 7 }),
  minute: fc.integer({ min: -30, max: 2000 }),
  lasts: fc.integer({ min: -10, max: 200 }),
  then: fc.constantFrom('stands', 'stands', 'stands', 'withdrawn', 'confirmed', 'restored'),
})

/** Whatever can stand in the log of the plan of two days, sensible or not. */
export const anyEvents: fc.Arbitrary<RelayEvent[]> = fc.array(any, { maxLength: 25 }).map((words) =>
  words.flatMap(({ kind, side, stop, minute, lasts, then }, index): RelayEvent[] => {
    const head = { seq: 1, id: uuid(index), occurredAt: iso(now(minute)) }
    const of = (id: number): RelayEvent => ({
      seq: 1,
      id: uuid(id + index),
      occurredAt: iso(now(minute)),
      kind: then === 'confirmed' ? 'confirmed' : 'withdrawn',
      payload: { eventId: uuid(id === 500 ? index : 500 + index) },
    })
    const stopId = uuid(stop)
    const word: RelayEvent =
      kind === 'received' || kind === 'handed-on'
        ? { ...head, kind, payload: { stopId, greeting: '', side } }
        : kind === 'skipped'
          ? { ...head, kind, payload: { stopId } }
          : kind === 'held'
            ? { ...head, kind, payload: { untilAt: iso(now(minute + lasts)) } }
            : {
                ...head,
                kind: 'way-changed',
                payload: { stopId, way: 'car', durationS: Math.abs(lasts) * 10 },
              }
    if (then === 'stands') return [word]
    return then === 'restored' ? [word, of(500), of(1000)] : [word, of(500)]
  }),
)

/** The same events in any order, as phones without coverage send them, and some of them twice. */
export const inAnyOrder = (events: RelayEvent[]): fc.Arbitrary<RelayEvent[]> =>
  fc
    .tuple(
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.subarray(events, { maxLength: events.length }),
    )
    .map(([other, twice]) => [...other, ...twice].map((event, index) => ({ ...event, seq: index + 1 })))

export const anyNow = fc.integer({ min: -60, max: 2500 }).map((minute) => now(minute))
