import type { Notice } from '@stafet/domain/contract/notice.ts'
import { DataSource } from 'typeorm'
import { NoticePlanner } from '../src/notices/planned/notice-planner.ts'
import { buildPlan } from './build-plan.ts'
import { RelayLog } from '../src/relays/index.ts'
import { contact, listNotices, relayWith, releasePlan, withStops } from './tell-people.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'http://stafet.example' })
})
// Each test has the planner to itself.
beforeEach(() => server.app.get(DataSource).query('DELETE FROM relay'))
afterAll(() => server.close())

const at = (local: string): number => Date.parse(`${local}:00+02:00`)
const plan = (local: string, node: Pick<TestServer, 'app'> = server): Promise<void> =>
  node.app.get(NoticePlanner).plan(at(local))

/** A relay on 5 October with a stop for each contact, from ten o'clock, half an hour apart. */
async function relayOfThree(): Promise<{ relayId: string; stopIds: string[] }> {
  const contacts = [contact('20100001'), contact('20100002'), contact('', 'c@x.example')]
  const made = await relayWith(server, contacts, {
    days: [{ date: '2030-10-05', from: '09:00', to: '17:00' }],
  })
  await releasePlan(server, made.relayId, withStops(buildPlan(['2030-10-05'], 3), made.stopIds))
  return made
}

/** What is written for each stop, by its place in the plan. */
async function written(relayId: string, stopIds: readonly string[], kind: Notice['kind']) {
  const notices = (await listNotices(server, relayId)).filter((notice) => notice.kind === kind)
  return notices
    .map(({ stopId, body }) => [1 + stopIds.indexOf(stopId ?? ''), body.replace(/\/f\/[\w-]{22}$/, '/f/…')])
    .sort()
}

test('asks the day before, with a link that opens the page where to answer', async () => {
  const { relayId, stopIds } = await relayOfThree()
  await plan('2030-10-04T10:00')
  expect(await written(relayId, stopIds, 'can-you-still')).toEqual([
    [1, 'Kan I stadig tage imod depechen i morgen kl. 10.00? Svar her: http://stafet.example/f/…'],
    [2, 'Kan I stadig tage imod depechen i morgen kl. 10.30? Svar her: http://stafet.example/f/…'],
    [3, 'Kan I stadig tage imod depechen i morgen kl. 11.00? Svar her: http://stafet.example/f/…'],
  ])
  const [{ body = '', stopId = '' } = {}] = await listNotices(server, relayId)
  const key = /\/f\/(\S+)$/.exec(body)?.[1] ?? ''
  const page = await server.anybody.get('/api/check-in').set('authorization', `Bearer ${key}`)
  expect([page.status, page.body.stop?.id]).toEqual([200, stopId])
})

test('tells in the evening when it comes, not to those who cannot, and twice to nobody, also not from two nodes', async () => {
  const { relayId, stopIds } = await relayOfThree()
  await server.app.get(DataSource).query(
    `INSERT INTO attendance (relay_id, stop_id, answer, answered_at)
     VALUES ($1, $2, 'coming', now()), ($1, $3, 'declined', now())`,
    [relayId, stopIds[0], stopIds[1]],
  )
  await server.app
    .get(DataSource)
    .query(`UPDATE community_contact SET carriers = 'Bo og Ida' WHERE community_id = $1`, [stopIds[1]])
  const second = await server.secondNode()
  await Promise.all([plan('2030-10-04T17:00'), plan('2030-10-04T17:00', second)])
  await plan('2030-10-04T17:01', second)
  await second.close()
  expect(await written(relayId, stopIds, 'tomorrow')).toEqual([
    [
      1,
      'Depechen kommer i morgen kl. 10.00. I giver den til Fællesskab 2. Jeres side: http://stafet.example/f/…',
    ],
    [
      3,
      'Depechen kommer i morgen kl. 11.00 fra Bo og Ida, Fællesskab 2. Jeres side: http://stafet.example/f/…',
    ],
  ])
  expect(await written(relayId, stopIds, 'can-you-still')).toEqual([
    [3, 'Kan I stadig tage imod depechen i morgen kl. 11.00? Svar her: http://stafet.example/f/…'],
  ])
})

test('a new release takes the place of what waits for stops that have moved', async () => {
  const { relayId, stopIds } = await relayOfThree()
  await plan('2030-10-04T17:00')
  const swapped = [stopIds[0] ?? '', stopIds[2] ?? '', stopIds[1] ?? '']
  await releasePlan(server, relayId, withStops(buildPlan(['2030-10-05'], 3), swapped))
  await plan('2030-10-04T17:01')
  expect(
    (await written(relayId, stopIds, 'tomorrow')).map(([stop, body]) => [stop, String(body).slice(0, 35)]),
  ).toEqual([
    [1, 'Depechen kommer i morgen kl. 10.00.'],
    [2, 'Depechen kommer i morgen kl. 11.00 '],
    [3, 'Depechen kommer i morgen kl. 10.30 '],
  ])
})

test('tells those ahead that the baton is late, once, and that it is not any longer', async () => {
  const { relayId, stopIds } = await relayOfThree()
  const report = (id: string, stop: number, local: string): Promise<unknown> =>
    server.app.get(RelayLog).append(relayId, {
      id: `00000000-0000-4000-9000-${id.padStart(12, '0')}`,
      occurredAt: new Date(at(local)),
      actor: 'link',
      door: 'link',
      happening: {
        kind: 'handed-on',
        payload: {
          stopId: stopIds[stop - 1] ?? '',
          greeting: '',
          side: 'receiver',
          who: '',
          participants: null,
        },
      },
    })
  await plan('2030-10-05T10:20')
  await report('1', 1, '2030-10-05T10:30')
  for (const minute of ['10:30', '10:31', '10:40']) await plan(`2030-10-05T${minute}`)
  expect(await written(relayId, stopIds, 'late')).toEqual([
    [2, 'Depechen er ca. 20 min. forsinket. Vi venter den hos jer ca. kl. 10.50.'],
    [3, 'Depechen er ca. 20 min. forsinket. Vi venter den hos jer ca. kl. 11.20.'],
  ])
  await server.app.get(DataSource).query(`UPDATE notice SET state = 'sent' WHERE kind = 'late'`)
  await report('2', 2, '2030-10-05T10:42')
  await plan('2030-10-05T10:42')
  await plan('2030-10-05T10:43')
  expect((await written(relayId, stopIds, 'late')).slice(2)).toEqual([
    [3, 'Depechen er til tiden igen. Vi venter den hos jer kl. 11.00.'],
  ])
})

test('nothing is planned to be told for examples and rehearsals', async () => {
  const { relayId } = await relayOfThree()
  await server.app.get(DataSource).query('UPDATE relay SET example = true WHERE id = $1', [relayId])
  await plan('2030-10-04T17:00')
  expect(await listNotices(server, relayId)).toEqual([])
})
