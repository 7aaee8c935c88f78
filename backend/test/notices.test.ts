import { randomUUID } from 'node:crypto'
import { callList, reserveList } from '@stafet/domain/contract/reserve.ts'
import { DataSource } from 'typeorm'
import { Notices, type NewNotice, type Told } from '../src/notices/index.ts'
import { Sender } from '../src/notices/sender.ts'
import { CONFIG, type Config } from '../src/platform/config.ts'
import { Jobs } from '../src/platform/jobs.ts'
import { PersonalData } from '../src/personal-data/personal-data.ts'
import { makeCall, relayWithReserves } from './call-reserves.ts'
import { startPostingServer, type PostingServer } from './post-services.ts'
import { contact, listNotices, messageTo, relayWith, tell } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

// The relay's first day is 5 October 2026, summer time: 10.00 there.
const TEN = Date.parse('2026-10-05T08:00:00Z')
const MINUTE = 60_000

let server: PostingServer
beforeAll(async () => {
  server = await startPostingServer()
})
beforeEach(() => server.emptyPost())
afterAll(() => server.close())

const send = (nowMs: number, node: Pick<TestServer, 'app'> = server): Promise<void> =>
  node.app.get(Sender).sendDue(() => nowMs)

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
  expect(server.sms.arrived).toEqual([
    {
      sender: 'Slagelse',
      message: 'Vi venter på færgen - kom først kl. 11.',
      recipients: [{ msisdn: 4520123456 }],
      userref: bySms?.id,
    },
  ])
  expect(server.mail.arrived).toMatchObject([
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
  expect(server.sms.arrived.length).toBe(1)
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
  expect(server.sms.arrived).toEqual([])
  // A day of the relay begins: what is not urgent waits until seven all the same.
  await send(Date.parse('2026-10-05T04:59:00Z'))
  expect(server.sms.arrived).toEqual([])
  await send(Date.parse('2026-10-05T05:00:00Z'))
  expect(server.sms.arrived.map(({ recipients }) => recipients[0].msisdn)).toEqual([4520123456])
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
  expect(server.sms.arrived).toEqual([])
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
  expect(server.sms.arrived).toEqual([])
  await server.asOrganiser.delete(path).expect(204)
  await server.asOrganiser.delete(`/api/relays/${relayId}/notices/${relayId}`).expect(404)
  const all = await server.asOrganiser.get('/api/dev/post').expect(200)
  expect(all.body.notices).toContainEqual({ ...waiting, state: 'dropped' })
  await server.anybody.get('/api/dev/post').expect(401)
})

test('who can be reached depends on what the server can send, and the list says who could not be', async () => {
  const contacts = [contact('20123456'), contact('20123457', 'b@x.example'), contact('', 'c@x.example')]
  const { relayId, stopIds } = await relayWith(server, contacts)
  const notices = stopIds.map((stopId) => messageTo(stopId))
  const tellBy = (by: Notices, told: readonly NewNotice[]): Promise<Told> =>
    server.app.get(DataSource).transaction((manager) => by.tell(manager, relayId, told, TEN))
  const sending = (changes: Partial<Config>): Notices =>
    new Notices(server.app.get(DataSource), server.app.get(Jobs), { ...server.app.get(CONFIG), ...changes })

  const byMail = sending({ sms: null })
  expect([...(await byMail.reachable(stopIds))].sort()).toEqual(stopIds.slice(1).sort())
  expect(await tellBy(byMail, notices)).toEqual({
    told: notices.slice(1),
    repeated: [],
    unreachable: notices.slice(0, 1),
  })
  const listed = await listNotices(server, relayId)
  expect(listed.map(({ recipient, state, failure }) => [recipient, state, failure]).sort()).toEqual([
    ['+4520123456', 'failed', 'Serveren er ikke sat op til at sende sms. Ring i stedet.'],
    ['b@x.example', 'waiting', null],
    ['c@x.example', 'waiting', null],
  ])
  expect([...(await sending({ mail: null }).reachable(stopIds))].sort()).toEqual(stopIds.slice(0, 2).sort())
  const organiser = { email: 'anna@kommune.example', password: 'en lang sætning' }
  const coordinator = { name: 'Karen', phone: '58 57 00 00' }
  const forKaren = {
    ...messageTo(''),
    to: sending({ organiser }).coordinatorOf({ coordinator }),
    once: 'for her',
  }
  await tellBy(byMail, [forKaren])
  expect((await listNotices(server, relayId)).map(({ recipient }) => recipient)).toContain(organiser.email)
  // Tried out with nothing set up, everybody is: what would be sent is there to be read.
  expect((await sending({ mail: null, sms: null }).reachable(stopIds)).size).toBe(3)
})

test('thirty days after the last day reserves and what was sent are deleted; that a call was made stays', async () => {
  const { relayId, path, stopId } = await relayWithReserves(server, 2)
  await makeCall(server, path, stopId)
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
    await server.app.get(PersonalData).purge(Date.parse(at))
  }
  await purge('2030-11-07T11:59:59Z')
  expect(await left()).toEqual([2, 2, 2])
  await purge('2030-11-07T12:00:00Z')
  expect(await left()).toEqual([0, 0, 0])
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
      ['failed', 'Serveren er ikke sat op til at sende mail.'],
      ['failed', 'Serveren er ikke sat op til at sende sms. Ring i stedet.'],
    ])
    await bare.asOrganiser.get('/api/dev/post').expect(404)
    await bare.asOrganiser.get(`/api/relays/${randomUUID()}/notices`).expect(404)
  } finally {
    await bare.close()
  }
})
