import { checkPosition, type TrackedLeg } from './check-position.ts'
import type { PositionReport } from './reading.ts'

const leg: TrackedLeg = {
  line: [
    { lat: 55.36, lon: 11.26 },
    { lat: 55.38, lon: 11.3 },
  ],
  dayStartsMs: Date.parse('2026-10-05T07:00:00Z'),
  dayEndsMs: Date.parse('2026-10-05T15:00:00Z'),
}
const now = Date.parse('2026-10-05T18:00:00Z')
const build = (changes: Partial<PositionReport> = {}): PositionReport => ({
  occurredMs: Date.parse('2026-10-05T08:00:00Z'),
  lat: 55.37,
  lon: 11.28,
  accuracyM: 10,
  speedMps: null,
  headingDeg: null,
  altitudeM: null,
  batteryShare: null,
  ...changes,
})
const judge = (changes: Partial<PositionReport>, nowMs = now) => {
  const { place, exchanged, flaw } = checkPosition(build(changes), leg, nowMs)
  return { place, exchanged, flaw }
}
const here = { lat: 55.37, lon: 11.28 }
const at = (time: string): number => Date.parse(`2026-10-05T${time}Z`)

test('a position on the leg is believed', () => {
  expect(judge({})).toEqual({ place: here, exchanged: false, flaw: null })
})

test('up to five minutes in the future is a clock that is a little wrong; beyond it is put aside', () => {
  expect(judge({ occurredMs: at('08:05:00') }, at('08:00:00')).flaw).toBeNull()
  expect(judge({ occurredMs: at('08:05:01') }, at('08:00:00'))).toEqual({
    place: null,
    exchanged: false,
    flaw: 'in-future',
  })
})

test('long before and after the day not even the place is kept', () => {
  expect(judge({ occurredMs: at('05:00:00') }).flaw).toBeNull()
  expect(judge({ occurredMs: at('04:59:59') })).toEqual({
    place: null,
    exchanged: false,
    flaw: 'outside-day',
  })
  expect(judge({ occurredMs: at('18:00:00') }).flaw).toBeNull()
  expect(judge({ occurredMs: at('18:00:01') })).toEqual({
    place: null,
    exchanged: false,
    flaw: 'outside-day',
  })
})

test('exchanged coordinates are put right when that lies near the leg', () => {
  expect(judge({ lat: 11.28, lon: 55.37 })).toEqual({ place: here, exchanged: true, flaw: null })
  expect(judge({ lat: 11.28, lon: 56.37 })).toEqual({
    place: { lat: 11.28, lon: 56.37 },
    exchanged: false,
    flaw: 'far-from-leg',
  })
})

test('a detour is believed, another town is not', () => {
  expect(judge({ lat: 55.4 }).flaw).toBeNull()
  expect(judge({ lat: 55.45 }).flaw).toBe('far-from-leg')
  expect(judge({ lat: 0, lon: 0 }).flaw).toBe('far-from-leg')
})

test('a circle of more than 200 m is kept but not believed; one that was not told is', () => {
  expect(judge({ accuracyM: 200 }).flaw).toBeNull()
  expect(judge({ accuracyM: 201 })).toEqual({ place: here, exchanged: false, flaw: 'inaccurate' })
  expect(judge({ accuracyM: null }).flaw).toBeNull()
})

test('where the planned way is not known, no place is too far', () => {
  const anywhere = { ...leg, line: [] }
  expect(checkPosition(build({ lat: -33, lon: 151 }), anywhere, now).flaw).toBeNull()
})
