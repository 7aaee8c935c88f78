import { randomUUID } from 'node:crypto'
import type { CoordinatorWord } from '@stafet/domain/contract/control-room.ts'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { session } from '@stafet/domain/contract/session.ts'
import { buildCommunities, planRelay, releaseRelay } from './build-relay.ts'
import { at, checkIn, roomOf, say, twoDays } from './relay-at.ts'
import { organiser, startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let organiserId: string
beforeAll(async () => {
  server = await startTestServer()
  const { body } = await server.asOrganiser.get('/api/session').expect(200)
  organiserId = session.parse(body).organiser.id
})
afterAll(() => server.close())

async function release() {
  const { relay, links, communities } = await releaseRelay(server, undefined, twoDays)
  return { relay, communities, stops: links.map(({ stopId }) => stopId) }
}
async function refused(relayId: string, word: object, path = 'words') {
  const { status, body } = await server.asOrganiser.post(`/api/relays/${relayId}/${path}`).send(word)
  const { code, details } = errorBody.parse(body)
  return [status, code, details.map((detail) => detail.path)]
}
async function publicEvents(slug: string) {
  const { body } = await server.anybody.get(`/api/public/relays/${slug}/live`).expect(200)
  return liveSnapshot.parse(body).events
}
const id = () => randomUUID()

test('a check-in told by telephone stands in the log with its door and who wrote it', async () => {
  const { relay, stops } = await release()
  const word = checkIn(stops[0] ?? '', at('10:00'))
  const answer = await say(server, relay.id, word)
  expect(answer).toEqual({
    repeated: false,
    event: {
      seq: 2,
      id: word.id,
      occurredAt: at('10:00'),
      receivedAt: answer.event.receivedAt,
      actor: `organiser:${organiserId}`,
      door: 'telephone',
      kind: 'received',
      payload: {
        stopId: stops[0],
        side: 'receiver',
        greeting: 'Velkommen',
        who: 'Bente',
        participants: { members: 12, guests: 3 },
      },
    },
  })
  const { events, organisers, seq } = await roomOf(server, relay.id)
  expect([events[1], seq, organisers]).toEqual([answer.event, 2, { [organiserId]: organiser.name }])
})

test('each word is one event, and saying it again changes nothing', async () => {
  const { relay, stops } = await release()
  const [first = '', second = ''] = stops
  const received = checkIn(first, at('10:00'))
  const words: [CoordinatorWord, object][] = [
    [received, { kind: 'received', door: 'telephone' }],
    [
      { ...checkIn(first, at('10:10'), 'handed-on'), door: 'paper' },
      { kind: 'handed-on', door: 'paper', occurredAt: at('10:10') },
    ],
    [
      { kind: 'confirmed', id: id(), eventId: received.id },
      { kind: 'confirmed', door: null, payload: { eventId: received.id } },
    ],
    [
      { kind: 'withdrawn', id: id(), eventId: received.id },
      { kind: 'withdrawn', payload: { eventId: received.id } },
    ],
    [
      { kind: 'skipped', id: id(), stopId: second, reason: 'Ingen hjemme' },
      { kind: 'skipped', payload: { stopId: second, reason: 'Ingen hjemme' } },
    ],
    [
      { kind: 'held', id: id(), untilAt: at('12:00'), reason: 'Torden' },
      { kind: 'held', payload: { untilAt: at('12:00'), reason: 'Torden' } },
    ],
    [
      { kind: 'noted', id: id(), text: 'Ring til Bente' },
      { kind: 'noted', payload: { about: 'note', text: 'Ring til Bente', stopId: null } },
    ],
    [
      { kind: 'keeper', id: id(), stopId: first, name: 'Karen på nr. 4' },
      { kind: 'noted', payload: { about: 'keeper', text: 'Karen på nr. 4', stopId: first } },
    ],
  ]
  for (const [index, [word, event]] of words.entries()) {
    const said = await say(server, relay.id, word)
    expect(said).toMatchObject({ repeated: false, event: { seq: index + 2, id: word.id, ...event } })
    expect(await say(server, relay.id, word)).toEqual({ ...said, repeated: true })
  }
  const { events } = await roomOf(server, relay.id)
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('another way takes as long as its pace needs for the leg', async () => {
  const { relay, stops } = await release()
  const { release: newest } = await roomOf(server, relay.id)
  const stop = newest.plan.days.flatMap((day) => day.stops)[1]
  const metres = stop?.leg.distanceM ?? 0
  const minutesAt = (kmh: number): number => Math.ceil((metres / 1000 / kmh) * 60)
  const durations = []
  for (const way of ['car', 'bicycle', 'foot'] as const) {
    const { event } = await say(server, relay.id, {
      kind: 'way-changed',
      id: id(),
      stopId: stops[1] ?? '',
      way,
    })
    durations.push(event.payload)
  }
  expect(durations).toEqual([
    { stopId: stops[1], way: 'car', durationS: 60 * minutesAt(40) },
    { stopId: stops[1], way: 'bicycle', durationS: 60 * minutesAt(relay.pace.bicycleKmh) },
    { stopId: stops[1], way: 'foot', durationS: stop?.leg.durationS },
  ])
})

test('words about what is not there, or far from the relay, are refused and leave nothing behind', async () => {
  const { relay, stops } = await release()
  const [stopId = ''] = stops
  const { events } = await roomOf(server, relay.id)
  const released = events[0]?.id
  const nowhere = randomUUID()
  const tries = await Promise.all([
    refused(relay.id, checkIn(nowhere, at('10:00'))),
    refused(relay.id, checkIn(stopId, at('08:59', '2025-10-05'))),
    refused(relay.id, checkIn(stopId, at('17:01', '2025-10-08'))),
    refused(relay.id, { kind: 'held', id: id(), untilAt: '2035-01-01T00:00:00Z' }),
    refused(relay.id, { kind: 'skipped', id: id(), stopId: nowhere }),
    refused(relay.id, { kind: 'way-changed', id: id(), stopId: nowhere, way: 'car' }),
    refused(relay.id, { kind: 'keeper', id: id(), stopId: nowhere, name: 'Karen' }),
    refused(relay.id, { kind: 'withdrawn', id: id(), eventId: nowhere }),
    refused(relay.id, { kind: 'withdrawn', id: id(), eventId: released }),
    refused(relay.id, { kind: 'confirmed', id: id(), eventId: released }),
    refused(relay.id, { kind: 'danced', id: id() }),
  ])
  expect(tries).toEqual([
    [404, 'not-found', []],
    [400, 'invalid', ['occurredAt']],
    [400, 'invalid', ['occurredAt']],
    [400, 'invalid', ['untilAt']],
    [404, 'not-found', []],
    [404, 'not-found', []],
    [404, 'not-found', []],
    [404, 'not-found', []],
    [404, 'not-found', []],
    [404, 'not-found', []],
    [400, 'invalid', ['kind']],
  ])
  expect((await roomOf(server, relay.id)).seq).toBe(1)
})

test('a check-in of the future counts as now', async () => {
  const soon = new Date(Date.now() + 3_600_000)
  const day = soon.toISOString().slice(0, 10)
  const days = [{ date: day, from: '00:00', to: '23:59' }]
  const { relay, links } = await releaseRelay(server, buildCommunities(2), { days })
  const before = Date.now()
  const { event } = await say(server, relay.id, checkIn(links[0]?.stopId ?? '', soon.toISOString()))
  expect(Date.parse(event.occurredAt)).toBeGreaterThanOrEqual(before)
  expect(Date.parse(event.occurredAt)).toBeLessThanOrEqual(Date.now())
})

test('of all this everybody sees where the baton is, and nothing of who, why and whom to ring', async () => {
  const { relay, stops } = await release()
  const [first = '', second = ''] = stops
  await say(server, relay.id, checkIn(first, at('10:00')))
  await say(server, relay.id, { kind: 'skipped', id: id(), stopId: second, reason: 'Ingen hjemme' })
  await say(server, relay.id, { kind: 'held', id: id(), untilAt: at('12:00'), reason: 'Torden' })
  await say(server, relay.id, { kind: 'keeper', id: id(), stopId: first, name: 'Karen på nr. 4' })
  const events = await publicEvents(relay.slug)
  expect(events.map(({ kind, payload }) => [kind, payload])).toEqual([
    ['released', { number: 1 }],
    ['received', { stopId: first, greeting: 'Velkommen', side: 'receiver' }],
    ['skipped', { stopId: second }],
    ['held', { untilAt: at('12:00') }],
    ['noted', {}],
  ])
  const room = await roomOf(server, relay.id)
  expect(Object.keys(events[1] ?? {}).sort()).toEqual(['id', 'kind', 'occurredAt', 'payload', 'seq'])
  expect(room.attendance).toEqual(stops.map((stopId) => ({ stopId, answer: 'unanswered', answeredAt: null })))
})

test('the control room knows contacts and carriers of each stop', async () => {
  const inputs = buildCommunities(2).map((input, index) => ({
    ...input,
    contact: {
      name: `Karen ${index}`,
      phone: '20 30 40 50',
      email: '',
      sharesPhone: false,
      carriers: 'Koret',
    },
  }))
  const { relay, communities } = await releaseRelay(server, inputs, twoDays)
  const { contacts } = await roomOf(server, relay.id)
  const nameOf = new Map(communities.map((community) => [community.id, community.contact.name]))
  expect(contacts).toEqual(
    contacts.map(({ stopId }) => ({
      stopId,
      name: nameOf.get(stopId),
      phone: '20 30 40 50',
      email: '',
      carriers: 'Koret',
    })),
  )
  expect(contacts).toHaveLength(2)
})

test('before the first release there is neither a control room nor anything to say', async () => {
  const { relay } = await planRelay(server)
  await server.asOrganiser.get(`/api/relays/${relay.id}/control-room`).expect(409)
  expect(await refused(relay.id, { kind: 'noted', id: id(), text: 'x' })).toEqual([409, 'not-planned', []])
  expect(await refused(relay.id, {}, 'replans')).toEqual([409, 'not-planned', []])
})
