import { DataSource } from 'typeorm'
import { Sender } from '../src/notices/sender.ts'
import {
  SMS_TOKEN,
  startMailService,
  startSmsService,
  type MailService,
  type SmsService,
} from './post-services.ts'
import { contact, listNotices, messageTo, relayWith, tell } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

// The relay's day is 5 October 2030, summer time: 10.00 there.
const TEN = Date.parse('2030-10-05T08:00:00Z')
const MINUTE = 60_000
/** To come: a node that starts deletes what was sent for a relay that is long over. */
const days = [{ date: '2030-10-05', from: '09:00', to: '17:00' }]

let server: TestServer
let sms: SmsService
let mail: MailService
beforeAll(async () => {
  sms = await startSmsService()
  mail = await startMailService()
  server = await startTestServer({
    SMTP_URL: mail.url,
    MAIL_FROM: 'Stafetten <stafet@kommune.example>',
    SMS_URL: sms.url,
    SMS_TOKEN,
    SMS_SENDER: 'Slagelse',
  })
})
beforeEach(() => {
  sms.arrived.length = 0
  sms.answerWith(() => 200)
  mail.arrived.length = 0
  mail.refuseWith(() => null)
})
afterAll(async () => {
  await server.close()
  await sms.close()
  await mail.close()
})

const send = (nowMs: number, node: Pick<TestServer, 'app'> = server): Promise<void> =>
  node.app.get(Sender).sendDue(nowMs)

test('two nodes that send at once send each notice once', async () => {
  const phones = Array.from({ length: 30 }, (_, at) => contact(String(20_100_000 + at)))
  const { relayId, stopIds } = await relayWith(server, phones, { days })
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => messageTo(stopId)),
    TEN,
  )
  const second = await server.secondNode()
  await Promise.all([send(TEN), send(TEN, second), send(TEN), send(TEN, second)])
  await second.close()
  const numbers = sms.arrived.map(({ recipients }) => recipients[0].msisdn).sort()
  expect(numbers).toEqual(phones.map(({ phone }) => Number(`45${phone}`)))
})

test('a node that dies between sending and writing it down is not followed by a second message', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')], { days })
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
  const dying = await server.secondNode()
  sms.answerWith(async () => {
    await dying.app.get(DataSource).destroy()
    return 200
  })
  await expect(send(TEN, dying)).rejects.toThrow()
  await dying.close()
  for (const minutes of [1, 5, 9, 11, 60]) await send(TEN + minutes * MINUTE)
  expect(sms.arrived.length).toBe(1)
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
  sms.answerWith(async () => {
    await database.destroy()
    return 200
  })
  await expect(send(TEN, { app })).rejects.toThrow()
  await database.initialize()
  await send(TEN + MINUTE, { app })
  await close()
  expect(sms.arrived.length).toBe(1)
  expect(await listNotices(server, relayId)).toMatchObject([{ state: 'sent', failure: null }])
})

test('what the service cannot take now is sent later, after longer and longer pauses', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')], { days })
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
  sms.answerWith(() => 503)
  const tries: number[] = []
  for (let second = 0; second < 300; second += 10) {
    const before = sms.arrived.length
    await send(TEN + second * 1000)
    if (sms.arrived.length > before) tries.push(second)
  }
  expect(tries).toEqual([0, 30, 90, 210])
  expect(await listNotices(server, relayId)).toMatchObject([
    { state: 'waiting', failure: 'Sms-tjenesten kan ikke lige nu (fejl 503). Vi prøver igen.' },
  ])
  sms.answerWith(() => 200)
  await send(TEN + 450_000)
  expect(await listNotices(server, relayId)).toMatchObject([{ state: 'sent', failure: null }])
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
  sms.answerWith(() => 422)
  mail.refuseWith(() => 550)
  await send(TEN)
  await send(TEN + 60 * MINUTE)
  expect(sms.arrived.length).toBe(1)
  const failed = await listNotices(server, relayId)
  expect(failed.map(({ state, failure }) => [state, failure]).sort()).toEqual([
    ['failed', 'Mailserveren tog ikke imod beskeden (fejl 550). Er adressen rigtig?'],
    ['failed', 'Sms-tjenesten tog ikke imod beskeden (fejl 422). Er nummeret rigtigt?'],
  ])
  mail.refuseWith(() => null)
  const byMail = failed.find(({ channel }) => channel === 'mail')
  const again = `/api/relays/${relayId}/notices/${byMail?.id}/again`
  await server.asOrganiser.post(again).expect(204)
  await send(Date.now())
  expect(mail.arrived.map(({ to }) => to?.[0]?.address)).toEqual(['b@x.example'])
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
  sms.answerWith(() => Promise.reject(new Error('hangs up')))
  mail.hangUpOnce()
  await send(TEN)
  await send(TEN + MINUTE)
  expect(sms.arrived.length).toBe(1)
  const [first, second] = mail.arrived.map(({ messageId }) => messageId)
  expect([mail.arrived.length, second]).toEqual([2, first])
  const states = await listNotices(server, relayId)
  expect(states.map(({ channel, state, failure }) => [channel, state, failure]).sort()).toEqual([
    ['mail', 'sent', null],
    ['sms', 'failed', 'Sms-tjenesten svarede ikke, så vi ved ikke, om beskeden er sendt.'],
  ])
})
