import { randomUUID } from 'node:crypto'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { at, checkIn, releaseHalfHourly, say, setClock } from './relay-at.ts'
import {
  clock,
  lateByAnHour,
  makeReplan,
  received,
  releaseReplan,
  snapshotOf,
  timesOf,
} from './replan-a-day.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function refusedReplan(relayId: string) {
  const { status, body } = await server.asOrganiser
    .post(`/api/relays/${relayId}/replans`)
    .set('accept-language', 'en')
  const { code, message } = errorBody.parse(body)
  return [status, code, message]
}

test('on time nothing moves', async () => {
  const { relay, ids, first } = await releaseHalfHourly(server)
  await received(server, relay.id, ids, ['10:00', '10:30', '11:00'])
  await setClock(server, relay.id, at('11:05'))
  const made = await makeReplan(server, relay.id)
  const metres = first.stops.slice(3).reduce((sum, { leg }) => sum + leg.distanceM, 0)
  expect(made).toEqual({
    id: made.id,
    baseRelease: 1,
    madeAt: made.madeAt,
    moved: [],
    dropped: [],
    neighbours: [],
    unmoved: 5,
    beforeM: metres,
    afterM: metres,
  })
})

test('an hour late moves those whose time is past, and waiting takes up the rest', async () => {
  const { relay, ids } = await releaseHalfHourly(server)
  await received(server, relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  const made = await makeReplan(server, relay.id)
  expect(made.dropped).toEqual([])
  expect(timesOf(made, ids)).toEqual([
    [3, '11.30', '12.16'],
    [4, '12.00', '12.32'],
    [5, '12.30', '12.48'],
    [6, '13.00', '13.04'],
  ])
  expect(made.unmoved).toBe(1)
})

test('a stop that has closed before the baton can be there is dropped, and it is said why', async () => {
  const { relay, ids, first } = await releaseHalfHourly(server, (index) =>
    index === 4 ? { windows: [{ day: 0, from: '12:00', to: '12:20' }] } : {},
  )
  await received(server, relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  const made = await makeReplan(server, relay.id)
  expect(made.dropped).toEqual([
    {
      stopId: ids[4],
      name: first.stops[4]?.name,
      startsAt: at('12:00'),
      reasons: ['Depechen kan tidligst være der kl. 12.21, og besøget skal begynde senest kl. 12.10.'],
    },
  ])
  expect(timesOf(made, ids)).toEqual([
    [3, '11.30', '12.16'],
    [5, '12.30', '12.37'],
  ])
  expect(made.unmoved).toBe(2)
})

test('a leg under way is gone to its end', async () => {
  const { relay, ids } = await releaseHalfHourly(server)
  await received(server, relay.id, ids, ['10:00', '10:30', '12:00'])
  await say(server, relay.id, checkIn(ids[2] ?? '', at('12:10'), 'handed-on'))
  await setClock(server, relay.id, at('12:12'))
  const made = await makeReplan(server, relay.id)
  expect(timesOf(made, ids)[0]).toEqual([3, '11.30', '12.16'])
  await releaseReplan(server, relay.id, made.id)
  const { release: released, events } = await snapshotOf(server, relay.slug)
  const { baton, stops } = progress(released.plan, events, Date.parse(at('12:12')))
  expect([baton.where, baton.towards, stops[3]?.id]).toEqual(['leg', 3, ids[3]])
})

test('skipped stops are left out, and nobody sets out before the hold is over', async () => {
  const { relay, ids } = await releaseHalfHourly(server)
  await received(server, relay.id, ids, ['10:00', '10:30', '11:00'])
  await setClock(server, relay.id, at('11:05'))
  await say(server, relay.id, { kind: 'skipped', id: randomUUID(), stopId: ids[4] ?? '', reason: '' })
  await say(server, relay.id, { kind: 'held', id: randomUUID(), untilAt: at('12:20'), reason: 'Torden' })
  const made = await makeReplan(server, relay.id)
  expect([made.dropped, timesOf(made, ids)]).toEqual([
    [],
    [
      [3, '11.30', '12.26'],
      [5, '12.30', '12.47'],
      [6, '13.00', '13.03'],
    ],
  ])
  await releaseReplan(server, relay.id, made.id)
  const { release: released } = await snapshotOf(server, relay.slug)
  expect(released.plan.days[0]?.stops.map(({ id }) => ids.indexOf(id))).toEqual([0, 1, 2, 3, 5, 6, 7])
  expect(released.plan.days[0]?.stops[3]?.leg.departsAt).toBe(at('12:20'))
})

test('the day may end an hour later where stops would be dropped otherwise, and no later', async () => {
  const { relay, ids } = await releaseHalfHourly(server, (index) => ({
    windows: [
      {
        day: index < 8 ? 0 : 1,
        from: `${10 + Math.floor((index % 8) / 2)}:${index % 2 === 0 ? '00' : '30'}`,
        to: '20:00',
      },
    ],
  }))
  await received(server, relay.id, ids, ['10:00', '10:30', '16:40'])
  await setClock(server, relay.id, at('16:41'))
  const made = await makeReplan(server, relay.id)
  // Six minutes each way and ten at each stop: four of the five can be reached by 18.00.
  expect(made.dropped.map(({ reasons }) => reasons)).toEqual([['Der er ikke tid nok tilbage i dag.']])
  expect([made.moved.length, timesOf(made, ids).at(-1)]).toEqual([4, [7, '13.30', '17.49']])
})

test('a virtual stop takes its time and no travel', async () => {
  const { relay, ids } = await releaseHalfHourly(server, (index) =>
    index === 4 ? { virtual: true, position: null, meetingLink: 'https://eksempel.invalid/møde' } : {},
  )
  await received(server, relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  const made = await makeReplan(server, relay.id)
  expect(timesOf(made, ids)).toEqual([
    [3, '11.30', '12.16'],
    [4, '12.00', '12.26'],
    [5, '12.30', '12.47'],
    [6, '13.00', '13.03'],
  ])
  await releaseReplan(server, relay.id, made.id)
  const stop = (await snapshotOf(server, relay.slug)).release.plan.days[0]?.stops[4]
  expect([stop?.position, stop?.meetingLink, stop?.leg.distanceM, stop?.leg.line]).toEqual([
    null,
    'https://eksempel.invalid/møde',
    0,
    [],
  ])
})

test('a stop that is reached by car is planned by car', async () => {
  const { relay, ids } = await releaseHalfHourly(server)
  await received(server, relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  await say(server, relay.id, { kind: 'way-changed', id: randomUUID(), stopId: ids[3] ?? '', way: 'car' })
  expect(timesOf(await makeReplan(server, relay.id), ids)[0]).toEqual([3, '11.30', '12.11'])
})

test('the morning of a day can be planned anew, from where the baton slept', async () => {
  const { relay, first, second, ids } = await releaseHalfHourly(server)
  const times = first.stops.map(({ startsAt }) => clock(startsAt).replace('.', ':'))
  await received(server, relay.id, ids, times)
  await setClock(server, relay.id, at('08:00', '2025-10-07'))
  await say(server, relay.id, {
    kind: 'held',
    id: randomUUID(),
    untilAt: at('11:00', '2025-10-07'),
    reason: 'Tåge',
  })
  const made = await makeReplan(server, relay.id)
  expect(made.moved.map(({ stopId }) => stopId)).toEqual(
    second.stops.map(({ id }) => id).slice(0, made.moved.length),
  )
  await releaseReplan(server, relay.id, made.id)
  const { release: released } = await snapshotOf(server, relay.slug)
  expect(released.plan.days[0]).toEqual(first)
  expect(released.plan.days[1]?.stops.map(({ number }) => number)).toEqual([9, 10, 11])
  expect(released.plan.days[1]?.stops[0]?.leg.departsAt).toBe(at('11:00', '2025-10-07'))
})

test('however late it is, the baton goes to where the next day begins', async () => {
  const { relay, ids, first } = await releaseHalfHourly(server)
  await received(server, relay.id, ids, ['10:00', '10:30', '17:50'])
  await setClock(server, relay.id, at('17:55'))
  const made = await makeReplan(server, relay.id)
  expect([made.moved, made.dropped.map(({ stopId }) => ids.indexOf(stopId))]).toEqual([[], [3, 4, 5, 6, 7]])
  await releaseReplan(server, relay.id, made.id)
  const today = (await snapshotOf(server, relay.slug)).release.plan.days[0]
  expect(today?.stops).toEqual(first.stops.slice(0, 3))
  expect([today?.lastLeg?.departsAt, today?.lastLeg?.line.at(-1)]).toEqual([
    at('18:00'),
    first.stops[7]?.position,
  ])
})

test('pressed twice, there is one search', async () => {
  const { relay } = await lateByAnHour(server)
  const press = async () => (await server.asOrganiser.post(`/api/relays/${relay.id}/replans`)).status
  expect((await Promise.all([press(), press(), press()])).sort()).toEqual([201, 409, 409])
  expect(await press()).toBe(201)
})

test('it is said what must be known first, and when there is nothing to plan', async () => {
  const { relay, first, ids } = await releaseHalfHourly(server)
  await setClock(server, relay.id, at('10:00', '2025-10-05'))
  const nothing = [409, 'not-under-way', 'No stops are left today, so there is nothing to plan anew.']
  expect(await refusedReplan(relay.id)).toEqual(nothing)
  await setClock(server, relay.id, at('09:30', '2025-10-07'))
  const times = first.stops.slice(0, 7).map(({ startsAt }) => clock(startsAt).replace('.', ':'))
  await received(server, relay.id, ids, times)
  expect(await refusedReplan(relay.id)).toEqual([
    409,
    'not-under-way',
    'Say first whether the baton came to Fællesskab 8: check it in, or skip the stop.',
  ])
  await say(server, relay.id, { kind: 'skipped', id: randomUUID(), stopId: ids[7] ?? '', reason: '' })
  expect((await makeReplan(server, relay.id)).dropped).toEqual([])
  await setClock(server, relay.id, at('10:00', '2025-10-08'))
  expect(await refusedReplan(relay.id)).toEqual(nothing)
})
