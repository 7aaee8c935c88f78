import { DataSource } from 'typeorm'
import type { NewNotice } from '../src/notices/index.ts'
import { Sender } from '../src/notices/sender.ts'
import { until } from './build-relay.ts'
import { startPostingServer, type PostingServer } from './post-services.ts'
import { contact, listNotices, messageTo, relayWith, tell } from './tell-people.ts'
import type { TestServer } from './test-server.ts'

// The relay's day is 5 October 2030, summer time: 10.00 there.
const TEN = Date.parse('2030-10-05T08:00:00Z')
const MINUTE = 60_000
/** To come: a node that starts deletes what was sent for a relay that is long over. */
const days = [{ date: '2030-10-05', from: '09:00', to: '17:00' }]

let server: PostingServer
beforeAll(async () => {
  server = await startPostingServer()
})
// Each test has the sender to itself.
beforeEach(async () => {
  server.emptyPost()
  await server.app.get(DataSource).query('DELETE FROM relay')
})
afterAll(() => server.close())

const sendBy = (clock: () => number, node: Pick<TestServer, 'app'> = server): Promise<void> =>
  node.app.get(Sender).sendDue(clock)
const send = (nowMs: number, node?: Pick<TestServer, 'app'>): Promise<void> => sendBy(() => nowMs, node)

/** A clock that goes on by some seconds once four SMS are under way: as many as one node sends at once. */
function slowSms(fromMs: number, seconds: number): () => number {
  let nowMs = fromMs
  server.sms.answerWith(async () => {
    await until(() => server.sms.arrived.length >= 4)
    nowMs = fromMs + seconds * 1000
    return 200
  })
  return () => nowMs
}

/** A relay with so many people, and something to tell each of them; the numbers in the order of the people. */
async function tellMany(count: number, atMs: number, changes: Partial<NewNotice> = {}) {
  const phones = Array.from({ length: count }, (_, at) => contact(String(20_100_000 + at)))
  const { relayId, stopIds } = await relayWith(server, phones, { days })
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => messageTo(stopId, changes)),
    atMs,
  )
  return { relayId, stopIds, numbers: phones.map(({ phone }) => Number(`45${phone}`)) }
}
const arrivedAt = (): number[] => server.sms.arrived.map(({ recipients }) => recipients[0].msisdn)

test('two nodes that send at once send each notice once', async () => {
  const { numbers } = await tellMany(30, TEN)
  const second = await server.secondNode()
  await Promise.all([send(TEN), send(TEN, second), send(TEN), send(TEN, second)])
  await second.close()
  expect(arrivedAt().sort()).toEqual(numbers)
})

test('quiet hours begin while the service takes its time', async () => {
  const { relayId } = await tellMany(6, Date.parse('2030-10-04T18:50:00Z'), { kind: 'tomorrow' })
  await sendBy(slowSms(Date.parse('2030-10-04T18:59:30Z'), 40))
  expect((await listNotices(server, relayId)).map(({ sentAt, dueAt }) => sentAt ?? dueAt).sort()).toEqual([
    ...Array<string>(4).fill('2030-10-04T19:00:10.000Z'),
    ...Array<string>(2).fill('2030-10-05T05:00:00.000Z'),
  ])
})

test('a round that has lasted a minute leaves the rest to the next one', async () => {
  const { numbers } = await tellMany(6, TEN)
  const clock = slowSms(TEN, 61)
  await sendBy(clock)
  expect(server.sms.arrived.length).toBe(4)
  await sendBy(clock)
  expect(arrivedAt().sort()).toEqual(numbers)
})

test('a mail server that hangs holds up no SMS', async () => {
  const mails = Array.from({ length: 5 }, (_, at) => contact('', `b${at}@x.example`))
  const { relayId, stopIds } = await relayWith(server, [...mails, contact('20123456')], { days })
  for (const [at, stopId] of stopIds.entries()) await tell(server, relayId, [messageTo(stopId)], TEN + at)
  server.mail.refuseWith(async () => {
    await until(() => server.sms.arrived.length === 1)
    return null
  })
  await send(TEN + MINUTE)
  expect([server.sms.arrived.length, server.mail.arrived.length]).toEqual([1, 5])
})

test('one person gets what was written to them in that order, however slow the first is', async () => {
  const { relayId, stopIds } = await tellMany(2, TEN)
  const [first = '', other = ''] = stopIds
  await tell(server, relayId, [messageTo(first, { once: 'second', body: 'Kom kl. 12.' })], TEN + 1)
  await tell(server, relayId, [messageTo(other, { once: 'third', body: 'Kom kl. 13.' })], TEN + 2)
  const said = () => server.sms.arrived.map(({ recipients, message }) => [recipients[0].msisdn, message])
  const both = (number: number, then: string): unknown[] => [
    [number, 'Vi venter på færgen - kom først kl. 11.'],
    [number, then],
  ]
  const to = (number: number): unknown[] => said().filter(([msisdn]) => msisdn === number)
  // The first one's is answered, and refused for now, when the other person has both: nothing but the order keeps the next one back.
  server.sms.answerWith(async ({ recipients }) => {
    if (recipients[0].msisdn !== 4520100000 || to(4520100000).length > 1) return 200
    await until(() => to(4520100001).length === 2)
    return 503
  })
  await send(TEN + 2)
  expect([to(4520100000).length, to(4520100001)]).toEqual([1, both(4520100001, 'Kom kl. 13.')])
  // Nor does it come before the one that has to be tried again.
  await send(TEN + 10_000)
  await send(TEN + 40_000)
  expect(to(4520100000).slice(1)).toEqual(both(4520100000, 'Kom kl. 12.'))
  expect((await listNotices(server, relayId)).map(({ state }) => state)).toEqual(Array(4).fill('sent'))
})

test('a node that dies between sending and writing it down is not followed by a second message', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')], { days })
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
  const dying = await server.secondNode()
  server.sms.answerWith(async () => {
    await dying.app.get(DataSource).destroy()
    return 200
  })
  await expect(send(TEN, dying)).rejects.toThrow()
  await dying.close()
  for (const minutes of [1, 5, 9, 11, 60]) await send(TEN + minutes * MINUTE)
  expect(server.sms.arrived.length).toBe(1)
  expect(await listNotices(server, relayId)).toMatchObject([
    {
      state: 'failed',
      sentAt: null,
      failure:
        'Serveren stoppede, mens beskeden blev sendt, så vi ved ikke, om den nåede frem. Den sendes ikke igen af sig selv.',
    },
  ])
})

test('what was sent while the database was away is written down when it is back', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')], { days })
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
  const { app, close } = await server.secondNode()
  const database = app.get(DataSource)
  server.sms.answerWith(async () => {
    await database.destroy()
    return 200
  })
  await expect(send(TEN, { app })).rejects.toThrow()
  await database.initialize()
  await send(TEN + MINUTE, { app })
  await close()
  expect(server.sms.arrived.length).toBe(1)
  expect(await listNotices(server, relayId)).toMatchObject([{ state: 'sent', failure: null }])
})

test('what the service cannot take now is sent later, after longer and longer pauses', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')], { days })
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
  server.sms.answerWith(() => 503)
  const tries: number[] = []
  for (let second = 0; second < 300; second += 10) {
    const before = server.sms.arrived.length
    await send(TEN + second * 1000)
    if (server.sms.arrived.length > before) tries.push(second)
  }
  expect(tries).toEqual([0, 30, 90, 210])
  expect(await listNotices(server, relayId)).toMatchObject([
    { state: 'waiting', failure: 'Sms-tjenesten kan ikke lige nu (fejl 503). Vi prøver igen.' },
  ])
  server.sms.answerWith(() => 200)
  await send(TEN + 450_000)
  expect(await listNotices(server, relayId)).toMatchObject([{ state: 'sent', failure: null }])
})

test('a pause begins when the answer came, not when the message was taken up', async () => {
  await tellMany(1, TEN)
  let nowMs = TEN
  server.sms.answerWith(() => {
    nowMs += 20_000
    return 503
  })
  await sendBy(() => nowMs)
  await send(TEN + 49_000)
  expect(server.sms.arrived.length).toBe(1)
  await send(TEN + 50_000)
  expect(server.sms.arrived.length).toBe(2)
})

test('what the service refuses is not tried again, until an organiser wants it', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456'), contact('', 'b@x.example')], {
    days,
  })
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => messageTo(stopId)),
    TEN,
  )
  server.sms.answerWith(() => 422)
  server.mail.refuseWith(() => 550)
  await send(TEN)
  await send(TEN + 60 * MINUTE)
  expect(server.sms.arrived.length).toBe(1)
  const failed = await listNotices(server, relayId)
  expect(failed.map(({ state, failure }) => [state, failure]).sort()).toEqual([
    ['failed', 'Mailserveren tog ikke imod beskeden (fejl 550). Er adressen rigtig?'],
    ['failed', 'Sms-tjenesten tog ikke imod beskeden (fejl 422). Er nummeret rigtigt?'],
  ])
  server.mail.refuseWith(() => null)
  const byMail = failed.find(({ channel }) => channel === 'mail')
  const again = `/api/relays/${relayId}/notices/${byMail?.id}/again`
  await server.asOrganiser.post(again).expect(204)
  const waits = (await listNotices(server, relayId)).find(({ id }) => id === byMail?.id)
  await send(Date.parse(waits?.dueAt ?? ''))
  expect(server.mail.arrived.map(({ to }) => to?.[0]?.address)).toEqual(['b@x.example'])
  await server.asOrganiser.post(again).expect(409)
})

test('an SMS whose answer never came is not tried again; mail is, with the same Message-ID', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456'), contact('', 'b@x.example')], {
    days,
  })
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => messageTo(stopId)),
    TEN,
  )
  server.sms.answerWith(() => Promise.reject(new Error('hangs up')))
  server.mail.hangUpOnce()
  await send(TEN)
  await send(TEN + MINUTE)
  expect(server.sms.arrived.length).toBe(1)
  const [first, second] = server.mail.arrived.map(({ messageId }) => messageId)
  expect([server.mail.arrived.length, second]).toEqual([2, first])
  const states = await listNotices(server, relayId)
  expect(states.map(({ channel, state, failure }) => [channel, state, failure]).sort()).toEqual([
    ['mail', 'sent', null],
    ['sms', 'failed', 'Sms-tjenesten svarede ikke, så vi ved ikke, om beskeden er sendt.'],
  ])
})
