import { randomUUID } from 'node:crypto'
import type { Community, CommunityInput } from '@stafet/domain/contract/community.ts'
import {
  controlRoom,
  coordinatorAnswer,
  type ControlRoom,
  type CoordinatorWord,
} from '@stafet/domain/contract/control-room.ts'
import type { DatedPlan, Leg, PlanDay, Stop } from '@stafet/domain/contract/dated-plan.ts'
import type { RelayClock } from '@stafet/domain/contract/live.ts'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import type { Relay } from '@stafet/domain/contract/relay.ts'
import { DataSource } from 'typeorm'
import { Releases } from '../src/planning/index.ts'
import { addRelay, buildCommunity } from './build-relay.ts'
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
 * one after the other, each half an hour later, from 10:00 on.
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

const LEG: Pick<Leg, 'way' | 'distanceM' | 'durationS' | 'ferries'> = {
  ...{ way: 'foot', distanceM: 407, durationS: 360, ferries: [] },
}

/**
 * The plan that announces to each of `halfHourly` the time at which it opens: on the second day too, one half hour
 * after the other. Written by hand, so that it is the same however busy the machine is.
 */
function halfHourlyPlan(relay: Relay, communities: readonly Community[]): DatedPlan {
  const inOrder = halfHourly().map(({ name }) => communities.find((community) => community.name === name))
  let number = 0
  let from: Position = { lat: relay.start.lat, lon: relay.start.lon }
  const days = relay.days.map((day, of): PlanDay => {
    let freeAt = at(day.from, day.date)
    const stops = inOrder.slice(8 * of, 8 * of + 8).flatMap((community): Stop[] => {
      if (!community) return []
      const { id, name, category, abc, position, meetingLink } = community
      const index = number++ % 8
      const startsMs = Date.parse(at('10:00', day.date)) + index * 1_800_000
      const leg = position
        ? { ...LEG, departsAt: freeAt, line: [from, position] }
        : { ...LEG, distanceM: 0, durationS: 0, departsAt: freeAt, line: [] }
      const arrivesMs = Date.parse(freeAt) + leg.durationS * 1000
      freeAt = new Date(startsMs + 600_000).toISOString()
      from = position ?? from
      return [
        {
          ...{ id, number, name, category, abc, position, meetingLink, leg },
          arrivesAt: new Date(arrivesMs).toISOString(),
          startsAt: new Date(startsMs).toISOString(),
          endsAt: freeAt,
        },
      ]
    })
    const travelS = stops.reduce((sum, { leg }) => sum + leg.durationS, 0)
    const waitS = stops.reduce((sum, stop) => sum + Date.parse(stop.startsAt) - Date.parse(stop.arrivesAt), 0)
    return {
      date: day.date,
      startsAt: at(day.from, day.date),
      endsAt: at(day.to, day.date),
      ...{ travelS, waitS: waitS / 1000, stops, lastLeg: null },
      distanceM: stops.reduce((sum, { leg }) => sum + leg.distanceM, 0),
    }
  })
  return { travel: { source: 'great-circle', data: '' }, start: relay.start, finish: null, days }
}

/** The relay of half hours, released; `ids` are the stops of its first day in their order. */
export async function releaseHalfHourly(server: TestServer, change?: Parameters<typeof halfHourly>[0]) {
  const { relay, communities } = await addRelay(server, halfHourly(change), twoDays)
  const plan = halfHourlyPlan(relay, communities)
  const [first, second] = plan.days
  if (!first || !second) throw new Error('a plan of two days has no two days')
  await server.app
    .get(DataSource)
    .transaction((manager) => server.app.get(Releases).releaseWithin(manager, relay.id, plan, 'system'))
  return { relay, plan, first, second, ids: first.stops.map(({ id }) => id) }
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
  const answer = await asOrganiser.post(`/api/relays/${relayId}/words`).send(word).expect(200)
  return coordinatorAnswer.parse(answer.body)
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
  const answer = await asOrganiser.get(`/api/relays/${relayId}/control-room`).expect(200)
  return controlRoom.parse(answer.body)
}
