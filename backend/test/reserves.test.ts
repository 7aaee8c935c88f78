import { randomUUID } from 'node:crypto'
import { call as callSchema, callPage, reserveList, type Call } from '@stafet/domain/contract/reserve.ts'
import { DataSource } from 'typeorm'
import { Asking } from '../src/reserves/asking.ts'
import { Calls } from '../src/reserves/index.ts'
import { until } from './build-relay.ts'
import { callOf, diaryOf, keysOf, makeCall, names, relayWithReserves, say } from './call-reserves.ts'
import { listNotices } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

// Nothing is set up to send: what would be sent is read from the list.
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'http://stafet.example' })
})
afterAll(() => server.close())

/** An instant as clocks in Denmark show it, in milliseconds. */
const local = (time: string): number => Date.parse(`${time}:00+02:00`)

const makeCallAt = (time: string, relayId: string, stopId: string): Promise<Call> =>
  server.app.get(Calls).make(relayId, { id: randomUUID(), stopId }, randomUUID(), local(time))

const open = (key: string) => server.anybody.get('/api/call').set('authorization', `Bearer ${key}`)

test('reserves are kept for organisers', async () => {
  const { path } = await relayWithReserves(server, 2)
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
  const { relayId, path, stopId, stop } = await relayWithReserves(server, 5)
  const made = await makeCallAt('2030-10-07T09:00', relayId, stopId)
  expect(names(made)).toEqual(['Reserve 1', 'Reserve 2', 'Reserve 3'])
  expect(made).toMatchObject({ state: 'open', takenBy: null, stopId })
  const times = made.asked.map(({ travelS }) => travelS ?? 0)
  expect(times).toEqual([...times].sort((a, b) => a - b))

  const asking = server.app.get(Asking)
  const madeMs = Date.parse(made.madeAt)
  await asking.goOn(madeMs + 4 * 60_000)
  expect(names(await callOf(server, path)).length).toBe(3)
  await Promise.all([asking.goOn(madeMs + 6 * 60_000), asking.goOn(madeMs + 6 * 60_000)])
  expect(names(await callOf(server, path))).toEqual([1, 2, 3, 4, 5].map((number) => `Reserve ${number}`))
  await asking.goOn(madeMs + 60 * 60_000)
  expect((await listNotices(server, relayId)).map(({ kind, recipient }) => [kind, recipient]).sort()).toEqual(
    [10, 11, 12, 13, 14].map((number) => ['call', `+45201000${number}`]),
  )
  expect((await diaryOf(server, relayId))[0]).toBe(
    `3 reserver er spurgt, om de kan bære depechen til ${stop}.`,
  )
})

test('called at night, three read it in the morning, as of that day, and the next ones have to wait for them', async () => {
  const { relayId, path, stopId } = await relayWithReserves(server, 4)
  await makeCallAt('2030-10-06T21:30', relayId, stopId)
  const asking = server.app.get(Asking)
  await asking.goOn(local('2030-10-06T23:00'))
  await asking.goOn(local('2030-10-07T06:04'))
  const asked = await listNotices(server, relayId)
  expect(asked.map(({ dueAt }) => Date.parse(dueAt))).toEqual([1, 2, 3].map(() => local('2030-10-07T06:00')))
  for (const { body } of asked) expect(body).toMatch(/^Kan du bære depechen .* i dag kl\. /)
  await asking.goOn(local('2030-10-07T06:06'))
  expect(names(await callOf(server, path)).length).toBe(4)
})

test('the same call again is the same call, and another one for the same leg is refused', async () => {
  const { relayId, path, stopId } = await relayWithReserves(server, 1)
  const id = randomUUID()
  const first = await server.asOrganiser.post(`${path}/calls`).send({ id, stopId }).expect(200)
  expect((await server.asOrganiser.post(`${path}/calls`).send({ id, stopId }).expect(200)).body).toEqual(
    first.body,
  )
  await server.asOrganiser.post(`${path}/calls`).send({ id: randomUUID(), stopId }).expect(409)
  expect((await keysOf(server, relayId)).size).toBe(1)
  await server.asOrganiser.post(`${path}/calls`).send({ id: randomUUID(), stopId: randomUUID() }).expect(404)
  const other = await relayWithReserves(server, 1)
  await server.asOrganiser.post(`${other.path}/calls`).send({ id, stopId: other.stopId }).expect(409)
})

test('opening the link changes nothing', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(server, 1)
  await makeCall(server, path, stopId)
  const [key = ''] = (await keysOf(server, relayId)).values()
  const page = callPage.parse((await open(key).expect(200)).body)
  expect(page).toMatchObject({
    coordinator: { name: 'Karen', phone: '58 57 00 00' },
    to: stop,
    state: 'open',
    answer: 'none',
  })
  await open(key).expect(200)
  expect((await callOf(server, path)).asked.map(({ answer }) => answer)).toEqual(['none'])
  await open('an-other-key').expect(404)
  await server.anybody.get('/api/call').expect(404)
})

test('of many who say yes at once, on two nodes, exactly one has it, and all are told', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(server, 3)
  await makeCall(server, path, stopId)
  const keys = [...(await keysOf(server, relayId)).values()]
  const second = await server.secondNode()
  const pages = await Promise.all(
    [...keys, ...keys, ...keys].map((key, at) => say(at % 2 === 0 ? server : second, key, 'yes')),
  )
  await second.close()
  expect(pages.filter(({ state }) => state === 'yours').length).toBe(3)
  expect(pages.filter(({ state }) => state === 'taken').length).toBe(6)

  const call = await callOf(server, path)
  expect(call.state).toBe('taken')
  expect(call.asked.filter(({ answer }) => answer === 'yes').map(({ reserveId }) => reserveId)).toEqual([
    call.takenBy,
  ])
  const winner = call.asked.find(({ reserveId }) => reserveId === call.takenBy)?.name
  expect(await diaryOf(server, relayId)).toEqual([
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
  const { relayId, path, stopId, stop } = await relayWithReserves(server, 4)
  await makeCall(server, path, stopId)
  const keys = await keysOf(server, relayId)
  const keyOf = (number: number): string => keys.get(`+45201000${number}`) ?? ''
  expect((await say(server, keyOf(10), 'yes')).state).toBe('yours')
  expect(await say(server, keyOf(10), 'no')).toMatchObject({ state: 'open', answer: 'no' })
  expect((await diaryOf(server, relayId)).slice(1)).toEqual([
    `Reserve 1 bærer depechen til ${stop}.`,
    `Reserve 1 kan alligevel ikke bære depechen til ${stop}.`,
  ])
  await say(server, keyOf(11), 'no')
  expect(names(await callOf(server, path)).length).toBe(3)
  await say(server, keyOf(12), 'no')
  expect((await callOf(server, path)).asked.map(({ name, answer }) => [name, answer])).toEqual([
    ['Reserve 1', 'no'],
    ['Reserve 2', 'no'],
    ['Reserve 3', 'no'],
    ['Reserve 4', 'none'],
  ])
})

test('a leg that is given back is open anew to those who heard that it was taken', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(server, 4)
  await makeCall(server, path, stopId)
  const first = await keysOf(server, relayId)
  const to = (number: number): string => `+45201000${number}`
  await say(server, first.get(to(12)) ?? '', 'no')
  await say(server, first.get(to(10)) ?? '', 'yes')
  await say(server, first.get(to(10)) ?? '', 'no')

  const told = async () =>
    (await listNotices(server, relayId)).map(({ recipient, subject }) => [recipient, subject.split(' ')[0]])
  const asked = (number: number) => [to(number), 'Kan']
  const round = [asked(10), asked(11), asked(12), [to(10), 'Tak,'], [to(11), 'Turen']]
  const forKaren = ['+4558570000', 'Ingen']
  expect((await told()).sort()).toEqual([...round, asked(11), forKaren].sort())

  // Asked anew, they have a link anew, and the whole of it goes round once more: now nobody is left but the fourth.
  const second = (await keysOf(server, relayId)).get(to(11)) ?? ''
  expect(second).not.toBe(first.get(to(11)))
  expect((await say(server, second, 'yes')).state).toBe('yours')
  await say(server, second, 'no')
  expect((await told()).sort()).toEqual(
    [...round, asked(11), forKaren, [to(11), 'Tak,'], forKaren, asked(13)].sort(),
  )
  expect((await diaryOf(server, relayId)).at(-1)).toBe(
    `Reserve 2 kan alligevel ikke bære depechen til ${stop}.`,
  )
})

test('whoever is removed while they answer keeps nobody waiting', async () => {
  const { path, stopId } = await relayWithReserves(server, 1)
  const made = await makeCall(server, path, stopId)
  const reserveId = made.asked[0]?.reserveId ?? ''
  const database = server.app.get(DataSource)
  const removed = await database.transaction(async (manager) => {
    // As an answer does: the call first, and then what holds on to the reserve.
    await manager.query('SELECT 1 FROM reserve_call WHERE id = $1 FOR UPDATE', [made.id])
    const status = server.asOrganiser.delete(`${path}/reserves/${reserveId}`).then((answer) => answer.status)
    await until(async () => {
      const waiting: unknown[] = await database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      return waiting.length > 0
    })
    await manager.query('UPDATE reserve_call SET taken_by = $2 WHERE id = $1', [made.id, reserveId])
    return { status }
  })
  expect(await removed.status).toBe(204)
  expect((await callOf(server, path)).takenBy).toBeNull()
})

test('calling it off tells those who were asked, and then nobody can take it', async () => {
  const { relayId, path, stopId } = await relayWithReserves(server, 4)
  const made = await makeCall(server, path, stopId)
  const [key = '', other = ''] = (await keysOf(server, relayId)).values()
  await say(server, other, 'no')
  const close = `${path}/calls/${made.id}/close`
  expect(callSchema.parse((await server.asOrganiser.post(close).expect(200)).body).state).toBe('closed')
  await server.asOrganiser.post(close).expect(200)
  expect((await say(server, key, 'yes')).state).toBe('closed')
  await server.app.get(Asking).goOn(Date.parse(made.madeAt) + 60 * 60_000)
  const notices = await listNotices(server, relayId)
  expect(
    notices.map(({ subject }) => subject).filter((subject) => subject.startsWith('Vi har ikke')),
  ).toEqual(['Vi har ikke brug for hjælp alligevel', 'Vi har ikke brug for hjælp alligevel'])
  expect(notices.filter(({ kind }) => kind === 'call').length).toBe(3)
  await server.asOrganiser.post(`${path}/calls/${randomUUID()}/close`).expect(404)
  // And the leg can be called for anew.
  expect((await makeCall(server, path, stopId)).state).toBe('open')
})

test('a number that is none is passed over', async () => {
  const { relayId, path, stopId, stop } = await relayWithReserves(server, 0)
  for (const [name, phone] of [
    ['Anna', '12'],
    ['Bo', '20123456'],
  ])
    await server.asOrganiser.post(`${path}/reserves`).send({ name, phone }).expect(201)
  expect(names(await makeCall(server, path, stopId))).toEqual(['Bo'])
  expect(await diaryOf(server, relayId)).toEqual([
    `1 reserve er spurgt, om de kan bære depechen til ${stop}. Kan ikke nås: Anna.`,
  ])
})
