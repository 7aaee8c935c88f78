import { randomUUID } from 'node:crypto'
import { liveSnapshot, serverMessage, type ServerMessage } from '@stafet/domain/contract/live.ts'
import { madeTracker } from '@stafet/domain/contract/tracking.ts'
import WebSocket from 'ws'
import { releaseRelay, until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { here, iso, osmand } from './track-leg.ts'

let server: TestServer
const sockets: WebSocket[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
})
afterAll(() => server.close())

/** A relay of today, and a tracker on the leg to its second stop. */
async function trackToday() {
  const date = new Date().toISOString().slice(0, 10)
  const planned = await releaseRelay(server, undefined, { days: [{ date, from: '00:01', to: '23:59' }] })
  const { relay, links } = planned
  const path = `/api/relays/${relay.id}/trackers`
  const input = { stopId: links[1]?.stopId }
  const made = madeTracker.parse((await server.asOrganiser.post(path).send(input).expect(201)).body)
  const send = (ms: number) => server.anybody.get(osmand(made.key, ms)).expect(200)
  const setPrivacy = (privacy: string) =>
    server.asOrganiser.patch(`${path}/${made.tracker.id}`).send({ privacy }).expect(200)
  return { ...planned, stopId: made.tracker.stopId, send, setPrivacy }
}

async function watch(url: string, slug: string, has = {}): Promise<ServerMessage[]> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`)
  sockets.push(socket)
  const messages: ServerMessage[] = []
  socket.on('message', (data: Buffer) => {
    const message = serverMessage.parse(JSON.parse(data.toString()))
    if (message.type !== 'heartbeat') messages.push(message)
  })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'subscribe', slug, ...has }))
  await until(() => messages.length > 0)
  return messages
}

/** What a viewer was told of the position, in order, by its time; null where there was none. */
const toldTimes = (messages: readonly ServerMessage[]): (string | null)[] =>
  messages.flatMap((message) => {
    if (message.type === 'snapshot') return message.snapshot.position?.occurredAt ?? null
    return message.type === 'position' ? (message.position?.occurredAt ?? null) : []
  })

test('viewers on every node hear of a burst its first and its last position, and newcomers the last', async () => {
  const { relay, stopId, send } = await trackToday()
  const second = await server.secondNode()
  const near = await watch(server.url, relay.slug)
  const far = await watch(second.url, relay.slug)
  const startMs = Date.now() - 60_000
  await send(startMs)
  for (const viewer of [near, far]) await until(() => toldTimes(viewer).length === 2)
  for (const s of [1, 2, 3]) await send(startMs + s * 1000)
  const told = [null, iso(startMs), iso(startMs + 3000)]
  for (const viewer of [near, far]) await until(() => toldTimes(viewer).at(-1) === told[2])
  expect(toldTimes(near)).toEqual(told)
  expect(toldTimes(far)).toEqual(told)

  const newest = { stopId, ...here, accuracyM: 10, occurredAt: told[2], privacy: 'live' }
  const path = `/api/public/relays/${relay.slug}/live`
  const { body } = await server.anybody.get(path).expect(200)
  expect(liveSnapshot.parse(body).position).toEqual(newest)
  expect(toldTimes(await watch(server.url, relay.slug))).toEqual([told[2]])
  const back = await watch(server.url, relay.slug, { relayId: relay.id, release: 1, after: 1 })
  await until(() => back.length === 2)
  expect(back.map((message) => (message.type === 'position' ? message.position : message.type))).toEqual([
    'events',
    newest,
  ])
  await second.close()
})

test('in the stream too a leg that is delayed is seen a quarter of an hour later, and one at its stops never', async () => {
  const { relay, send, setPrivacy } = await trackToday()
  await setPrivacy('at-stops')
  const agoMs = Date.now() - 16 * 60_000
  await send(agoMs)
  await send(agoMs + 15 * 60_000)
  const viewer = await watch(server.url, relay.slug)
  await setPrivacy('delayed')
  await until(() => toldTimes(viewer).length === 2)
  await setPrivacy('at-stops')
  await until(() => toldTimes(viewer).length === 3)
  expect(toldTimes(viewer)).toEqual([null, iso(agoMs), null])
})

test('who has arrived is followed no longer', async () => {
  const { relay, keys, send } = await trackToday()
  await send(Date.now() - 1000)
  const viewer = await watch(server.url, relay.slug)
  expect(toldTimes(viewer)).not.toEqual([null])
  await server.anybody
    .post('/api/check-in/reports')
    .set('authorization', `Bearer ${keys[1] ?? ''}`)
    .send({ id: randomUUID(), kind: 'received', occurredAt: iso(Date.now()) })
    .expect(200)
  await until(() => toldTimes(viewer).length === 2)
  expect(toldTimes(viewer)[1]).toBeNull()
})
