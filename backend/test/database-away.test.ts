import { randomUUID } from 'node:crypto'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { serverMessage } from '@stafet/domain/contract/live.ts'
import WebSocket from 'ws'
import { releaseRelay, until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** A line to the database that can be cut, and be silent. */
class Line {
  private readonly sockets = new Set<Socket>()
  private server: Server | null = null
  private target = new URL('postgres://nowhere')
  private port = 0

  async to(databaseUrl: string): Promise<string> {
    this.target = new URL(databaseUrl)
    await this.mend()
    const url = new URL(databaseUrl)
    url.host = `127.0.0.1:${this.port}`
    return url.href
  }

  /** Whoever calls is refused, and whoever was connected is not any longer. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve))
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname)
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(one)
        one.on('error', () => undefined)
        one.on('close', () => {
          this.sockets.delete(one)
          other.destroy()
        })
        one.pipe(other)
      }
    })
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve))
    const address = server.address()
    this.port = typeof address === 'object' && address ? address.port : 0
    this.server = server
  }

  /** Takes everything and passes nothing on, as a database that hangs. */
  silence(): void {
    for (const socket of this.sockets) socket.pause()
  }

  speak(): void {
    for (const socket of this.sockets) socket.resume()
  }
}

const line = new Line()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, (databaseUrl) => line.to(databaseUrl))
})
afterAll(async () => {
  await server.close()
  await line.cut()
})

async function report(key: string, id: string) {
  const started = performance.now()
  const { status, body } = await server.anybody
    .post('/api/check-in/reports')
    .set('authorization', `Bearer ${key}`)
    .send({ id, kind: 'received', occurredAt: '2026-10-05T08:00:00.000Z' })
  return { status, body: body as unknown, tookMs: performance.now() - started }
}

const away = {
  code: 'unavailable',
  message: 'Vi kan ikke få fat i databasen lige nu. Prøv igen om lidt.',
  details: [],
}

test('while the database is away everybody is told so, viewers stay, and get what they missed after', async () => {
  const { relay, keys } = await releaseRelay(server)
  const [key = ''] = keys
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`)
  const seqs: number[] = []
  let closed = false
  socket.on('close', () => (closed = true))
  socket.on('message', (data: Buffer) => {
    const message = serverMessage.parse(JSON.parse(data.toString()))
    if (message.type === 'snapshot') seqs.push(...message.snapshot.events.map(({ seq }) => seq))
    if (message.type === 'events') seqs.push(...message.events.map(({ seq }) => seq))
  })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'subscribe', slug: relay.slug }))
  await until(() => seqs.length === 1)

  await line.cut()
  const id = randomUUID()
  const refused = await report(key, id)
  expect([refused.status, refused.body]).toEqual([503, away])
  expect(refused.tookMs).toBeLessThan(4000)
  const page = await server.anybody.get(`/api/public/relays/${relay.slug}/live`)
  expect([page.status, page.body, page.headers['cache-control']]).toEqual([503, away, 'no-store'])
  await line.mend()
  await until(async () => (await report(key, id)).status === 200)
  expect(await report(key, id)).toMatchObject({
    status: 200,
    body: { repeated: true, event: { seq: 2, id } },
  })
  await until(() => seqs.length === 2)
  expect([seqs, closed]).toEqual([[1, 2], false])
  socket.terminate()
})

test('a database that hangs is told of within seconds, and what was sent meanwhile may be sent again', async () => {
  const { keys } = await releaseRelay(server)
  const [key = ''] = keys
  const id = randomUUID()
  line.silence()
  const refused = await report(key, id)
  expect([refused.status, refused.body]).toEqual([503, away])
  expect(refused.tookMs).toBeLessThan(10_000)
  line.speak()
  await until(async () => (await report(key, id)).status === 200)
  expect(await report(key, id)).toMatchObject({ body: { repeated: true, event: { seq: 2, id } } })
})
