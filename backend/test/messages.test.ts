import { randomUUID } from 'node:crypto'
import { messageAnswer } from '@stafet/domain/contract/control-room.ts'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { releaseRelay } from './build-relay.ts'
import { roomOf, twoDays } from './relay-at.ts'
import { listNotices } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('a message goes to the stops that can be reached, once, and into the diary', async () => {
  const { relay, communities } = await releaseRelay(server, undefined, twoDays)
  const path = `/api/relays/${relay.id}`
  const reached = communities[0]
  if (!reached) throw new Error('no community')
  const { id: stopId, version, ...community } = reached
  const contact = { ...community.contact, name: 'Karen', phone: '20 30 40 50' }
  await server.asOrganiser
    .put(`${path}/communities/${stopId}`)
    .send({ version, community: { ...community, contact } })
    .expect(200)
  const other = communities[1]?.id ?? ''
  const message = { id: randomUUID(), stopIds: [stopId, other], text: 'Tag paraplyer med' }
  const send = async () =>
    messageAnswer.parse((await server.asOrganiser.post(`${path}/messages`).send(message).expect(200)).body)
  expect(await send()).toEqual({ sent: 1, unreachable: [other] })
  expect(await send()).toEqual({ sent: 1, unreachable: [other] })
  const notices = await listNotices(server, relay.id)
  expect(notices.map(({ kind, channel, recipient, body }) => [kind, channel, recipient, body])).toEqual([
    ['message', 'sms', '+4520304050', `${relay.name}: Tag paraplyer med`],
  ])
  const { events, seq } = await roomOf(server, relay.id)
  expect([seq, events[1]?.payload]).toEqual([
    2,
    {
      about: 'message',
      text: `Besked til ${community.name}, ${communities[1]?.name ?? ''}: “Tag paraplyer med”`,
      stopId: null,
    },
  ])
  const unknown = { ...message, id: randomUUID(), stopIds: [randomUUID()] }
  const refused = await server.asOrganiser.post(`${path}/messages`).send(unknown).expect(404)
  expect(errorBody.parse(refused.body).code).toBe('not-found')
})
