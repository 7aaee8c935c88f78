import { randomUUID } from 'node:crypto'
import {
  call as callSchema,
  callList,
  callPage,
  reserve,
  type Call,
} from '@stafet/domain/contract/reserve.ts'
import { RelayLog } from '../src/relays/index.ts'
import { buildPlan } from './build-plan.ts'
import { contact, listNotices, relayWith, releasePlan, withStops } from './tell-people.ts'
import type { TestServer } from './test-server.ts'

const days = [{ date: '2030-10-07', from: '09:00', to: '17:00' }]

/** A released relay and its reserves, all north of the leg to its second stop, so far that they cycle, the first one nearest. */
export async function relayWithReserves(server: TestServer, count: number) {
  const coordinator = { name: 'Karen', phone: '58 57 00 00' }
  const { relayId, stopIds } = await relayWith(server, [contact(''), contact('')], { days, coordinator })
  await releasePlan(server, relayId, withStops(buildPlan(['2030-10-07'], 2), stopIds))
  const path = `/api/relays/${relayId}`
  for (let at = 0; at < count; at += 1) {
    const input = {
      name: `Reserve ${at + 1}`,
      phone: `20 10 00 ${10 + at}`,
      place: { name: 'Hjemme', lat: 55.45 + at * 0.01, lon: 11.35 },
    }
    reserve.parse((await server.asOrganiser.post(`${path}/reserves`).send(input).expect(201)).body)
  }
  return { relayId, path, stopId: stopIds[1] ?? '', stop: 'Fællesskab 2' }
}

export async function makeCall({ asOrganiser }: TestServer, path: string, stopId: string): Promise<Call> {
  const answer = await asOrganiser.post(`${path}/calls`).send({ id: randomUUID(), stopId }).expect(200)
  return callSchema.parse(answer.body)
}

/** A relay's only call, as it stands. */
export async function callOf({ asOrganiser }: TestServer, path: string): Promise<Call> {
  const answer = await asOrganiser.get(`${path}/calls`).expect(200)
  return callSchema.parse(callList.parse(answer.body).calls[0])
}

export const names = ({ asked }: Call): string[] => asked.map(({ name }) => name)

/** The newest key in what was written to those who were asked, by telephone number. */
export async function keysOf(server: TestServer, relayId: string): Promise<Map<string, string>> {
  const notices = await listNotices(server, relayId)
  return new Map(
    notices
      .filter(({ kind }) => kind === 'call')
      .toReversed()
      .map(({ recipient, body }) => [recipient, /\/svar\/(\S+)$/.exec(body)?.[1] ?? '']),
  )
}

export async function say({ url }: { url: string }, key: string, answer: 'yes' | 'no') {
  const response = await fetch(`${url}/api/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ answer }),
  })
  return callPage.parse(await response.json())
}

/** What stands of reserves in the organisers' diary. */
export async function diaryOf({ app }: TestServer, relayId: string): Promise<string[]> {
  return (await app.get(RelayLog).loggedAfter(relayId, 0)).flatMap((event) =>
    event.kind === 'noted' && event.payload.about === 'reserve' ? [event.payload.text] : [],
  )
}
