import type { RelayEvent } from '../contract/relay-event.ts'
import { progress } from './progress.ts'
import { at, DAY2, iso, now, place, plan, withdrawn } from './testing/two-days.ts'

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
  expect(progress(plan(), [wrong, withdrawn(wrong, 13)], now(14))).toEqual(progress(plan(), [], now(14)))
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
