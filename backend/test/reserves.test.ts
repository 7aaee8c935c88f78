import { randomUUID } from 'node:crypto'
import {
  call as callSchema,
  callList,
  callPage,
  reserve,
  reserveList,
  type Call,
} from '@stafet/domain/contract/reserve.ts'
import { NoticePurge } from '../src/notices/purge-notices.ts'
import { Asking } from '../src/reserves/asking.ts'
import { ReservePurge } from '../src/reserves/purge-reserves.ts'
import { Calls } from '../src/reserves/index.ts'
import { RelayLog } from '../src/relays/index.ts'
import { buildPlan } from './build-plan.ts'
import { contact, listNotices, relayWith, releasePlan, withStops } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

// Nothing is set up to send: what would be sent is read from the list.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'http://stafet.example' })
})
afterAll(() => server.close())

const days = [{ date: '2030-10-07', from: '09:00', to: '17:00' }]

/** A released relay and its reserves, all north of the leg to its second stop, so far that they cycle, the first one nearest. */
async function relayWithReserves(count: number) {
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

async function makeCall(path: string, stopId: string): Promise<Call> {
  const { body } = await server.asOrganiser
    .post(`${path}/calls`)
    .send({ id: randomUUID(), stopId })
    .expect(200)
  return callSchema.parse(body)
}

/** An instant as clocks in Denmark show it, in milliseconds. */
const local = (time: string): number => Date.parse(`${time}:00+02:00`)

const makeCallAt = (time: string, relayId: string, stopId: string): Promise<Call> =>
  server.app.get(Calls).make(relayId, { id: randomUUID(), stopId }, randomUUID(), local(time))

/** The keys in what was written to those who were asked, by telephone number. */
async function keysOf(relayId: string): Promise<Map<string, string>> {
  const notices = await listNotices(server, relayId)
  return new Map(
    notices
      .filter(({ kind }) => kind === 'call')
      .map(({ recipient, body }) => [recipient, /\/svar\/(\S+)$/.exec(body)?.[1] ?? '']),
  )
}

const open = (key: string) => server.anybody.get('/api/call').set('authorization', `Bearer ${key}`)
const say = (key: string, answer: 'yes' | 'no', url = server.url) =>
  fetch(`${url}/api/call`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ answer }),
  }).then(async (response) => callPage.parse(await response.json()))

const names = ({ asked }: Call): string[] => asked.map(({ name }) => name)
const current = async (path: string): Promise<Call> =>
  callSchema.parse((await server.asOrganiser.get(`${path}/calls`).expect(200)).body.calls[0])
const diary = async (relayId: string): Promise<unknown[]> =>
  (await server.app.get(RelayLog).loggedAfter(relayId, 0)).flatMap((event) =>
    event.kind === 'noted' && event.payload.about === 'reserve' ? [event.payload.text] : [],
  )

test('reserves are kept for organisers', async () => {
  const { path } = await relayWithReserves(2)
  const list = reserveList.parse((await server.asOrganiser.get(`${path}/reserves`).expect(200)).body).reserves
  expect(list.map(({ name }) => name)).toEqual(['Reserve 1', 'Reserve 2'])
  const changed = { name: 'Åse', phone: '', email: 'aase@x.example', place: null, windows: [] }
  await server.asOrganiser.put(`${path}/reserves/${list[0]?.id}`).send(changed).expect(200)
  await server.asOrganiser.delete(`${path}/reserves/${list[1]?.id}`).expect(204)
  await server.asOrganiser.delete(`${path}/reserves/${list[1]?.id}`).expect(404)
  await server.asOrganiser.put(`${path}/reserves/${list[1]?.id}`).send(changed).expect(404)
  expect((await server.asOrganiser.get(`${path}/reserves`)).body).toEqual({
    reserves: [{ id: list[0]?.id, ...changed }],
  })
  await server.anybody.get(`${path}/reserves`).expect(401)
})

test('the three nearest are asked at once, and the next ones when five minutes have passed without a yes', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(5)
  const made = await makeCallAt('2030-10-07T09:00', relayId, stopId)
  expect(names(made)).toEqual(['Reserve 1', 'Reserve 2', 'Reserve 3'])
  expect(made).toMatchObject({ state: 'open', takenBy: null, stopId })
  const times = made.asked.map(({ travelS }) => travelS ?? 0)
  expect(times).toEqual([...times].sort((a, b) => a - b))

  const asking = server.app.get(Asking)
  const madeMs = Date.parse(made.madeAt)
  await asking.goOn(madeMs + 4 * 60_000)
  expect(names(await current(path)).length).toBe(3)
  await Promise.all([asking.goOn(madeMs + 6 * 60_000), asking.goOn(madeMs + 6 * 60_000)])
  expect(names(await current(path))).toEqual([1, 2, 3, 4, 5].map((number) => `Reserve ${number}`))
  await asking.goOn(madeMs + 60 * 60_000)
  expect((await listNotices(server, relayId)).map(({ kind, recipient }) => [kind, recipient]).sort()).toEqual(
    [10, 11, 12, 13, 14].map((number) => ['call', `+45201000${number}`]),
  )
  expect((await diary(relayId))[0]).toBe(`3 reserver er spurgt, om de kan bære depechen til ${stop}.`)
})

test('called at night, three read it in the morning, as of that day, and the next ones have to wait for them', async () => {
  const { relayId, path, stopId } = await relayWithReserves(4)
  await makeCallAt('2030-10-06T21:30', relayId, stopId)
  const asking = server.app.get(Asking)
  await asking.goOn(local('2030-10-06T23:00'))
  await asking.goOn(local('2030-10-07T06:04'))
  const asked = await listNotices(server, relayId)
  expect(asked.map(({ dueAt }) => Date.parse(dueAt))).toEqual([1, 2, 3].map(() => local('2030-10-07T06:00')))
  for (const { body } of asked) expect(body).toMatch(/^Kan du bære depechen .* i dag kl\. /)
  await asking.goOn(local('2030-10-07T06:06'))
  expect(names(await current(path)).length).toBe(4)
})

test('the same call again is the same call, and another one for the same leg is refused', async () => {
  const { relayId, path, stopId } = await relayWithReserves(1)
  const id = randomUUID()
  const first = await server.asOrganiser.post(`${path}/calls`).send({ id, stopId }).expect(200)
  expect((await server.asOrganiser.post(`${path}/calls`).send({ id, stopId }).expect(200)).body).toEqual(
    first.body,
  )
  await server.asOrganiser.post(`${path}/calls`).send({ id: randomUUID(), stopId }).expect(409)
  expect((await keysOf(relayId)).size).toBe(1)
  await server.asOrganiser.post(`${path}/calls`).send({ id: randomUUID(), stopId: randomUUID() }).expect(404)
})

test('opening the link changes nothing', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(1)
  await makeCall(path, stopId)
  const [key = ''] = (await keysOf(relayId)).values()
  const page = callPage.parse((await open(key).expect(200)).body)
  expect(page).toMatchObject({
    coordinator: { name: 'Karen', phone: '58 57 00 00' },
    to: stop,
    state: 'open',
    answer: 'none',
  })
  await open(key).expect(200)
  expect((await current(path)).asked.map(({ answer }) => answer)).toEqual(['none'])
  await open('an-other-key').expect(404)
  await server.anybody.get('/api/call').expect(404)
})

test('of many who say yes at once, on two nodes, exactly one has it, and all are told', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(3)
  await makeCall(path, stopId)
  const keys = [...(await keysOf(relayId)).values()]
  const second = await server.secondNode()
  const pages = await Promise.all(
    [...keys, ...keys, ...keys].map((key, at) => say(key, 'yes', at % 2 === 0 ? server.url : second.url)),
  )
  await second.close()
  expect(pages.filter(({ state }) => state === 'yours').length).toBe(3)
  expect(pages.filter(({ state }) => state === 'taken').length).toBe(6)

  const call = await current(path)
  expect(call.state).toBe('taken')
  expect(call.asked.filter(({ answer }) => answer === 'yes').map(({ reserveId }) => reserveId)).toEqual([
    call.takenBy,
  ])
  const winner = call.asked.find(({ reserveId }) => reserveId === call.takenBy)?.name
  expect(await diary(relayId)).toEqual([
    `3 reserver er spurgt, om de kan bære depechen til ${stop}.`,
    `${winner} bærer depechen til ${stop}.`,
  ])
  const told = (await listNotices(server, relayId)).filter(({ kind }) => kind === 'call-taken')
  expect(told.map(({ subject }) => subject).sort()).toEqual([
    'Tak, du bærer depechen',
    'Turen er taget af en anden',
    'Turen er taget af en anden',
  ])
})

test('a no asks the next when nobody is left to wait for, and may take a yes back', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(4)
  await makeCall(path, stopId)
  const keys = await keysOf(relayId)
  const keyOf = (number: number): string => keys.get(`+45201000${number}`) ?? ''
  expect((await say(keyOf(10), 'yes')).state).toBe('yours')
  expect(await say(keyOf(10), 'no')).toMatchObject({ state: 'open', answer: 'no' })
  expect((await diary(relayId)).slice(1)).toEqual([
    `Reserve 1 bærer depechen til ${stop}.`,
    `Reserve 1 kan alligevel ikke bære depechen til ${stop}.`,
  ])
  await say(keyOf(11), 'no')
  expect(names(await current(path)).length).toBe(3)
  await say(keyOf(12), 'no')
  expect((await current(path)).asked.map(({ name, answer }) => [name, answer])).toEqual([
    ['Reserve 1', 'no'],
    ['Reserve 2', 'no'],
    ['Reserve 3', 'no'],
    ['Reserve 4', 'none'],
  ])
})

test('calling it off tells those who were asked, and then nobody can take it', async () => {
  const { relayId, path, stopId } = await relayWithReserves(4)
  const made = await makeCall(path, stopId)
  const [key = '', other = ''] = (await keysOf(relayId)).values()
  await say(other, 'no')
  const close = `${path}/calls/${made.id}/close`
  expect(callSchema.parse((await server.asOrganiser.post(close).expect(200)).body).state).toBe('closed')
  await server.asOrganiser.post(close).expect(200)
  expect((await say(key, 'yes')).state).toBe('closed')
  await server.app.get(Asking).goOn(Date.parse(made.madeAt) + 60 * 60_000)
  const notices = await listNotices(server, relayId)
  expect(
    notices.map(({ subject }) => subject).filter((subject) => subject.startsWith('Vi har ikke')),
  ).toEqual(['Vi har ikke brug for hjælp alligevel', 'Vi har ikke brug for hjælp alligevel'])
  expect(notices.filter(({ kind }) => kind === 'call').length).toBe(3)
  await server.asOrganiser.post(`${path}/calls/${randomUUID()}/close`).expect(404)
  // And the leg can be called for anew.
  expect((await makeCall(path, stopId)).state).toBe('open')
})

test('a number that is none is passed over', async () => {
  const { path, stopId } = await relayWithReserves(0)
  for (const [name, phone] of [
    ['Anna', '12'],
    ['Bo', '20123456'],
  ])
    await server.asOrganiser.post(`${path}/reserves`).send({ name, phone }).expect(201)
  expect(names(await makeCall(path, stopId))).toEqual(['Bo'])
})

test('thirty days after the last day reserves and what was sent are deleted; that a call was made stays', async () => {
  const { relayId, path, stopId } = await relayWithReserves(2)
  await makeCall(path, stopId)
  const left = async () => {
    const { body } = await server.asOrganiser.get(`${path}/reserves`).expect(200)
    const calls = await server.asOrganiser.get(`${path}/calls`).expect(200)
    const [one] = callList.parse(calls.body).calls
    return [
      reserveList.parse(body).reserves.length,
      (await listNotices(server, relayId)).length,
      one?.asked.length,
    ]
  }
  const purge = async (at: string) => {
    for (const old of [NoticePurge, ReservePurge]) await server.app.get(old).purge(Date.parse(at))
  }
  await purge('2030-11-07T11:59:59Z')
  expect(await left()).toEqual([2, 2, 2])
  await purge('2030-11-07T12:00:00Z')
  expect(await left()).toEqual([0, 0, 0])
})
