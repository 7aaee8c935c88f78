import fc from 'fast-check'
import type { RelayEvent } from '../contract/relay-event.ts'
import { withPublicEvents } from './public-log.ts'
import { anyEvents } from './testing/any-events.ts'

const greeted = anyEvents.map((events) =>
  events.map((event, index): RelayEvent => {
    const seq = index + 1
    if (event.kind !== 'received' && event.kind !== 'handed-on') return { ...event, seq }
    return { ...event, seq, payload: { ...event.payload, greeting: `Hilsen ${seq}` } }
  }),
)
const greetingsOf = (events: readonly RelayEvent[]) =>
  events.flatMap((event) => ('greeting' in event.payload ? [[event.id, event.payload.greeting]] : []))

test('words that were taken back are nowhere, and all others stand', () => {
  fc.assert(
    fc.property(greeted, (log) => {
      const takenBack = log.flatMap((event) => (event.kind === 'withdrawn' ? event.payload.eventId : []))
      const seen = withPublicEvents([], log)
      expect(greetingsOf(seen)).toEqual(
        greetingsOf(log).map(([id, greeting]) => [id, takenBack.includes(id ?? '') ? '' : greeting]),
      )
      expect(seen.map(({ seq, id, kind }) => [seq, id, kind])).toEqual(
        log.map(({ seq, id, kind }) => [seq, id, kind]),
      )
    }),
  )
})

test('it is the same log, in however many parts it was told', () => {
  const parts = greeted.chain((log) =>
    fc.tuple(fc.constant(log), fc.array(fc.integer({ min: 0, max: log.length }))),
  )
  fc.assert(
    fc.property(parts, ([log, ends]) => {
      const inParts = [...ends, log.length]
        .sort((a, b) => a - b)
        .reduce<readonly RelayEvent[]>(
          (seen, end) => withPublicEvents(seen, withPublicEvents([], log).slice(seen.length, end)),
          [],
        )
      const live = log.reduce<readonly RelayEvent[]>((seen, event) => withPublicEvents(seen, [event]), [])
      expect([inParts, live]).toEqual([withPublicEvents([], log), withPublicEvents([], log)])
    }),
  )
})
