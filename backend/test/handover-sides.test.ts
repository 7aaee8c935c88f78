import { randomUUID } from 'node:crypto'
import { checkInAnswer, checkInPage } from '@stafet/domain/contract/check-in.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { RelayLog } from '../src/relays/index.ts'
import { askDatabase } from './ask-database.ts'
import { releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` })
const report = (kind: 'received' | 'handed-on') => ({
  id: randomUUID(),
  kind,
  occurredAt: '2026-10-05T08:00:00.000Z',
  greeting: '',
})

async function eventsOf(slug: string) {
  const { body } = await server.anybody.get(`/api/public/relays/${slug}/live`).expect(200)
  return liveSnapshot.parse(body).events
}

test('those who come with the baton can say so: it stands at the stop after theirs, and only there', async () => {
  const { relay, keys, links } = await releaseRelay(server)
  const post = (at: number, body: object) =>
    server.anybody
      .post('/api/check-in/reports')
      .set(bearer(keys[at] ?? ''))
      .send(body)
  const sent = { ...report('received'), side: 'giver' }
  await post(1, sent).expect(200)
  const { body } = await post(1, sent).expect(200)
  expect(checkInAnswer.parse(body)).toEqual({
    repeated: true,
    event: {
      seq: 2,
      id: sent.id,
      kind: 'received',
      occurredAt: sent.occurredAt,
      payload: { stopId: links[2]?.stopId, greeting: '', side: 'giver' },
    },
  })
  const handedOn = await post(1, { ...report('handed-on'), side: 'giver' }).expect(400)
  const atTheEnd = await post(3, { ...report('received'), side: 'giver' }).expect(400)
  expect([handedOn.body.code, atTheEnd.body.code]).toEqual(['invalid', 'invalid'])
  expect(await eventsOf(relay.slug)).toHaveLength(2)
})

test("the giver's word is theirs to take back, and not the receiver's", async () => {
  const { relay, keys } = await releaseRelay(server)
  const sent = { ...report('received'), side: 'giver' }
  await server.anybody
    .post('/api/check-in/reports')
    .set(bearer(keys[0] ?? ''))
    .send(sent)
    .expect(200)
  const takeBack = (at: number) =>
    server.anybody
      .post('/api/check-in/withdrawals')
      .set(bearer(keys[at] ?? ''))
      .send({ id: randomUUID(), eventId: sent.id, occurredAt: '2026-10-05T08:01:00.000Z' })
  await takeBack(1).expect(404)
  await takeBack(0).expect(200)
  expect((await eventsOf(relay.slug)).map(({ kind }) => kind)).toEqual(['released', 'received', 'withdrawn'])
})

test('who received it and how many took part is for organisers, with the door that it came through', async () => {
  const { relay, keys, links } = await releaseRelay(server)
  const sent = { ...report('received'), who: 'Karen fra koret', participants: { members: 12, guests: null } }
  const { body } = await server.anybody
    .post('/api/check-in/reports')
    .set(bearer((links[0]?.posterPath ?? '').replace('/f/', '')))
    .send(sent)
    .expect(200)
  const { body: page } = await server.anybody.get('/api/check-in').set(bearer(keys[0] ?? ''))
  const { body: live } = await server.anybody.get(`/api/public/relays/${relay.slug}/live`)
  for (const answer of [body, live]) expect(JSON.stringify(answer)).not.toMatch(/Karen|participants|poster/)
  expect(checkInPage.parse(page).reports).toEqual([{ ...sent, side: 'receiver' }])
  const [, logged] = await server.app.get(RelayLog).loggedAfter(relay.id, 0)
  expect(logged).toMatchObject({ actor: 'link', door: 'poster', payload: { who: sent.who } })
})

test("the giver's word is about the stop that followed on theirs when their phone was told so", async () => {
  const { relay, keys, links } = await releaseRelay(server)
  // The newest plan goes past the second stop.
  await askDatabase(
    server.databaseUrl,
    `INSERT INTO plan_release (relay_id, number, released_at, plan)
     SELECT relay_id, 2, now(), plan #- '{days,0,stops,1}' FROM plan_release WHERE relay_id = '${relay.id}'`,
  )
  const given = async (
    stopId: string | undefined,
    id = randomUUID(),
  ): Promise<[number, string | undefined]> => {
    const { status, body } = await server.anybody
      .post('/api/check-in/reports')
      .set(bearer(keys[0] ?? ''))
      .send({ ...report('received'), id, side: 'giver', stopId })
    return [status, body.event?.payload.stopId]
  }
  const ids = links.map(({ stopId }) => stopId)
  expect(await given(undefined)).toEqual([200, ids[2]])
  expect(await given(ids[2])).toEqual([200, ids[2]])
  const eventId = randomUUID()
  expect(await given(ids[1], eventId)).toEqual([200, ids[1]])
  expect(await given(ids[3])).toEqual([400, undefined])

  const takeBack = (at: number) =>
    server.anybody
      .post('/api/check-in/withdrawals')
      .set(bearer(keys[at] ?? ''))
      .send({ id: randomUUID(), eventId, occurredAt: '2026-10-05T08:01:00.000Z' })
  for (const other of [1, 2]) await takeBack(other).expect(404)
  await takeBack(0).expect(200)
})
