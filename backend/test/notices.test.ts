import { randomUUID } from 'node:crypto'
import { DataSource } from 'typeorm'
import { Notices } from '../src/notices/index.ts'
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

const send = (nowMs: number, node: Pick<TestServer, 'app'> = server): Promise<void> =>
  node.app.get(Sender).sendDue(nowMs)

test('goes by SMS where there is a number, else by mail, else nowhere', async () => {
  const contacts = [
    contact('20 12 34 56', 'a@x.example'),
    contact('1234', 'b@x.example'),
    contact('ring ikke'),
  ]
  const { relayId, stopIds } = await relayWith(server, contacts)
  const notices = stopIds.map((stopId) => messageTo(stopId))
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
  const notice = messageTo(stopIds[0] ?? '')
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
    await server.app.get(Notices).tell(manager, relayId, [messageTo(stopIds[0] ?? '')], TEN)
    throw new Error('something else went wrong')
  })
  await expect(failing).rejects.toThrow('something else went wrong')
  expect(await listNotices(server, relayId)).toEqual([])
})

test('nothing goes out in quiet hours, and nothing when it is of no use any longer', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456'), contact('20123457')])
  const [first = '', second = ''] = stopIds
  const ninePm = Date.parse('2026-10-04T19:00:00Z')
  await tell(
    server,
    relayId,
    [
      messageTo(first, { kind: 'tomorrow' }),
      messageTo(second, { uselessAt: new Date(ninePm + 60 * MINUTE) }),
    ],
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
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
  await send(TEN)
  expect(sms.arrived).toEqual([])
  expect(await listNotices(server, relayId)).toMatchObject([
    { state: 'dropped', failure: 'Eksempler og generalprøver sender ikke beskeder.' },
  ])
})

test('an organiser can stop what has not been sent, and read everything at /dev/post', async () => {
  const { relayId, stopIds } = await relayWith(server, [contact('20123456')])
  await tell(server, relayId, [messageTo(stopIds[0] ?? '')], TEN)
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
      stopIds.map((stopId) => messageTo(stopId)),
      TEN,
    )
    await send(TEN, bare)
    const listed = await listNotices(bare, relayId)
    expect(listed.map(({ state, failure }) => [state, failure]).sort()).toEqual([
      ['waiting', 'Serveren er ikke sat op til at sende mail, så beskeden bliver her.'],
      ['waiting', 'Serveren er ikke sat op til at sende sms, så beskeden bliver her.'],
    ])
    await bare.asOrganiser.get('/api/dev/post').expect(404)
    await bare.asOrganiser.get(`/api/relays/${randomUUID()}/notices`).expect(404)
  } finally {
    await bare.close()
  }
})
