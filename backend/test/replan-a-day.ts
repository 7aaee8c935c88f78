import { replan, replanReleased, type Replan } from '@stafet/domain/contract/control-room.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { at, checkIn, releaseHalfHourly, say, setClock } from './relay-at.ts'
import { contact } from './tell-people.ts'
import type { TestServer } from './test-server.ts'

export async function makeReplan({ asOrganiser }: TestServer, relayId: string): Promise<Replan> {
  return replan.parse((await asOrganiser.post(`/api/relays/${relayId}/replans`).expect(201)).body)
}

export function tryRelease({ asOrganiser }: TestServer, relayId: string, replanId: string, tell = true) {
  return asOrganiser.post(`/api/relays/${relayId}/replans/${replanId}/release`).send({ tell })
}

export async function releaseReplan(server: TestServer, relayId: string, replanId: string, tell = true) {
  return replanReleased.parse((await tryRelease(server, relayId, replanId, tell).expect(201)).body)
}

export async function snapshotOf({ anybody }: TestServer, slug: string) {
  return liveSnapshot.parse((await anybody.get(`/api/public/relays/${slug}/live`).expect(200)).body)
}

/** The depeche was received at the first stops, one after the other, at these times. */
export async function received(
  server: TestServer,
  relayId: string,
  ids: readonly string[],
  times: readonly string[],
): Promise<void> {
  for (const [index, time] of times.entries()) await say(server, relayId, checkIn(ids[index] ?? '', at(time)))
}

/** Which moved, by their place in the day as announced, from when to when. */
export const timesOf = ({ moved }: Replan, ids: readonly string[]): [number, string, string][] =>
  moved.map(({ stopId, fromAt, toAt }) => [ids.indexOf(stopId), clock(fromAt), clock(toAt)])

/** `13.05` from an instant. */
export const clock = (instant: string): string =>
  new Date(instant).toLocaleTimeString('da-DK', {
    timeZone: 'Europe/Copenhagen',
    hour: '2-digit',
    minute: '2-digit',
  })

/** Late by an hour at the third stop, and the fifth cannot be reached before it closes. */
export async function lateByAnHour(server: TestServer) {
  const released = await releaseHalfHourly(server, (index) => ({
    contact: contact(`20 30 40 5${index % 10}`),
    ...(index === 4 ? { windows: [{ day: 0, from: '12:00', to: '12:20' }] } : {}),
  }))
  await received(server, released.relay.id, released.ids, ['10:00', '10:30', '12:00'])
  await setClock(server, released.relay.id, at('12:05'))
  return released
}
