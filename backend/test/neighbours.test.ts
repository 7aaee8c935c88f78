import { randomUUID } from 'node:crypto'
import { checkInPage } from '@stafet/domain/contract/check-in.ts'
import { contact } from '@stafet/domain/contract/community.ts'
import { noticeList } from '@stafet/domain/contract/notice.ts'
import { RelayLog } from '../src/relays/index.ts'
import { buildCommunities, releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const as = (key = '') => ({ authorization: `Bearer ${key}` })

/** Three stops; at the last of them nobody can be reached. */
async function threeStops() {
  const { relay, keys, links } = await releaseRelay(
    server,
    buildCommunities(3).map((community) => ({
      ...community,
      contact: contact.parse({ name: 'Bo', phone: '20 30 40 50' }),
    })),
    { coordinator: { name: 'Kirsten', phone: '58 57 00 00' } },
  )
  return { relay, keys, stops: links }
}
const write = (key = '', to: string, changes: object = {}) =>
  server.anybody
    .post('/api/check-in/messages')
    .set(as(key))
    .send({ id: randomUUID(), to, text: 'Vi er på vej', ...changes })
const answer = (key = '', given: string) =>
  server.anybody.post('/api/check-in/attendance').set(as(key)).send({ answer: given })
const diary = async (relayId: string) =>
  (await server.app.get(RelayLog).loggedAfter(relayId, 1)).map(({ kind, actor, payload }) => ({
    kind,
    actor,
    ...payload,
  }))

test('a stop writes to the one before, the one after and the coordinator, and the diary does not say what', async () => {
  const { relay, keys, stops } = await threeStops()
  const [before, own, after] = stops.map(({ name }) => name)
  for (const to of ['from', 'to', 'coordinator']) await write(keys[1], to).expect(204)
  const { body } = await server.asOrganiser.get(`/api/relays/${relay.id}/notices`).expect(200)
  const { notices } = noticeList.parse(body)
  expect(
    notices.map(({ kind, stopId, recipient, body: told }) => [kind, stopId, recipient, told]).toSorted(),
  ).toEqual(
    [
      ['neighbour', stops[0]?.stopId, '+4520304050', `${own ?? ''} skriver: Vi er på vej`],
      ['neighbour', stops[2]?.stopId, '+4520304050', `${own ?? ''} skriver: Vi er på vej`],
      ['neighbour', null, '+4558570000', `${own ?? ''} skriver: Vi er på vej`],
    ].toSorted(),
  )
  const noted = { kind: 'noted', actor: 'link', about: 'message', stopId: stops[1]?.stopId }
  expect(await diary(relay.id)).toEqual(
    [before, after, 'koordinatoren'].map((to) => ({ ...noted, text: `${own ?? ''} skrev til ${to ?? ''}.` })),
  )
})

test('a message that is sent again goes out once', async () => {
  const { relay, keys } = await threeStops()
  const id = randomUUID()
  await Promise.all([1, 2, 3].map(() => write(keys[0], 'to', { id }).expect(204)))
  const { body } = await server.asOrganiser.get(`/api/relays/${relay.id}/notices`).expect(200)
  expect(noticeList.parse(body).notices).toHaveLength(1)
  expect(await diary(relay.id)).toHaveLength(1)
})

test('there is nobody to write to before the first stop, where nobody is named, and where nobody can be reached', async () => {
  const { keys } = await threeStops()
  await write(keys[0], 'from').expect(404)
  const silent = await releaseRelay(server)
  await write(silent.keys[0], 'coordinator').expect(404)
  await write(silent.keys[0], 'to').expect(404)
  expect(await diary(silent.relay.id)).toEqual([])
})

test('one link cannot send more than twenty messages an hour', async () => {
  const { keys } = await threeStops()
  const statuses = await Promise.all(
    Array.from({ length: 22 }, async () => (await write(keys[1], 'to')).status),
  )
  expect(statuses.toSorted()).toEqual([...Array<number>(20).fill(204), 429, 429])
})

test('whether they still can is answered with a button; the last answer holds, and the diary tells of a no', async () => {
  const { relay, keys, stops } = await threeStops()
  const attendance = async () =>
    checkInPage.parse((await server.anybody.get('/api/check-in').set(as(keys[1])).expect(200)).body)
      .attendance
  expect(await attendance()).toBe('unanswered')
  const seen = []
  for (const given of ['coming', 'coming', 'declined', 'declined', 'coming']) {
    await answer(keys[1], given).expect(204)
    seen.push(await attendance())
  }
  expect(seen).toEqual(['coming', 'coming', 'declined', 'declined', 'coming'])
  const noted = { kind: 'noted', actor: 'link', about: 'note', stopId: stops[1]?.stopId }
  expect(await diary(relay.id)).toEqual([
    { ...noted, text: 'Har svaret, at de ikke kan være med.' },
    { ...noted, text: 'Har svaret, at de alligevel kan være med.' },
  ])
  await answer(keys[1], 'maybe').expect(400)
  const { body } = await server.asOrganiser.get(`/api/relays/${relay.id}/notices`).expect(200)
  const name = stops[1]?.name ?? ''
  expect(
    noticeList.parse(body).notices.map(({ kind, recipient, subject }) => [kind, recipient, subject]),
  ).toEqual([
    ['to-coordinator', '+4558570000', `${name} kan alligevel tage imod depechen`],
    ['to-coordinator', '+4558570000', `${name} kan ikke tage imod depechen`],
  ])
})

test('a no that is pressed three times at once is noted once', async () => {
  const { relay, keys } = await threeStops()
  await Promise.all([1, 2, 3].map(() => answer(keys[0], 'declined').expect(204)))
  expect(await diary(relay.id)).toHaveLength(1)
})
