import { randomUUID } from 'node:crypto'
import { replan, replanReleased, type Replan } from '@stafet/domain/contract/control-room.ts'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { draftAnswer } from '@stafet/domain/contract/planning.ts'
import { rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { DataSource } from 'typeorm'
import { makeDraft } from './build-relay.ts'
import { at, checkIn, type halfHourly, releaseHalfHourly, roomOf, say, setClock } from './relay-at.ts'
import { contact, listNotices } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const release = (change?: Parameters<typeof halfHourly>[0]) => releaseHalfHourly(server, change)

async function makeReplan(relayId: string): Promise<Replan> {
  return replan.parse((await server.asOrganiser.post(`/api/relays/${relayId}/replans`).expect(201)).body)
}
async function refusedReplan(relayId: string) {
  const { status, body } = await server.asOrganiser
    .post(`/api/relays/${relayId}/replans`)
    .set('accept-language', 'en')
  const { code, message } = errorBody.parse(body)
  return [status, code, message]
}
function tryRelease(relayId: string, replanId: string, tell = true) {
  return server.asOrganiser.post(`/api/relays/${relayId}/replans/${replanId}/release`).send({ tell })
}
async function releaseReplan(relayId: string, replanId: string, tell = true) {
  return replanReleased.parse((await tryRelease(relayId, replanId, tell).expect(201)).body)
}
async function snapshotOf(slug: string) {
  return liveSnapshot.parse((await server.anybody.get(`/api/public/relays/${slug}/live`).expect(200)).body)
}
async function received(relayId: string, ids: readonly string[], times: readonly string[]): Promise<void> {
  for (const [index, time] of times.entries()) await say(server, relayId, checkIn(ids[index] ?? '', at(time)))
}
/** Which moved, by their place in the day as announced, from when to when. */
const timesOf = ({ moved }: Replan, ids: readonly string[]): [number, string, string][] =>
  moved.map(({ stopId, fromAt, toAt }) => [ids.indexOf(stopId), clock(fromAt), clock(toAt)])
/** `13.05` from an instant. */
const clock = (instant: string): string =>
  new Date(instant).toLocaleTimeString('da-DK', {
    timeZone: 'Europe/Copenhagen',
    hour: '2-digit',
    minute: '2-digit',
  })

test('on time nothing moves', async () => {
  const { relay, ids, first } = await release()
  await received(relay.id, ids, ['10:00', '10:30', '11:00'])
  await setClock(server, relay.id, at('11:05'))
  const made = await makeReplan(relay.id)
  const metres = first.stops.slice(3).reduce((sum, { leg }) => sum + leg.distanceM, 0)
  expect(made).toEqual({
    id: made.id,
    baseRelease: 1,
    madeAt: made.madeAt,
    moved: [],
    dropped: [],
    unmoved: 5,
    beforeM: metres,
    afterM: metres,
  })
})

test('an hour late moves those whose time is past, and waiting takes up the rest', async () => {
  const { relay, ids } = await release()
  await received(relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  const made = await makeReplan(relay.id)
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
  const { relay, ids, first } = await release((index) =>
    index === 4 ? { windows: [{ day: 0, from: '12:00', to: '12:20' }] } : {},
  )
  await received(relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  const made = await makeReplan(relay.id)
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

/** Late by an hour at the third stop, and the fifth cannot be reached before it closes. */
async function lateByAnHour() {
  const released = await release((index) => ({
    contact: contact(`20 30 40 5${index % 10}`),
    ...(index === 4 ? { windows: [{ day: 0, from: '12:00', to: '12:20' }] } : {}),
  }))
  await received(released.relay.id, released.ids, ['10:00', '10:30', '12:00'])
  await setClock(server, released.relay.id, at('12:05'))
  return released
}

test('what is released is the new day; what has happened and the days after stay as they were', async () => {
  const { relay, first, second } = await lateByAnHour()
  const before = await snapshotOf(relay.slug)
  const made = await makeReplan(relay.id)
  expect(await snapshotOf(relay.slug)).toEqual(before)
  expect(await releaseReplan(relay.id, made.id)).toEqual({ number: 2, told: 3 })

  const { release: released, events } = await snapshotOf(relay.slug)
  const [today, tomorrow] = released.plan.days
  expect(released.number).toBe(2)
  expect(today?.stops.slice(0, 3)).toEqual(first.stops.slice(0, 3))
  expect(JSON.stringify(tomorrow)).toBe(JSON.stringify(before.release.plan.days[1]))
  expect(tomorrow).toEqual(second)
  expect(today?.stops.map(({ number, name, startsAt }) => [number, name, clock(startsAt)])).toEqual([
    [1, 'Fællesskab 1', '10.00'],
    [2, 'Fællesskab 2', '10.30'],
    [3, 'Fællesskab 3', '11.00'],
    [4, 'Fællesskab 4', '12.16'],
    [5, 'Fællesskab 6', '12.37'],
    [6, 'Fællesskab 7', '13.00'],
    [7, 'Fællesskab 8', '13.30'],
  ])
  expect(today?.distanceM).toBe(
    today?.stops.reduce((sum, { leg }) => sum + leg.distanceM, today.lastLeg?.distanceM ?? 0),
  )
  // Whoever looks on sees the same baton as before: it has not jumped.
  const nowMs = Date.parse(at('12:05'))
  const [was, is] = [before.release.plan, released.plan].map((plan) => progress(plan, events, nowMs))
  expect(is?.baton).toEqual(was?.baton)
  expect(is?.stops.slice(0, 3)).toEqual(was?.stops.slice(0, 3))
  expect(is?.delayS).toBe(0)
})

test('those whose time moves are told, those who wait a few minutes are not, and the diary says so', async () => {
  const { relay, ids } = await lateByAnHour()
  const made = await makeReplan(relay.id)
  await releaseReplan(relay.id, made.id)
  const notices = await listNotices(server, relay.id)
  const told = notices.map(({ stopId, kind, body }) => [ids.indexOf(stopId ?? ''), kind, body])
  expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    [3, 'replan', `${relay.name}: Depechen kommer til jer kl. 12.16 i stedet for kl. 11.30.`],
    [
      4,
      'replan',
      `${relay.name}: Depechen kan desværre ikke nå frem til jer i dag kl. 12.00. Vi beklager, og vi ringer til jer, så snart vi kan.`,
    ],
    [5, 'replan', `${relay.name}: Depechen kommer til jer kl. 12.37 i stedet for kl. 12.30.`],
  ])
  const { events } = await roomOf(server, relay.id)
  expect(events.slice(-2).map(({ kind, payload }) => [kind, payload])).toEqual([
    ['released', { number: 2 }],
    [
      'noted',
      {
        about: 'replan',
        text: 'Resten af dagen er lagt om, 2 tider flyttet, 1 stop udgår, plan nr. 2 udsendt, 3 har fået besked.',
        stopId: null,
      },
    ],
  ])
})

test('released again, or at the same time, it is released and told once', async () => {
  const { relay } = await lateByAnHour()
  const made = await makeReplan(relay.id)
  const answers = await Promise.all([1, 2, 3].map(() => releaseReplan(relay.id, made.id)))
  expect(answers).toEqual([1, 2, 3].map(() => ({ number: 2, told: 3 })))
  expect(await listNotices(server, relay.id)).toHaveLength(3)
})

test('nobody is told when the coordinator does not want it', async () => {
  const { relay } = await lateByAnHour()
  const made = await makeReplan(relay.id)
  expect(await releaseReplan(relay.id, made.id, false)).toEqual({ number: 2, told: 0 })
  expect(await listNotices(server, relay.id)).toEqual([])
})

test('what has happened meanwhile is not planned over', async () => {
  const { relay, ids } = await lateByAnHour()
  const [made, other] = [await makeReplan(relay.id), await makeReplan(relay.id)]
  const word = checkIn(ids[3] ?? '', at('12:04'))
  await say(server, relay.id, word)
  const refused = await tryRelease(relay.id, made.id)
  expect([refused.status, errorBody.parse(refused.body).code]).toEqual([409, 'changed-meanwhile'])
  expect((await snapshotOf(relay.slug)).release.number).toBe(1)

  // That one of them stands may mean that the baton is elsewhere; so does taking it back. A note is no such news.
  const known = await makeReplan(relay.id)
  await say(server, relay.id, { kind: 'confirmed', id: randomUUID(), eventId: word.id })
  await tryRelease(relay.id, known.id).expect(409)
  await say(server, relay.id, { kind: 'withdrawn', id: randomUUID(), eventId: word.id })
  await tryRelease(relay.id, other.id).expect(409)
  const third = await makeReplan(relay.id)
  await say(server, relay.id, { kind: 'noted', id: randomUUID(), text: 'Regn' })
  const fourth = await makeReplan(relay.id)
  expect(await releaseReplan(relay.id, third.id)).toEqual({ number: 2, told: 3 })
  await tryRelease(relay.id, fourth.id).expect(409)
  await tryRelease(relay.id, randomUUID()).expect(404)
})

test('a replan of a quarter of an hour ago is of no use any longer', async () => {
  const { relay } = await lateByAnHour()
  const { id } = await makeReplan(relay.id)
  const database = server.app.get(DataSource)
  await database.query("UPDATE replan SET made_at = made_at - interval '16 minutes' WHERE id = $1", [id])
  await tryRelease(relay.id, id).expect(409)
})

test('the draft says that it knows nothing of the new day', async () => {
  const { relay } = await lateByAnHour()
  await makeDraft(server, relay.id)
  const draft = async () => {
    const { body } = await server.asOrganiser.get(`/api/relays/${relay.id}/plan`).expect(200)
    const found = draftAnswer.parse(body).draft
    return [found?.outdated, found?.warnings.filter(({ code }) => code === 'replanned-since').length]
  }
  expect(await draft()).toEqual([false, 0])
  await releaseReplan(relay.id, (await makeReplan(relay.id)).id)
  expect(await draft()).toEqual([true, 1])
})

test('a leg under way is gone to its end', async () => {
  const { relay, ids } = await release()
  await received(relay.id, ids, ['10:00', '10:30', '12:00'])
  await say(server, relay.id, checkIn(ids[2] ?? '', at('12:10'), 'handed-on'))
  await setClock(server, relay.id, at('12:12'))
  const made = await makeReplan(relay.id)
  expect(timesOf(made, ids)[0]).toEqual([3, '11.30', '12.16'])
  await releaseReplan(relay.id, made.id)
  const { release: released, events } = await snapshotOf(relay.slug)
  const { baton, stops } = progress(released.plan, events, Date.parse(at('12:12')))
  expect([baton.where, baton.towards, stops[3]?.id]).toEqual(['leg', 3, ids[3]])
})

test('skipped stops are left out, and nobody sets out before the hold is over', async () => {
  const { relay, ids } = await release()
  await received(relay.id, ids, ['10:00', '10:30', '11:00'])
  await setClock(server, relay.id, at('11:05'))
  await say(server, relay.id, { kind: 'skipped', id: randomUUID(), stopId: ids[4] ?? '', reason: '' })
  await say(server, relay.id, { kind: 'held', id: randomUUID(), untilAt: at('12:20'), reason: 'Torden' })
  const made = await makeReplan(relay.id)
  expect([made.dropped, timesOf(made, ids)]).toEqual([
    [],
    [
      [3, '11.30', '12.26'],
      [5, '12.30', '12.47'],
      [6, '13.00', '13.03'],
    ],
  ])
  await releaseReplan(relay.id, made.id)
  const { release: released } = await snapshotOf(relay.slug)
  expect(released.plan.days[0]?.stops.map(({ id }) => ids.indexOf(id))).toEqual([0, 1, 2, 3, 5, 6, 7])
  expect(released.plan.days[0]?.stops[3]?.leg.departsAt).toBe(at('12:20'))
})

test('the day may end an hour later where stops would be dropped otherwise, and no later', async () => {
  const { relay, ids } = await release((index) => ({
    windows: [
      {
        day: index < 8 ? 0 : 1,
        from: `${10 + Math.floor((index % 8) / 2)}:${index % 2 === 0 ? '00' : '30'}`,
        to: '20:00',
      },
    ],
  }))
  await received(relay.id, ids, ['10:00', '10:30', '16:40'])
  await setClock(server, relay.id, at('16:41'))
  const made = await makeReplan(relay.id)
  // Six minutes each way and ten at each stop: four of the five can be reached by 18.00.
  expect(made.dropped.map(({ reasons }) => reasons)).toEqual([['Der er ikke tid nok tilbage i dag.']])
  expect([made.moved.length, timesOf(made, ids).at(-1)]).toEqual([4, [7, '13.30', '17.49']])
})

test('a virtual stop takes its time and no travel', async () => {
  const { relay, ids } = await release((index) =>
    index === 4 ? { virtual: true, position: null, meetingLink: 'https://eksempel.invalid/møde' } : {},
  )
  await received(relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  const made = await makeReplan(relay.id)
  expect(timesOf(made, ids)).toEqual([
    [3, '11.30', '12.16'],
    [4, '12.00', '12.26'],
    [5, '12.30', '12.47'],
    [6, '13.00', '13.03'],
  ])
  await releaseReplan(relay.id, made.id)
  const stop = (await snapshotOf(relay.slug)).release.plan.days[0]?.stops[4]
  expect([stop?.position, stop?.meetingLink, stop?.leg.distanceM, stop?.leg.line]).toEqual([
    null,
    'https://eksempel.invalid/møde',
    0,
    [],
  ])
})

test('a stop that is reached by car is planned by car', async () => {
  const { relay, ids } = await release()
  await received(relay.id, ids, ['10:00', '10:30', '12:00'])
  await setClock(server, relay.id, at('12:05'))
  await say(server, relay.id, { kind: 'way-changed', id: randomUUID(), stopId: ids[3] ?? '', way: 'car' })
  expect(timesOf(await makeReplan(relay.id), ids)[0]).toEqual([3, '11.30', '12.11'])
})

test('the morning of a day can be planned anew, from where the baton slept', async () => {
  const { relay, first, second, ids } = await release()
  const times = first.stops.map(({ startsAt }) => clock(startsAt).replace('.', ':'))
  await received(relay.id, ids, times)
  await setClock(server, relay.id, at('08:00', '2025-10-07'))
  await say(server, relay.id, {
    kind: 'held',
    id: randomUUID(),
    untilAt: at('11:00', '2025-10-07'),
    reason: 'Tåge',
  })
  const made = await makeReplan(relay.id)
  expect(made.moved.map(({ stopId }) => stopId)).toEqual(
    second.stops.map(({ id }) => id).slice(0, made.moved.length),
  )
  await releaseReplan(relay.id, made.id)
  const { release: released } = await snapshotOf(relay.slug)
  expect(released.plan.days[0]).toEqual(first)
  expect(released.plan.days[1]?.stops.map(({ number }) => number)).toEqual([9, 10, 11])
  expect(released.plan.days[1]?.stops[0]?.leg.departsAt).toBe(at('11:00', '2025-10-07'))
})

test('however late it is, the baton goes to where the next day begins', async () => {
  const { relay, ids, first } = await release()
  await received(relay.id, ids, ['10:00', '10:30', '17:50'])
  await setClock(server, relay.id, at('17:55'))
  const made = await makeReplan(relay.id)
  expect([made.moved, made.dropped.map(({ stopId }) => ids.indexOf(stopId))]).toEqual([[], [3, 4, 5, 6, 7]])
  await releaseReplan(relay.id, made.id)
  const today = (await snapshotOf(relay.slug)).release.plan.days[0]
  expect(today?.stops).toEqual(first.stops.slice(0, 3))
  expect([today?.lastLeg?.departsAt, today?.lastLeg?.line.at(-1)]).toEqual([
    at('18:00'),
    first.stops[7]?.position,
  ])
})

test('pressed twice, there is one search', async () => {
  const { relay } = await lateByAnHour()
  const press = async () => (await server.asOrganiser.post(`/api/relays/${relay.id}/replans`)).status
  expect((await Promise.all([press(), press(), press()])).sort()).toEqual([201, 409, 409])
  expect(await press()).toBe(201)
})

test('a rehearsal is planned anew by its own clock, and nobody hears of it', async () => {
  const { relay, ids } = await release(() => ({ contact: contact('20 30 40 50') }))
  const { body } = await server.asOrganiser
    .post(`/api/relays/${relay.id}/rehearsals`)
    .send({ speed: 60 })
    .expect(201)
  const { id } = rehearsal.parse(body)
  await setClock(server, id, at('12:05'))
  await received(id, ids, ['10:00', '10:30', '12:00'])
  const made = await makeReplan(id)
  expect(timesOf(made, ids).map(([index]) => index)).toEqual([3, 4, 5, 6])
  await releaseReplan(id, made.id)
  expect((await listNotices(server, id)).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped'])
  expect((await snapshotOf(relay.slug)).release.number).toBe(1)
})

test('it is said what must be known first, and when there is nothing to plan', async () => {
  const { relay, first, ids } = await release()
  await setClock(server, relay.id, at('10:00', '2025-10-05'))
  const nothing = [409, 'not-under-way', 'No stops are left today, so there is nothing to plan anew.']
  expect(await refusedReplan(relay.id)).toEqual(nothing)
  await setClock(server, relay.id, at('09:30', '2025-10-07'))
  const times = first.stops.slice(0, 7).map(({ startsAt }) => clock(startsAt).replace('.', ':'))
  await received(relay.id, ids, times)
  expect(await refusedReplan(relay.id)).toEqual([
    409,
    'not-under-way',
    'Say first whether the baton came to Fællesskab 8: check it in, or skip the stop.',
  ])
  await say(server, relay.id, { kind: 'skipped', id: randomUUID(), stopId: ids[7] ?? '', reason: '' })
  expect((await makeReplan(relay.id)).dropped).toEqual([])
  await setClock(server, relay.id, at('10:00', '2025-10-08'))
  expect(await refusedReplan(relay.id)).toEqual(nothing)
})
