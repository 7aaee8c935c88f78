import { progress } from './progress.ts'
import { at, iso, now, plan, uuid } from './testing/two-days.ts'

const on = [at('received', 1, 10), at('handed-on', 1, 30)]
/** A phone on the leg to a stop, as far north as `lat`, at a minute of the first day. */
const phone = (stop: number, lat: number, minute: number, more = {}) => ({
  stopId: uuid(stop),
  lat,
  lon: 11,
  accuracyM: 10,
  occurredAt: iso(now(minute)),
  ...more,
})
const state = (minute: number, position: ReturnType<typeof phone> | null, events = on) =>
  progress(plan(), events, now(minute), position)

test('a phone on the leg tells where the baton is, and when it comes', () => {
  // A quarter of the way after six minutes: seven and a half are left.
  const { baton, stops } = state(36, phone(2, 55.0125, 36))
  expect(baton).toMatchObject({
    where: 'leg',
    towards: 1,
    position: { lat: 55.0125, lon: 11 },
    known: 'live',
    knownMs: now(36),
    accuracyM: 10,
    overdue: false,
  })
  expect((stops[1]?.expectedMs ?? 0) / 60_000).toBeCloseTo(now(43.5) / 60_000, 3)
})

test('after three minutes it is where they were seen, and after half an hour it says nothing', () => {
  const seen = phone(2, 55.012, 34)
  expect(state(37, seen).baton.known).toBe('live')
  expect(state(37.1, seen).baton).toMatchObject({
    known: 'seen',
    knownMs: now(34),
    position: { lat: 55.012 },
  })
  expect(state(65, seen).baton).toEqual(state(65, null).baton)
})

test('shown late for the sake of those who carry, it is never live', () => {
  expect(state(40, phone(2, 55.015, 39, { privacy: 'delayed' })).baton).toMatchObject({
    known: 'seen',
    delayed: true,
  })
})

test.each([
  ['from before the baton was handed on', phone(2, 55.012, 29)],
  ['still at the stop that it leaves', phone(2, 55.011, 36)],
  ['that does not know where it is', phone(2, 55.015, 36, { accuracyM: 900 })],
  ['on a leg that is travelled', phone(1, 55.005, 36)],
  ['of those who wait on a later leg', phone(3, 55.0215, 36)],
  ['of those who come to meet it on a later leg, before it can be there', phone(3, 55.025, 36)],
])('a phone %s says nothing', (_, position) => {
  expect(state(37, position)).toEqual(state(37, null))
})

test('on a later leg, when the baton can be there: the check-ins between were forgotten', () => {
  const { baton, stops, next } = state(65, phone(3, 55.025, 65))
  expect(baton).toMatchObject({ where: 'leg', at: 1, towards: 2, known: 'live' })
  expect(stops.map(({ state, presumed, receivedMs }) => [state, presumed, receivedMs]).slice(0, 3)).toEqual([
    ['done', false, now(10)],
    ['done', true, null],
    ['to-come', false, null],
  ])
  expect(next).toBe(2)
})

test('near the stop it suggests the check-in and does not make it', () => {
  const { baton, stops } = state(45, phone(2, 55.02, 45))
  expect(baton).toMatchObject({ where: 'leg', towards: 1, overdue: true, known: 'live' })
  expect(stops[1]).toMatchObject({ state: 'to-come', receivedMs: null, expectedMs: now(45) })
})

test('during a visit a phone on the way on is somebody who comes to fetch it, until half of it is over', () => {
  const here = [at('received', 1, 10)]
  expect(state(18, phone(2, 55.015, 18), here).baton.where).toBe('stop')
  expect(state(25, phone(2, 55.015, 25), here).baton).toMatchObject({ where: 'leg', towards: 1 })
})
