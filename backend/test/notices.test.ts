import { DataSource } from 'typeorm'
import { Notices, type NewNotice } from '../src/notices/index.ts'
import { Sender } from '../src/notices/sender.ts'
import {
  SMS_TOKEN,
  startMailService,
  startSmsService,
  type MailService,
  type SmsService,
} from './post-services.ts'
import { contact, listNotices, relayWith, tell } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

// The relay's first day is 5 October 2026, summer time: 10.00 there.
const TEN = Date.parse('2026-10-05T08:00:00Z')
const MINUTE = 60_000

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

const message = (stopId: string, changes: Partial<NewNotice> = {}): NewNotice => ({
  kind: 'message',
  to: { stopId },
  once: `message 1 ${stopId}`,
  subject: 'Besked fra stafetten',
  body: 'Vi venter på færgen – kom først kl. 11.',
  ...changes,
})
const send = (nowMs: number, node: Pick<TestServer, 'app'> = server): Promise<void> =>
  node.app.get(Sender).sendDue(nowMs)

test('goes by SMS where there is a number, else by mail, else nowhere', async () => {
  const contacts = [
    contact('20 12 34 56', 'a@x.example'),
    contact('1234', 'b@x.example'),
    contact('ring ikke'),
  ]
  const { relayId, stopIds } = await relayWith(server, contacts)
  const notices = stopIds.map((stopId) => message(stopId))
  expect(await tell(server, relayId, notices, TEN)).toEqual({
    told: notices.slice(0, 2),
    repeated: [],
    unreachable: notices.slice(2),
  })
  await send(TEN)
  const listed = await listNotices(server, relayId)
  const bySms = listed.find(({ channel }) => channel === 'sms')
  expect(sms.arrived).toEqual([
    {
      sender: 'Slagelse',
      message: 'Vi venter på færgen - kom først kl. 11.',
      recipients: [{ msisdn: 4520123456 }],
      userref: bySms?.id,
    },
  ])
  expect(mail.arrived).toMatchObject([
    {
      from: { name: 'Stafetten', address: 'stafet@kommune.example' },
      to: [{ address: 'b@x.example' }],
      subject: 'Besked fra stafetten',
      text: 'Vi venter på færgen – kom først kl. 11.\n',
      messageId: `<${listed.find(({ channel }) => channel === 'mail')?.id}@kommune.example>`,
    },
  ])
  expect(
    listed.map(({ state, recipient, sentAt, failure }) => [state, recipient, sentAt, failure]).sort(),
  ).toEqual([
    ['sent', '+4520123456', '2026-10-05T08:00:00.000Z', null],
    ['sent', 'b@x.example', '2026-10-05T08:00:00.000Z', null],
  ])
})

test('the same is told once, however often it is told', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  const notice = message(stopIds[0] ?? '')
  expect((await tell(server, relayId, [notice], TEN)).told).toEqual([notice])
  expect((await tell(server, relayId, [notice], TEN)).repeated).toEqual([notice])
  await send(TEN)
  expect((await tell(server, relayId, [notice], TEN + MINUTE)).repeated).toEqual([notice])
  await send(TEN + MINUTE)
  expect(sms.arrived.length).toBe(1)
})

test('what is told in a transaction that fails was never told', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  const failing = server.app.get(DataSource).transaction(async (manager) => {
    await server.app.get(Notices).tell(manager, relayId, [message(stopIds[0] ?? '')], TEN)
    throw new Error('something else went wrong')
  })
  await expect(failing).rejects.toThrow('something else went wrong')
  expect(await listNotices(server, relayId)).toEqual([])
})

test('two nodes that send at once send each notice once', async () => {
  const phones = Array.from({ length: 30 }, (_, at) => contact(String(20_100_000 + at)))
  const { relayId, stopIds } = await relayWith(server, phones)
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => message(stopId)),
    TEN,
  )
  const second = await server.secondNode()
  await Promise.all([send(TEN), send(TEN, second), send(TEN), send(TEN, second)])
  await second.close()
  const numbers = sms.arrived.map(({ recipients }) => recipients[0].msisdn).sort()
  expect(numbers).toEqual(phones.map(({ phone }) => Number(`45${phone}`)))
})

test('a node that dies between sending and writing it down is not followed by a second message', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  await tell(server, relayId, [message(stopIds[0] ?? '')], TEN)
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
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  await tell(server, relayId, [message(stopIds[0] ?? '')], TEN)
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
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  await tell(server, relayId, [message(stopIds[0] ?? '')], TEN)
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
  const { relayId, stopIds } = await relayWith(server, [contact('20123456'), contact('', 'b@x.example')])
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => message(stopId)),
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

test('an SMS whose answer never came is not tried again; mail that the server puts off is', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456'), contact('', 'b@x.example')])
  await tell(
    server,
    relayId,
    stopIds.map((stopId) => message(stopId)),
    TEN,
  )
  sms.answerWith(() => Promise.reject(new Error('hangs up')))
  mail.refuseWith(() => 451)
  await send(TEN)
  mail.refuseWith(() => null)
  await send(TEN + MINUTE)
  expect(sms.arrived.length).toBe(1)
  const states = await listNotices(server, relayId)
  expect(states.map(({ channel, state, failure }) => [channel, state, failure]).sort()).toEqual([
    ['mail', 'sent', null],
    ['sms', 'failed', 'Sms-tjenesten svarede ikke, så vi ved ikke, om beskeden er sendt.'],
  ])
})

test('nothing goes out in quiet hours, and nothing when it is of no use any longer', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456'), contact('20123457')])
  const [first = '', second = ''] = stopIds
  const ninePm = Date.parse('2026-10-04T19:00:00Z')
  await tell(
    server,
    relayId,
    [message(first, { kind: 'tomorrow' }), message(second, { uselessAt: new Date(ninePm + 60 * MINUTE) })],
    ninePm,
  )
  await send(ninePm + 30 * MINUTE)
  expect(sms.arrived).toEqual([])
  // A day of the relay begins: what is not urgent waits until seven all the same.
  await send(Date.parse('2026-10-05T04:59:00Z'))
  expect(sms.arrived).toEqual([])
  await send(Date.parse('2026-10-05T05:00:00Z'))
  expect(sms.arrived.map(({ recipients }) => recipients[0].msisdn)).toEqual([4520123456])
  const listed = await listNotices(server, relayId)
  expect(listed.map(({ state, failure }) => [state, failure]).sort()).toEqual([
    ['dropped', 'Beskeden nåede ikke af sted, mens den gav mening.'],
    ['sent', null],
  ])
})

test('a rehearsal or an example sends nothing; what it would say can be read', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  await server.app.get(DataSource).query('UPDATE relay SET example = true WHERE id = $1', [relayId])
  await tell(server, relayId, [message(stopIds[0] ?? '')], TEN)
  await send(TEN)
  expect(sms.arrived).toEqual([])
  expect(await listNotices(server, relayId)).toMatchObject([
    { state: 'dropped', failure: 'Eksempler og generalprøver sender ikke beskeder.' },
  ])
})

test('an organiser can stop what has not been sent, and read everything at /dev/post', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  await tell(server, relayId, [message(stopIds[0] ?? '')], TEN)
  const [waiting] = await listNotices(server, relayId)
  const path = `/api/relays/${relayId}/notices/${waiting?.id}`
  await server.asOrganiser.delete(path).expect(204)
  await send(TEN)
  expect(sms.arrived).toEqual([])
  await server.asOrganiser.delete(path).expect(204)
  await server.asOrganiser.delete(`/api/relays/${relayId}/notices/${relayId}`).expect(404)
  const all = await server.asOrganiser.get('/api/dev/post').expect(200)
  expect(all.body.notices).toContainEqual({ ...waiting, state: 'dropped' })
  await server.anybody.get('/api/dev/post').expect(401)
})

test('where nothing is set up nothing leaves, and the list says so', async () => {
  const bare = await startTestServer({ NODE_ENV: 'production' })
  try {
    const { relayId, stopIds } = await relayWith(bare, [contact('20123456'), contact('', 'b@x.example')])
    await tell(
      bare,
      relayId,
      stopIds.map((stopId) => message(stopId)),
      TEN,
    )
    await send(TEN, bare)
    const listed = await listNotices(bare, relayId)
    expect(listed.map(({ state, failure }) => [state, failure]).sort()).toEqual([
      ['waiting', 'Serveren er ikke sat op til at sende mail, så beskeden bliver her.'],
      ['waiting', 'Serveren er ikke sat op til at sende sms, så beskeden bliver her.'],
    ])
    await bare.asOrganiser.get('/api/dev/post').expect(404)
    await bare.asOrganiser.get(`/api/relays/${relayId.replace(/^./, '0')}/notices`).expect(404)
  } finally {
    await bare.close()
  }
})
