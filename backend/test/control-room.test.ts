import { randomUUID } from 'node:crypto'
import {
  controlRoom,
  coordinatorAnswer,
  type ControlRoom,
  type CoordinatorWord,
} from '@stafet/domain/contract/control-room.ts'
import { errorBody } from '@stafet/domain/contract/errors.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { session } from '@stafet/domain/contract/session.ts'
import { buildCommunities, releaseRelay } from './build-relay.ts'
import { organiser, startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Two days that have been: whatever is told of them has happened. */
const past = {
  days: [
    { date: '2025-10-06', from: '09:00', to: '17:00' },
    { date: '2025-10-07', from: '09:00', to: '17:00' },
  ],
}
const release = () => releaseRelay(server, undefined, past)

async function say(relayId: string, word: CoordinatorWord) {
  const { body } = await server.asOrganiser.post(`/api/relays/${relayId}/words`).send(word).expect(200)
  return coordinatorAnswer.parse(body)
}
async function refused(relayId: string, word: object) {
  const { status, body } = await server.asOrganiser.post(`/api/relays/${relayId}/words`).send(word)
  const { code, details } = errorBody.parse(body)
  return [status, code, details.map(({ path }) => path)]
}
async function room(relayId: string): Promise<ControlRoom> {
  return controlRoom.parse(
    (await server.asOrganiser.get(`/api/relays/${relayId}/control-room`).expect(200)).body,
  )
}
async function publicEvents(slug: string) {
  return liveSnapshot.parse((await server.anybody.get(`/api/public/relays/${slug}/live`).expect(200)).body)
    .events
}
const checkIn = (stopId: string, occurredAt = '2025-10-06T08:00:00.000Z') => ({
  id: randomUUID(),
  kind: 'received' as const,
  stopId,
  side: 'receiver' as const,
  occurredAt,
  door: 'telephone' as const,
  greeting: 'Velkommen',
  who: 'Bente',
  participants: { members: 12, guests: 3 },
})

test('a check-in told by telephone stands in the log with its door and who wrote it', async () => {
  const { relay, links } = await release()
  const stopId = links[0]?.stopId ?? ''
  const word = checkIn(stopId)
  const { id: organiserId } = session.parse(
    (await server.asOrganiser.get('/api/session').expect(200)).body,
  ).organiser
  const answer = await say(relay.id, word)
  expect(answer).toEqual({
    repeated: false,
    event: {
      seq: 2,
      id: word.id,
      occurredAt: word.occurredAt,
      receivedAt: answer.event.receivedAt,
      actor: `organiser:${organiserId}`,
      door: 'telephone',
      kind: 'received',
      payload: {
        stopId,
        side: 'receiver',
        greeting: 'Velkommen',
        who: 'Bente',
        participants: { members: 12, guests: 3 },
      },
    },
  })
  expect(await say(relay.id, word)).toEqual({ ...answer, repeated: true })
  const { events, organisers, seq } = await room(relay.id)
  expect([events[1], seq, organisers]).toEqual([answer.event, 2, { [organiserId]: organiser.name }])
})
