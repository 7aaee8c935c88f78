import fc from 'fast-check'
import { progress } from './progress.ts'
import { anyEvents, anyNow, inAnyOrder } from './testing/any-events.ts'
import { iso, now, plan, uuid } from './testing/two-days.ts'

const anyPosition = fc.option(
  fc
    .record({
      stop: fc.integer({ min: 1, max: 7 }),
      north: fc.integer({ min: -2, max: 8 }),
      minute: fc.integer({ min: -30, max: 2000 }),
    })
    .map(({ stop, north, minute }) => ({
      stopId: uuid(stop),
      lat: 55 + north / 100,
      lon: 11,
      accuracyM: 10,
      occurredAt: iso(now(minute)),
    })),
)

test('late, reordered and repeated events give the same state as punctual ones', () => {
  const shuffled = anyEvents.chain((events) => fc.tuple(fc.constant(events), inAnyOrder(events)))
  fc.assert(
    fc.property(shuffled, anyNow, anyPosition, ([events, other], nowMs, position) => {
      expect(progress(plan(), other, nowMs, position)).toEqual(progress(plan(), events, nowMs, position))
    }),
    { numRuns: 300 },
  )
})

test('whatever is reported: one baton with a place, stops in order, and no expectation in the past', () => {
  fc.assert(
    fc.property(anyEvents, anyNow, anyPosition, (events, nowMs, position) => {
      const state = progress(plan(), events, nowMs, position)
      expect(state.baton.position).not.toBeNull()
      expect(state.stops.filter((stop) => stop.state === 'now').length).toBeLessThanOrEqual(1)
      const going = state.stops
        .filter((stop) => stop.state !== 'skipped')
        .map((stop) => stop.state === 'to-come')
      expect(going).toEqual(going.map((_, index) => index >= going.indexOf(true) && going.includes(true)))
      const toCome = state.stops.filter((stop) => stop.state === 'to-come')
      const expected = toCome.map((stop) => stop.expectedMs)
      expect(expected).toEqual([...expected].sort((a, b) => a - b))
      if (expected[0] !== undefined && state.phase === 'running') {
        expect(expected[0]).toBeGreaterThanOrEqual(nowMs)
      }
      expect(state.next === null ? undefined : state.stops[state.next]?.id).toBe(toCome[0]?.id)
    }),
    { numRuns: 300 },
  )
})

test('whatever is reported: the expected time lies in its interval, which is never before the announced time', () => {
  fc.assert(
    fc.property(anyEvents, anyNow, anyPosition, (events, nowMs, position) => {
      const { stops } = progress(plan(), events, nowMs, position)
      for (const [at, { state, earliestMs, expectedMs, latestMs }] of stops.entries()) {
        const announcedMs = Date.parse(plan().days.flatMap((day) => day.stops)[at]?.startsAt ?? '')
        if (state === 'to-come') expect(earliestMs).toBeGreaterThanOrEqual(announcedMs)
        else expect([earliestMs, latestMs]).toEqual([expectedMs, expectedMs])
        expect(earliestMs).toBeLessThanOrEqual(expectedMs)
        expect(latestMs).toBeGreaterThanOrEqual(expectedMs)
      }
    }),
    { numRuns: 300 },
  )
})
