import { randomUUID } from 'node:crypto'
import { checkInAnswer, checkInInput, checkInPage } from '@stafet/domain/contract/check-in.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { CheckIns } from '../src/handovers/index.ts'
import { releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` })
const report = (kind: 'received' | 'handed-on', occurredAt = '2026-10-05T08:00:00.000Z') => ({
  id: randomUUID(),
  kind,
  occurredAt,
  greeting: '',
})

async function eventsOf(slug: string) {
  const { body } = await server.anybody.get(`/api/public/relays/${slug}/live`).expect(200)
  return liveSnapshot.parse(body).events
}

test('opening a check-in link changes nothing', async () => {
  const { relay, keys, links } = await releaseRelay(server)
  const before = await eventsOf(relay.slug)
  const { body } = await server.anybody
    .get('/api/check-in')
    .set(bearer(keys[1] ?? ''))
    .expect(200)
  const page = checkInPage.parse(body)
  expect(page.stop.name).toBe(links[1]?.name)
  expect([page.from?.name, page.to?.name]).toEqual([links[0]?.name, links[2]?.name])
  expect(page.reports).toEqual([])
  expect(await eventsOf(relay.slug)).toEqual(before)
})

test('a report goes into the log with the next seq, and onto the page', async () => {
  const { relay, keys, links } = await releaseRelay(server)
  const sent = { ...report('received'), greeting: 'Velkommen til Vemmelev' }
  const { body } = await server.anybody
    .post('/api/check-in/reports')
    .set(bearer(keys[0] ?? ''))
    .send(sent)
    .expect(200)
  const expected = {
    seq: 2,
    id: sent.id,
    occurredAt: sent.occurredAt,
    kind: 'received',
    payload: { stopId: links[0]?.stopId, greeting: sent.greeting, side: 'receiver' },
  }
  expect(checkInAnswer.parse(body)).toEqual({ event: expected, repeated: false })
  expect((await eventsOf(relay.slug))[1]).toEqual(expected)
  const page = await server.anybody.get('/api/check-in').set(bearer(keys[0] ?? ''))
  expect(checkInPage.parse(page.body).reports).toEqual([
    { ...sent, side: 'receiver', who: '', participants: null },
  ])
})

test('the same report ten times at once is one event', async () => {
  const { relay, keys } = await releaseRelay(server)
  const sent = report('received')
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      server.anybody
        .post('/api/check-in/reports')
        .set(bearer(keys[0] ?? ''))
        .send(sent)
        .expect(200),
    ),
  )
  const parsed = answers.map(({ body }) => checkInAnswer.parse(body))
  expect(parsed.filter(({ repeated }) => !repeated)).toHaveLength(1)
  expect(new Set(parsed.map(({ event }) => JSON.stringify(event))).size).toBe(1)
  expect((await eventsOf(relay.slug)).filter(({ kind }) => kind === 'received')).toHaveLength(1)
})

test('many reports at once get seqs without gaps', async () => {
  const { relay, keys } = await releaseRelay(server)
  await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      server.anybody
        .post('/api/check-in/reports')
        .set(bearer(keys[at % keys.length] ?? ''))
        .send(report(at % 2 ? 'received' : 'handed-on'))
        .expect(200),
    ),
  )
  const events = await eventsOf(relay.slug)
  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, at) => at + 1))
})

test('a wrong report is taken back by a further event, and stays in the log without its words', async () => {
  const { relay, keys, links } = await releaseRelay(server)
  const sent = { ...report('received'), greeting: 'Det skulle ikke have stået her' }
  await server.anybody
    .post('/api/check-in/reports')
    .set(bearer(keys[0] ?? ''))
    .send(sent)
    .expect(200)
  const withdrawal = { id: randomUUID(), eventId: sent.id, occurredAt: '2026-10-05T08:01:00.000Z' }
  for (let time = 0; time < 2; time++)
    await server.anybody
      .post('/api/check-in/withdrawals')
      .set(bearer(keys[0] ?? ''))
      .send(withdrawal)
      .expect(200)
  const events = await eventsOf(relay.slug)
  expect(events.map(({ kind }) => kind)).toEqual(['released', 'received', 'withdrawn'])
  expect(events[1]?.payload).toEqual({ stopId: links[0]?.stopId, greeting: '', side: 'receiver' })
  // Its id is known to everybody, and a poster's link to whoever passes by.
  const again = await server.anybody
    .post('/api/check-in/reports')
    .set(bearer(keys[1] ?? ''))
    .send({ ...report('received'), id: sent.id })
    .expect(200)
  expect(checkInAnswer.parse(again.body)).toEqual({ event: events[1], repeated: true })
  const page = await server.anybody.get('/api/check-in').set(bearer(keys[0] ?? ''))
  expect(checkInPage.parse(page.body).reports).toEqual([])
})

test("another stop's report cannot be taken back", async () => {
  const { keys } = await releaseRelay(server)
  const sent = report('received')
  await server.anybody
    .post('/api/check-in/reports')
    .set(bearer(keys[0] ?? ''))
    .send(sent)
    .expect(200)
  const withdrawal = { id: randomUUID(), eventId: sent.id, occurredAt: '2026-10-05T08:01:00.000Z' }
  const { body } = await server.anybody
    .post('/api/check-in/withdrawals')
    .set(bearer(keys[1] ?? ''))
    .send(withdrawal)
    .expect(404)
  expect(body.code).toBe('not-found')
})

test('a time in the future, from a wrong clock on the phone, counts as now', async () => {
  const { relay, keys } = await releaseRelay(server)
  await server.anybody
    .post('/api/check-in/reports')
    .set(bearer(keys[0] ?? ''))
    .send(report('received', '2999-01-01T00:00:00.000Z'))
    .expect(200)
  const [, event] = await eventsOf(relay.slug)
  expect(Math.abs(Date.parse(event?.occurredAt ?? '') - Date.now())).toBeLessThan(60_000)
})

test('a clock two hours fast is corrected by what it shows at sending, also where a report is taken back', async () => {
  const { relay, links } = await releaseRelay(server)
  const checkIns = server.app.get(CheckIns)
  const right = { relayId: relay.id, stopId: links[0]?.stopId ?? '', door: 'link' } as const
  const told = { occurredAt: '2026-10-05T12:00:00.000Z', sentAt: '2026-10-05T12:40:00.000Z' }
  const now = Date.parse('2026-10-05T10:40:00.000Z')
  const sent = checkInInput.parse({ id: randomUUID(), kind: 'received', ...told })
  const { event } = await checkIns.report(right, sent, now)
  expect(event.occurredAt).toBe('2026-10-05T10:00:00.000Z')
  const withdrawn = await checkIns.withdraw(right, { id: randomUUID(), eventId: sent.id, ...told }, now)
  expect(withdrawn.event.occurredAt).toBe('2026-10-05T10:00:00.000Z')
})

test('a key that never was, and one that was revoked, say so in the language of the caller', async () => {
  const { relay, keys } = await releaseRelay(server)
  const unknown = await server.anybody.get('/api/check-in').set(bearer('nobody')).expect(404)
  expect(unknown.body).toEqual({
    code: 'unknown-link',
    message: 'Linket virker ikke længere. Bed arrangøren om et nyt.',
    details: [],
  })
  await server.asOrganiser.delete(`/api/relays/${relay.id}/check-in-links`).expect(204)
  const revoked = await server.anybody
    .get('/api/check-in')
    .set(bearer(keys[0] ?? ''))
    .set('accept-language', 'en')
    .expect(404)
  expect(revoked.body.message).toBe('The link no longer works. Ask the organiser for a new one.')
})

test('bad bodies are refused with what and where, and write nothing', async () => {
  const { relay, keys } = await releaseRelay(server)
  const post = () => server.anybody.post('/api/check-in/reports').set(bearer(keys[0] ?? ''))
  const broken = await post().set('content-type', 'application/json').send('{"id": ').expect(400)
  expect(broken.body.code).toBe('malformed-json')
  const huge = await post()
    .send({ greeting: 'x'.repeat(10_000_000) })
    .expect(413)
  expect(huge.body.code).toBe('too-large')
  const unknownField = await post()
    .send({ ...report('received'), colour: 'red' })
    .expect(400)
  expect([unknownField.body.code, unknownField.body.details.length]).toEqual(['invalid', 1])
  const unkept = await post()
    .send({ ...report('received'), greeting: 'a\0b' })
    .expect(400)
  expect(unkept.body.details).toEqual([
    { path: 'greeting', message: 'Teksten indeholder tegn, der ikke kan gemmes' },
  ])
  const noId = await post()
    .send({ ...report('received'), id: 'one' })
    .expect(400)
  expect(noId.body.details.map(({ path }: { path: string }) => path)).toEqual(['id'])
  expect(await eventsOf(relay.slug)).toHaveLength(1)
})

test('one link cannot fill the log', async () => {
  const { keys } = await releaseRelay(server)
  const answers = await Promise.all(
    Array.from({ length: 70 }, () =>
      server.anybody
        .post('/api/check-in/reports')
        .set(bearer(keys[0] ?? ''))
        .send(report('received')),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(10)
})
