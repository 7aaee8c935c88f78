import { randomUUID } from 'node:crypto'
import type { Happening } from '@stafet/domain/contract/relay-event.ts'
import { DataSource } from 'typeorm'
import { RelayLog, type NewEvent } from '../src/relays/index.ts'
import { releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let log: RelayLog
beforeAll(async () => {
  server = await startTestServer()
  log = server.app.get(RelayLog)
})
afterAll(() => server.close())

const told = {
  greeting: 'Velkommen',
  side: 'giver',
  who: 'Bente fra koret',
  participants: { members: 12, guests: 3 },
} as const
const received = (stopId: string, id = randomUUID()): NewEvent => ({
  id,
  occurredAt: new Date('2026-10-05T08:00:00.000Z'),
  actor: 'link',
  door: 'poster',
  happening: { kind: 'received', payload: { stopId, ...told } },
})

test('organisers see who and how many came through which door, everybody else does not', async () => {
  const { relay, links } = await releaseRelay(server)
  const stopId = links[1]?.stopId ?? ''
  const event = received(stopId)
  const appended = await log.append(relay.id, event)
  const seen = {
    seq: 2,
    id: event.id,
    occurredAt: '2026-10-05T08:00:00.000Z',
    kind: 'received',
    payload: { stopId, greeting: 'Velkommen', side: 'giver' },
  }
  expect(appended).toEqual({
    event: seen,
    logged: {
      ...seen,
      receivedAt: expect.any(String) as string,
      actor: 'link',
      door: 'poster',
      payload: { stopId, ...told },
    },
    repeated: false,
  })
  expect(await log.after(relay.id, 1)).toEqual([appended.event])
  expect(await log.loggedAfter(relay.id, 1)).toEqual([appended.logged])
  expect(await log.append(relay.id, event)).toEqual({ ...appended, repeated: true })
})

test('of a note everybody sees only that it stands in the log', async () => {
  const { relay } = await releaseRelay(server)
  const happening: Happening = {
    kind: 'noted',
    payload: { about: 'note', text: 'Ring til Bente', stopId: null },
  }
  const note = { id: randomUUID(), occurredAt: new Date(), actor: 'organiser:x', happening }
  const { event, logged } = await log.append(relay.id, note)
  expect(event).toEqual({
    seq: 2,
    id: note.id,
    occurredAt: note.occurredAt.toISOString(),
    kind: 'noted',
    payload: {},
  })
  expect([logged.payload, logged.door]).toEqual([happening.payload, null])
})

test('the same event sent many times at once stands there once, and seq has no gaps', async () => {
  const { relay, links } = await releaseRelay(server)
  const stopId = links[0]?.stopId ?? ''
  const events = Array.from({ length: 8 }, () => received(stopId))
  const database = server.app.get(DataSource)
  const appended = await Promise.all(
    events.flatMap((event) => [
      log.append(relay.id, event),
      log.append(relay.id, event),
      database.transaction((manager) => log.appendWithin(manager, relay.id, event)),
    ]),
  )
  expect(appended.filter(({ repeated }) => !repeated)).toHaveLength(events.length)
  const stands = await log.after(relay.id, 0)
  expect(stands.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(
    stands
      .slice(1)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(events.map(({ id }) => id).sort())
})

test('nobody can append to a relay that is not there', async () => {
  await expect(log.append(randomUUID(), received(randomUUID()))).rejects.toMatchObject({
    code: 'unknown-relay',
  })
})

const sql = (text: string, values?: unknown[]) => server.app.get(DataSource).query<object[]>(text, values)

test('the database itself refuses to change the log, but for words that are blanked', async () => {
  const { relay, links } = await releaseRelay(server)
  const stopId = links[0]?.stopId ?? ''
  const { logged } = await log.append(relay.id, received(stopId))
  const tries = [
    'occurred_at = now()',
    "actor = 'system'",
    `payload = payload || '{"who":"Karen"}'`,
    `payload = payload || '{"stopId":""}'`,
    `payload = payload || '{"reason":""}'`,
    "payload = payload - 'who'",
  ]
  for (const change of tries)
    await expect(sql(`UPDATE relay_event SET ${change} WHERE id = $1`, [logged.id])).rejects.toThrow(
      'relay_event is never changed',
    )
  await sql(`UPDATE relay_event SET payload = payload || '{"who":"","greeting":""}' WHERE id = $1`, [
    logged.id,
  ])
  expect((await log.loggedAfter(relay.id, 1))[0]?.payload).toEqual({
    ...logged.payload,
    who: '',
    greeting: '',
  })
})
