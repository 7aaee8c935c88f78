import { randomUUID } from 'node:crypto'
import {
  clientMessage,
  closeCode,
  serverMessage,
  type ClientMessage,
  type ServerMessage,
} from '@stafet/domain/contract/live.ts'
import WebSocket from 'ws'
import { RelayBell } from '../src/live/relay-bell.ts'
import { ToldPositions } from '../src/live/told-positions.ts'
import { releaseRelay, until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
const sockets: WebSocket[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate()
})
afterAll(() => server.close())

interface Watcher {
  messages: ServerMessage[]
  closed: number | null
  socket: WebSocket
}

async function watch(url: string, message: ClientMessage): Promise<Watcher> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`)
  sockets.push(socket)
  const watcher: Watcher = { messages: [], closed: null, socket }
  socket.on('message', (data: Buffer) => {
    const told = serverMessage.parse(JSON.parse(data.toString()))
    if (told.type !== 'heartbeat' || message.type === 'ping') watcher.messages.push(told)
  })
  socket.on('close', (code) => (watcher.closed = code))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify(clientMessage.parse(message)))
  return watcher
}

async function checkIn(url: string, key: string): Promise<string> {
  const id = randomUUID()
  const answer = await fetch(`${url}/api/check-in/reports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id, kind: 'received', occurredAt: '2026-10-05T08:00:00.000Z' }),
  })
  expect(answer.status).toBe(200)
  return id
}

/** The seqs a watcher has learned of, from its snapshot and the events after it. */
const seqsOf = ({ messages }: Watcher): number[] =>
  messages.flatMap((message) => {
    if (message.type === 'snapshot') return message.snapshot.events.map(({ seq }) => seq)
    return message.type === 'events' ? message.events.map(({ seq }) => seq) : []
  })

test('a viewer gets a snapshot and then each check-in', async () => {
  const { relay, keys } = await releaseRelay(server)
  const viewer = await watch(server.url, { type: 'subscribe', slug: relay.slug })
  await until(() => viewer.messages.length === 1)
  const id = await checkIn(server.url, keys[0] ?? '')
  await until(() => viewer.messages.length === 2)
  expect(viewer.messages.map(({ type }) => type)).toEqual(['snapshot', 'events'])
  const [, second] = viewer.messages
  expect(second?.type === 'events' && second.events.map((event) => [event.seq, event.id])).toEqual([[2, id]])
})

test('the socket and plain HTTP give the same snapshot', async () => {
  const { relay, keys } = await releaseRelay(server)
  await checkIn(server.url, keys[0] ?? '')
  const viewer = await watch(server.url, { type: 'subscribe', slug: relay.slug })
  await until(() => viewer.messages.length === 1)
  const [first] = viewer.messages
  for (const encoding of ['gzip', 'identity']) {
    const answer = await server.anybody
      .get(`/api/public/relays/${relay.slug}/live`)
      .set('accept-encoding', encoding)
    expect([answer.headers['content-encoding'] ?? 'identity', answer.body]).toEqual([
      encoding,
      first?.type === 'snapshot' && first.snapshot,
    ])
  }
})

test('nothing falls between snapshot and stream while check-ins come in, of which several go together', async () => {
  const { relay, keys } = await releaseRelay(server)
  const early = await watch(server.url, { type: 'subscribe', slug: relay.slug })
  await until(() => early.messages.length === 1)
  const beganMs = performance.now()
  const busy = Promise.all(
    Array.from({ length: 60 }, (_, at) => checkIn(server.url, keys[at % keys.length] ?? '')),
  )
  const viewers = await Promise.all(
    Array.from({ length: 20 }, () => watch(server.url, { type: 'subscribe', slug: relay.slug })),
  )
  await busy
  const all = Array.from({ length: 61 }, (_, at) => at + 1)
  for (const viewer of [early, ...viewers]) {
    await until(() => seqsOf(viewer).at(-1) === 61)
    expect(seqsOf(viewer)).toEqual(all)
  }
  // Its snapshot, the first news, and then one message in a quarter of a second.
  expect(early.messages.length).toBeLessThanOrEqual(2 + (performance.now() - beganMs) / 250)
})

test('what is told while the first viewer comes in, to a room where nobody is, reaches it at once', async () => {
  const { relay, keys } = await releaseRelay(server)
  const positions = server.app.get(ToldPositions)
  const rung = new Promise<void>((resolve) => {
    server.app.get(RelayBell).onRing((relayId) => relayId === relay.id && resolve())
  })
  // The last that is asked for before it comes in.
  positions.of = async () => {
    Reflect.deleteProperty(positions, 'of')
    await checkIn(server.url, keys[0] ?? '')
    await rung
    return null
  }
  const began = performance.now()
  const viewer = await watch(server.url, { type: 'subscribe', slug: relay.slug })
  await until(() => seqsOf(viewer).length === 2)
  expect(viewer.messages.map(({ type }) => type)).toEqual(['snapshot', 'events'])
  // And not by what every node looks for now and then.
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('a viewer who comes back gets only what it missed', async () => {
  const { relay, keys } = await releaseRelay(server)
  await checkIn(server.url, keys[0] ?? '')
  await checkIn(server.url, keys[1] ?? '')
  const back = { type: 'subscribe', slug: relay.slug, relayId: relay.id, release: 1 } as const
  const viewer = await watch(server.url, { ...back, after: 2 })
  const upToDate = await watch(server.url, { ...back, after: 3 })
  const fromOldRelease = await watch(server.url, { ...back, release: 7, after: 2 })
  const fromFuture = await watch(server.url, { ...back, after: 99 })
  for (const one of [viewer, upToDate, fromOldRelease, fromFuture]) await until(() => one.messages.length > 0)
  expect([viewer.messages[0]?.type, seqsOf(viewer)]).toEqual(['events', [3]])
  expect([upToDate.messages[0]?.type, seqsOf(upToDate)]).toEqual(['events', []])
  expect([fromOldRelease.messages[0]?.type, fromFuture.messages[0]?.type]).toEqual(['snapshot', 'snapshot'])
})

test('a check-in on one node reaches a viewer on another', async () => {
  const { relay, keys } = await releaseRelay(server)
  const second = await server.secondNode()
  const viewer = await watch(second.url, { type: 'subscribe', slug: relay.slug })
  await until(() => viewer.messages.length === 1)
  await checkIn(server.url, keys[0] ?? '')
  await until(() => seqsOf(viewer).length === 2)
  expect(seqsOf(viewer)).toEqual([1, 2])
  viewer.socket.terminate()
  await second.close()
})

test('an unknown relay and an unreadable message are refused with a code', async () => {
  const nobody = await watch(server.url, { type: 'subscribe', slug: 'findes-ikke' })
  await until(() => nobody.closed !== null)
  expect([nobody.messages, nobody.closed]).toEqual([
    [
      {
        type: 'error',
        error: { code: 'unknown-relay', message: 'Der er ingen stafet med den adresse.', details: [] },
      },
    ],
    closeCode.unknownRelay,
  ])
  const rubbish = await watch(server.url, { type: 'ping' })
  rubbish.socket.send('{"type": "dance"}')
  await until(() => rubbish.closed !== null)
  expect([[...new Set(rubbish.messages.map(({ type }) => type))], rubbish.closed]).toEqual([
    ['heartbeat', 'error'],
    closeCode.badMessage,
  ])
})

test('nothing but /live takes sockets, and nobody says more than a page has to', async () => {
  const elsewhere = new WebSocket(`${server.url.replace('http', 'ws')}/elsewhere`)
  const answer = await new Promise<Error>((resolve) => elsewhere.once('error', resolve))
  const talker = await watch(server.url, { type: 'ping' })
  talker.socket.send(JSON.stringify({ type: 'subscribe', slug: 'a'.repeat(5000) }))
  await until(() => talker.closed !== null)
  const messageTooBig = 1009
  expect([answer.message, talker.closed]).toEqual(['Unexpected server response: 400', messageTooBig])
})

test('a snapshot that has not changed is not sent again over HTTP', async () => {
  const { relay, keys } = await releaseRelay(server)
  const path = `/api/public/relays/${relay.slug}/live`
  const first = await server.anybody.get(path).expect(200)
  const tag = String(first.headers.etag)
  const unchanged = await server.anybody.get(path).set('if-none-match', tag).expect(304)
  // A viewer who polls sets its clock by this: it must be now's, not that of the answer that was kept.
  expect(Date.parse(unchanged.headers['x-server-now'] ?? '')).toBeGreaterThan(
    Date.parse(first.headers['x-server-now'] ?? ''),
  )
  await checkIn(server.url, keys[0] ?? '')
  const second = await server.anybody.get(path).set('if-none-match', tag).expect(200)
  expect(second.headers.etag).not.toBe(tag)
})

test('an address that no relay has, or could have, is told as such', async () => {
  for (const slug of ['findes-ikke', 'Stor Bogstav', '%00']) {
    const { body } = await server.anybody
      .get(`/api/public/relays/${encodeURIComponent(slug)}/live`)
      .expect(404)
    expect(body.code).toBe('unknown-relay')
  }
})

test('nothing but what the contract names goes out over the socket', async () => {
  const { relay } = await releaseRelay(server)
  const viewer = await watch(server.url, { type: 'subscribe', slug: relay.slug })
  const raw = await new Promise<string>((resolve) =>
    viewer.socket.once('message', (data: Buffer) => resolve(data.toString())),
  )
  expect(serverMessage.parse(JSON.parse(raw))).toEqual(JSON.parse(raw))
})
