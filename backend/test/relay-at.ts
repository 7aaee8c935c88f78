import { randomUUID } from 'node:crypto'
import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import {
  controlRoom,
  coordinatorAnswer,
  type ControlRoom,
  type CoordinatorWord,
} from '@stafet/domain/contract/control-room.ts'
import type { RelayClock } from '@stafet/domain/contract/live.ts'
import { DataSource } from 'typeorm'
import { buildCommunity } from './build-relay.ts'
import type { TestServer } from './test-server.ts'

/** Two days that have been: whatever is told of them has happened. Summer time: 09:00 is 07:00 UTC. */
export const twoDays = {
  days: [
    { date: '2025-10-06', from: '09:00', to: '17:00' },
    { date: '2025-10-07', from: '09:00', to: '17:00' },
  ],
  start: { name: 'Rådhuset', lat: 55.355, lon: 11.259 },
}

/** `HH:MM` of the first of the two days, as clocks in Denmark show it. */
export const at = (time: string, date = '2025-10-06'): string =>
  new Date(`${date}T${time}:00+02:00`).toISOString()

/**
 * Eight communities for the first day and three for the second, some 330 m apart on a line. The first day's open
 * one after the other, each half an hour later, from 10:00 on; so that is when the baton comes to them.
 */
export function halfHourly(change: (at: number) => Partial<CommunityInput> = () => ({})): CommunityInput[] {
  return Array.from({ length: 11 }, (_, index) => {
    const opens = `${10 + Math.floor((index % 8) / 2)}:${index % 2 === 0 ? '00' : '30'}`
    return buildCommunity({
      name: `Fællesskab ${index + 1}`,
      position: { lat: 55.361 + index * 0.003, lon: 11.259 },
      windows: [{ day: index < 8 ? 0 : 1, from: opens, to: '16:30' }],
      ...change(index),
    })
  })
}

/** Lets the relay's own clock stand at a time. */
export async function setClock({ app }: TestServer, relayId: string, now: string): Promise<void> {
  const to = new Date(Date.parse(now) + 1000).toISOString()
  const startedAt = new Date().toISOString()
  const clock: RelayClock = { kind: 'rehearsal', startedAt, speed: 1e-6, spans: [{ from: now, to }] }
  await app
    .get(DataSource)
    .query('UPDATE relay SET clock = $2, version = version + 1 WHERE id = $1', [relayId, clock])
}

export async function say({ asOrganiser }: TestServer, relayId: string, word: CoordinatorWord) {
  const { body } = await asOrganiser.post(`/api/relays/${relayId}/words`).send(word).expect(200)
  return coordinatorAnswer.parse(body)
}

/** A check-in told by telephone. */
export const checkIn = (stopId: string, occurredAt: string, kind: 'received' | 'handed-on' = 'received') => ({
  id: randomUUID(),
  kind,
  stopId,
  side: 'receiver' as const,
  occurredAt,
  door: 'telephone' as const,
  greeting: 'Velkommen',
  who: 'Bente',
  participants: { members: 12, guests: 3 },
})

export async function roomOf({ asOrganiser }: TestServer, relayId: string): Promise<ControlRoom> {
  return controlRoom.parse((await asOrganiser.get(`/api/relays/${relayId}/control-room`).expect(200)).body)
}
