import { randomUUID } from 'node:crypto'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { draftAnswer } from '@stafet/domain/contract/planning.ts'
import { rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { DataSource } from 'typeorm'
import { makeDraft } from './build-relay.ts'
import { at, checkIn, releaseHalfHourly, roomOf, say, setClock } from './relay-at.ts'
import {
  clock,
  lateByAnHour,
  makeReplan,
  received,
  releaseReplan,
  snapshotOf,
  timesOf,
  tryRelease,
} from './replan-a-day.ts'
import { contact, listNotices } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('what is released is the new day; what has happened and the days after stay as they were', async () => {
  const { relay, first, second } = await lateByAnHour(server)
  const before = await snapshotOf(server, relay.slug)
  const made = await makeReplan(server, relay.id)
  expect(await snapshotOf(server, relay.slug)).toEqual(before)
  expect(await releaseReplan(server, relay.id, made.id)).toEqual({ number: 2, told: 3 })

  const { release: released, events } = await snapshotOf(server, relay.slug)
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
  const { relay, ids } = await lateByAnHour(server)
  const made = await makeReplan(server, relay.id)
  expect(made.neighbours.map(({ stopId, from, to }) => [ids.indexOf(stopId), from, to])).toEqual([
    [3, null, 'Fællesskab 6'],
    [5, 'Fællesskab 4', null],
  ])
  await releaseReplan(server, relay.id, made.id)
  const notices = await listNotices(server, relay.id)
  const told = notices.map(({ stopId, kind, body }) => [ids.indexOf(stopId ?? ''), kind, body])
  expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    [
      3,
      'replan',
      `${relay.name}: Depechen kommer til jer kl. 12.16 i stedet for kl. 11.30. I giver den til Fællesskab 6.`,
    ],
    [
      4,
      'replan',
      `${relay.name}: Depechen kan desværre ikke nå frem til jer i dag kl. 12.00. Vi beklager, og vi ringer til jer, så snart vi kan.`,
    ],
    [
      5,
      'replan',
      `${relay.name}: Depechen kommer til jer kl. 12.37 i stedet for kl. 12.30. I får den fra Fællesskab 4.`,
    ],
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

test('those whose time stands are told when they get the baton from others, also those who have it', async () => {
  const { relay, ids } = await releaseHalfHourly(server, () => ({ contact: contact('20 30 40 50') }))
  await received(server, relay.id, ids, ['10:00', '10:30'])
  await setClock(server, relay.id, at('10:35'))
  await say(server, relay.id, { kind: 'skipped', id: randomUUID(), stopId: ids[2] ?? '', reason: '' })
  const made = await makeReplan(server, relay.id)
  expect([made.moved, made.dropped]).toEqual([[], []])
  expect(await releaseReplan(server, relay.id, made.id)).toEqual({ number: 2, told: 2 })
  const notices = await listNotices(server, relay.id)
  const told = notices.map(({ stopId, body }) => [ids.indexOf(stopId ?? ''), body])
  expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    [1, `${relay.name}: Depechen går i en ny rækkefølge. I giver den til Fællesskab 4.`],
    [3, `${relay.name}: Depechen går i en ny rækkefølge. I får den fra Fællesskab 2.`],
  ])
})

test('released again, or at the same time, it is released and told once', async () => {
  const { relay } = await lateByAnHour(server)
  const made = await makeReplan(server, relay.id)
  const answers = await Promise.all([1, 2, 3].map(() => releaseReplan(server, relay.id, made.id)))
  expect(answers).toEqual([1, 2, 3].map(() => ({ number: 2, told: 3 })))
  expect(await listNotices(server, relay.id)).toHaveLength(3)
})

test('nobody is told when the coordinator does not want it', async () => {
  const { relay } = await lateByAnHour(server)
  const made = await makeReplan(server, relay.id)
  expect(await releaseReplan(server, relay.id, made.id, false)).toEqual({ number: 2, told: 0 })
  expect(await listNotices(server, relay.id)).toEqual([])
})

test('what has happened meanwhile is not planned over', async () => {
  const { relay, ids } = await lateByAnHour(server)
  const [made, other] = [await makeReplan(server, relay.id), await makeReplan(server, relay.id)]
  const word = checkIn(ids[3] ?? '', at('12:04'))
  await say(server, relay.id, word)
  const refused = await tryRelease(server, relay.id, made.id)
  expect([refused.status, errorBody.parse(refused.body).code]).toEqual([409, 'changed-meanwhile'])
  expect((await snapshotOf(server, relay.slug)).release.number).toBe(1)

  // That one of them stands may mean that the baton is elsewhere; so does taking it back. A note is no such news.
  const known = await makeReplan(server, relay.id)
  await say(server, relay.id, { kind: 'confirmed', id: randomUUID(), eventId: word.id })
  await tryRelease(server, relay.id, known.id).expect(409)
  await say(server, relay.id, { kind: 'withdrawn', id: randomUUID(), eventId: word.id })
  await tryRelease(server, relay.id, other.id).expect(409)
  const third = await makeReplan(server, relay.id)
  await say(server, relay.id, { kind: 'noted', id: randomUUID(), text: 'Regn' })
  const fourth = await makeReplan(server, relay.id)
  expect(await releaseReplan(server, relay.id, third.id)).toEqual({ number: 2, told: 3 })
  await tryRelease(server, relay.id, fourth.id).expect(409)
  await tryRelease(server, relay.id, randomUUID()).expect(404)
})

test('a replan of a quarter of an hour ago is of no use any longer', async () => {
  const { relay } = await lateByAnHour(server)
  const { id } = await makeReplan(server, relay.id)
  const database = server.app.get(DataSource)
  await database.query("UPDATE replan SET made_at = made_at - interval '16 minutes' WHERE id = $1", [id])
  await tryRelease(server, relay.id, id).expect(409)
})

test('the draft says that it knows nothing of the new day', async () => {
  const { relay } = await lateByAnHour(server)
  await makeDraft(server, relay.id)
  const draft = async () => {
    const { body } = await server.asOrganiser.get(`/api/relays/${relay.id}/plan`).expect(200)
    const found = draftAnswer.parse(body).draft
    return [found?.outdated, found?.warnings.filter(({ code }) => code === 'replanned-since').length]
  }
  expect(await draft()).toEqual([false, 0])
  await releaseReplan(server, relay.id, (await makeReplan(server, relay.id)).id)
  expect(await draft()).toEqual([true, 1])
})

test('a rehearsal is planned anew by its own clock, and nobody hears of it', async () => {
  const { relay, ids } = await releaseHalfHourly(server, () => ({ contact: contact('20 30 40 50') }))
  const { body } = await server.asOrganiser
    .post(`/api/relays/${relay.id}/rehearsals`)
    .send({ speed: 60 })
    .expect(201)
  const { id } = rehearsal.parse(body)
  await setClock(server, id, at('12:05'))
  await received(server, id, ids, ['10:00', '10:30', '12:00'])
  const made = await makeReplan(server, id)
  expect(timesOf(made, ids).map(([index]) => index)).toEqual([3, 4, 5, 6])
  await releaseReplan(server, id, made.id)
  expect((await listNotices(server, id)).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'dropped'])
  expect((await snapshotOf(server, relay.slug)).release.number).toBe(1)
})
