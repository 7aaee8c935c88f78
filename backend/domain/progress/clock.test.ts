import fc from 'fast-check'
import type { RelayClock } from '../contract/live.ts'
import { realTimeOf, relayNow } from './clock.ts'

const HOUR = 3_600_000
const start = Date.parse('2026-11-21T20:00:00.000Z')
const clock: RelayClock = {
  kind: 'rehearsal',
  startedAt: '2026-11-21T20:00:00.000Z',
  speed: 60,
  spans: [
    { from: '2026-10-05T07:00:00.000Z', to: '2026-10-05T17:00:00.000Z' },
    { from: '2026-10-06T07:00:00.000Z', to: '2026-10-06T17:00:00.000Z' },
  ],
}

test('a real relay lives in real time', () => {
  expect([relayNow({ kind: 'real' }, 12345), realTimeOf({ kind: 'real' }, 12345)]).toEqual([12345, 12345])
})

test("a rehearsal's clock runs faster, jumps over the night and stands still at the end", () => {
  const shows = (minutes: number) => new Date(relayNow(clock, start + minutes * 60_000)).toISOString()
  expect([-5, 0, 5, 10, 12, 20, 99].map(shows)).toEqual([
    '2026-10-05T07:00:00.000Z',
    '2026-10-05T07:00:00.000Z',
    '2026-10-05T12:00:00.000Z',
    '2026-10-06T07:00:00.000Z',
    '2026-10-06T09:00:00.000Z',
    '2026-10-06T17:00:00.000Z',
    '2026-10-06T17:00:00.000Z',
  ])
})

test('the time at which the clock shows something is when it shows it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * HOUR }), (passed) => {
      const real = start + passed / 60
      expect(realTimeOf(clock, relayNow(clock, real))).toBeCloseTo(real, 3)
    }),
  )
})

test('times in the night come when the morning does, and later ones when the clock stops', () => {
  const minutesUntil = (instant: string) => (realTimeOf(clock, Date.parse(instant)) - start) / 60_000
  expect(['2026-10-05T23:00:00.000Z', '2027-01-01T00:00:00.000Z'].map(minutesUntil)).toEqual([10, 20])
})
