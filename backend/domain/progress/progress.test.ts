import fc from 'fast-check'
import type { DatedPlan, Leg, Stop } from '../contract/dated-plan.ts'
import type { RelayEvent } from '../contract/relay-event.ts'
import { progress } from './progress.ts'

const MINUTE = 60_000
const DAY1 = Date.parse('2026-10-05T07:00:00.000Z')
const DAY2 = Date.parse('2026-10-06T07:00:00.000Z')
const iso = (ms: number): string => new Date(ms).toISOString()
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const place = (at: number) => ({ lat: 55 + at / 100, lon: 11 })

/** Three stops a day over two days: a leg of 10 minutes to each, a visit of 20, no waiting; then 10 to a bed. */
function plan(): DatedPlan {
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

let seq = 0
const at = (kind: 'received' | 'handed-on', stop: number, minute: number, dayStart = DAY1): RelayEvent => ({
  seq: ++seq,
  id: uuid(1000 + seq),
  occurredAt: iso(dayStart + minute * MINUTE),
  kind,
  payload: { stopId: uuid(stop), greeting: '', side: 'receiver' },
})
const now = (minute: number, dayStart = DAY1): number => dayStart + minute * MINUTE
const baton = (events: RelayEvent[], nowMs: number) => progress(plan(), events, nowMs).baton

test('before the first departure the baton waits at the start', () => {
  const state = progress(plan(), [], now(-5))
  expect([state.phase, state.baton.where, state.next]).toEqual(['upcoming', 'start', 0])
  expect(state.baton.position).toMatchObject(place(0))
})

test('without any report it moves by the plan up to the first stop, and says that nobody has reported it', () => {
  expect(baton([], now(5))).toMatchObject({
    where: 'leg',
    towards: 0,
    known: 'planned',
    overdue: false,
    lastReport: null,
  })
  expect(baton([], now(5)).position?.lat).toBeCloseTo(55.005, 9)
  const late = baton([], now(45))
  expect([late.where, late.towards, late.overdue, late.position]).toEqual(['leg', 0, true, place(1)])
})

test('received: it is there, as reported, for as long as the visit lasts', () => {
  const state = progress(plan(), [at('received', 1, 11)], now(20))
  expect(state.baton).toMatchObject({ where: 'stop', at: 0, known: 'reported', position: place(1) })
  expect(state.stops.map((stop) => stop.state)).toEqual([
    'now',
    'to-come',
    'to-come',
    'to-come',
    'to-come',
    'to-come',
  ])
})

test('after the visit it is presumed to have left, also when nobody reported it', () => {
  expect(baton([at('received', 1, 10)], now(35))).toMatchObject({
    where: 'leg',
    at: 0,
    towards: 1,
    known: 'estimated',
  })
})

test('handed on early, it sets out early, but no community is expected to meet before its announced time', () => {
  const state = progress(plan(), [at('received', 1, 10), at('handed-on', 1, 20)], now(25))
  expect(state.baton).toMatchObject({ where: 'leg', towards: 1 })
  expect(state.baton.position?.lat).toBeCloseTo(55.015, 9)
  expect([state.stops[1]?.expectedMs, state.delayS]).toEqual([now(40), 0])
})

test('a delay is carried along within the day, and the night absorbs it', () => {
  const { stops, delayS } = progress(plan(), [at('received', 1, 40), at('handed-on', 1, 60)], now(61))
  expect(delayS).toBe(30 * 60)
  expect(stops.map((stop) => stop.delayS)).toEqual([1800, 1800, 1800, 0, 0, 0])
  expect(stops.map((stop) => stop.expectedMs)).toEqual([
    now(40),
    now(70),
    now(100),
    now(10, DAY2),
    now(40, DAY2),
    now(70, DAY2),
  ])
})

test('what is overdue is expected now, not in the past', () => {
  const { stops } = progress(plan(), [at('received', 1, 10), at('handed-on', 1, 30)], now(55))
  expect([stops[1]?.expectedMs, stops[1]?.delayS]).toEqual([now(55), 15 * 60])
})

test('stops that nobody reported count as done when a later one has', () => {
  const { stops } = progress(plan(), [at('received', 3, 75)], now(76))
  expect(stops.map(({ state, presumed }) => [state, presumed])).toEqual([
    ['done', true],
    ['done', true],
    ['now', false],
    ['to-come', false],
    ['to-come', false],
    ['to-come', false],
  ])
})

test('a report far ahead that was pressed by mistake is not believed against the one before', () => {
  const events = [at('received', 1, 10), at('received', 5, 15), at('handed-on', 1, 30)]
  expect(baton(events.slice(0, 2), now(20))).toMatchObject({ where: 'stop', at: 0 })
  const { baton: mended, stops } = progress(plan(), events, now(35))
  expect(mended).toMatchObject({ where: 'leg', at: 0, towards: 1 })
  expect(stops[4]).toMatchObject({ state: 'to-come', receivedMs: null })
})

test('a report that was taken back never happened', () => {
  const wrong = at('received', 2, 12)
  const withdrawn: RelayEvent = {
    seq: ++seq,
    id: uuid(1),
    occurredAt: iso(now(13)),
    kind: 'withdrawn',
    payload: { eventId: wrong.id },
  }
  expect(progress(plan(), [wrong, withdrawn], now(14))).toEqual(progress(plan(), [], now(14)))
})

test('in the evening it travels to its bed, sleeps there, and sets out at the planned hour', () => {
  const events = [at('received', 3, 70), at('handed-on', 3, 95)]
  expect(baton(events, now(100))).toMatchObject({ where: 'leg', towards: null })
  expect(baton(events, now(600))).toMatchObject({ where: 'night', position: { lat: 55.5, lon: 11.5 } })
  expect(baton(events, now(5, DAY2))).toMatchObject({ where: 'leg', towards: 3 })
})

test('after the last stop and the way to the end it is over', () => {
  const state = progress(plan(), [at('received', 6, 70, DAY2), at('handed-on', 6, 90, DAY2)], now(101, DAY2))
  expect([state.phase, state.baton.where, state.next, state.delayS]).toEqual(['finished', 'finish', null, 0])
})

test('received after handed on: the wrong button was pressed first, and the baton is there', () => {
  const events = [at('handed-on', 1, 12), at('received', 1, 14)]
  expect(baton(events, now(20))).toMatchObject({ where: 'stop', at: 0 })
  expect(progress(plan(), events, now(20)).stops[0]).toMatchObject({ state: 'now', handedOnMs: null })
})

test('a way to the finish that has a day of its own is travelled on that day', () => {
  const long = plan()
  const [first, second] = long.days
  if (!first || !second) throw new Error('the plan has two days')
  const way = {
    ...second.lastLeg,
    departsAt: iso(DAY2),
    line: [
      { lat: 55.5, lon: 11.5 },
      { lat: 55.6, lon: 11.5 },
    ],
    ferries: [],
  }
  const plan2 = {
    ...long,
    days: [
      first,
      { ...second, stops: [], lastLeg: { ...way, way: 'foot' as const, distanceM: 1, durationS: 600 } },
    ],
  }
  const events = [at('received', 3, 70), at('handed-on', 3, 90)]
  const whereAt = (nowMs: number) => progress(plan2, events, nowMs).baton
  expect(whereAt(now(95))).toMatchObject({ where: 'leg' })
  expect(whereAt(now(300))).toMatchObject({ where: 'night', position: { lat: 55.5, lon: 11.5 } })
  expect(whereAt(now(5, DAY2)).position?.lat).toBeCloseTo(55.55, 9)
  expect(whereAt(now(11, DAY2))).toMatchObject({ where: 'finish', position: { lat: 55.6, lon: 11.5 } })
})

test('a virtual stop takes time but no place: the baton stays where it is', () => {
  const held = plan()
  const virtual = held.days[0]?.stops[1]
  if (!virtual) throw new Error('the plan has a second stop')
  Object.assign(virtual, { position: null, leg: { ...virtual.leg, durationS: 0, distanceM: 0, line: [] } })
  const state = progress(
    held,
    [at('received', 1, 10), at('handed-on', 1, 30), at('received', 2, 31)],
    now(35),
  )
  expect(state.baton).toMatchObject({ where: 'stop', at: 1, position: place(1) })
})

const anyEvents = fc
  .array(
    fc.record({
      kind: fc.constantFrom('received' as const, 'handed-on' as const),
      stop: fc.integer({ min: 1, max: 7 }),
      minute: fc.integer({ min: -30, max: 2000 }),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((reports) =>
    reports.flatMap(({ kind, stop, minute, withdrawn }, index): RelayEvent[] => {
      const report: RelayEvent = {
        seq: 1,
        id: uuid(index),
        occurredAt: iso(now(minute)),
        kind,
        payload: { stopId: uuid(stop), greeting: '', side: 'receiver' },
      }
      const back: RelayEvent = {
        seq: 1,
        id: uuid(500 + index),
        occurredAt: iso(now(minute)),
        kind: 'withdrawn',
        payload: { eventId: report.id },
      }
      return withdrawn ? [report, back] : [report]
    }),
  )
const anyNow = fc.integer({ min: -60, max: 2500 }).map((minute) => now(minute))

test('late and reordered reports give the same state as punctual ones', () => {
  const shuffled = anyEvents.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
  )
  fc.assert(
    fc.property(shuffled, anyNow, ([events, other], nowMs) => {
      const numbered = (list: RelayEvent[]) => list.map((event, index) => ({ ...event, seq: index + 1 }))
      expect(progress(plan(), numbered(other), nowMs)).toEqual(progress(plan(), numbered(events), nowMs))
    }),
  )
})

test('whatever is reported: one baton with a place, stops in order, and no expectation in the past', () => {
  fc.assert(
    fc.property(anyEvents, anyNow, (events, nowMs) => {
      const state = progress(plan(), events, nowMs)
      expect(state.baton.position).not.toBeNull()
      const toCome = state.stops.map((stop) => stop.state === 'to-come')
      expect(toCome).toEqual(toCome.map((_, index) => index >= toCome.indexOf(true) && toCome.includes(true)))
      expect(state.stops.filter((stop) => stop.state === 'now').length).toBeLessThanOrEqual(1)
      const expected = state.stops.filter((stop) => stop.state === 'to-come').map((stop) => stop.expectedMs)
      expect(expected).toEqual([...expected].sort((a, b) => a - b))
      if (expected[0] !== undefined && state.phase === 'running')
        expect(expected[0]).toBeGreaterThanOrEqual(nowMs)
    }),
  )
})
