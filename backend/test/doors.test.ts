import {
  checkInLink,
  checkInLinkList,
  codeAnswer,
  type CheckInLink,
} from '@stafet/domain/contract/check-in.ts'
import { RelayLog } from '../src/relays/index.ts'
import { askDatabase } from './ask-database.ts'
import { releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

let callers = 0
/** Types a code from an address of one's own. */
const type = (code: string, address = `10.0.1.${++callers}`) =>
  server.anybody.post('/api/codes').set('x-forwarded-for', address).send({ code })
const open = (path: string) =>
  server.anybody.get('/api/check-in').set({ authorization: `Bearer ${path.replace('/f/', '')}` })

async function doorsOf(link: CheckInLink): Promise<string[]> {
  const typed = await type(link.code)
  return [link.path, link.posterPath, typed.status === 200 ? codeAnswer.parse(typed.body).path : '/f/none']
}

test('the link, the poster and the typed code lead to the same stop, and the log tells them apart', async () => {
  const { relay, links } = await releaseRelay(server)
  const [link] = links
  if (!link) throw new Error('there are no stops')
  expect(link.code).toMatch(/^FAL-\d{4}$/)
  const { body } = await type(link.code).expect(200)
  expect(body).toMatchObject({ stop: link.name, relay: relay.name })
  const report = { kind: 'received', occurredAt: '2026-10-05T08:00:00.000Z', greeting: '' }
  for (const [at, path] of (await doorsOf(link)).entries()) {
    expect((await open(path).expect(200)).body.stop.id).toBe(link.stopId)
    await server.anybody
      .post('/api/check-in/reports')
      .set({ authorization: `Bearer ${path.replace('/f/', '')}` })
      .send({ ...report, id: `00000000-0000-4000-8000-00000000000${at}` })
      .expect(200)
  }
  const logged = await server.app.get(RelayLog).loggedAfter(relay.id, 1)
  expect(logged.map(({ door }) => door)).toEqual(['link', 'poster', 'code'])
})

test('a code is taken in any case, with or without its hyphen', async () => {
  const { links } = await releaseRelay(server)
  const code = links[0]?.code ?? ''
  for (const typed of [code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `]) {
    expect((await type(typed).expect(200)).body.stop).toBe(links[0]?.name)
  }
})

test('no two stops share a code, and a stop keeps its own when links are made again', async () => {
  const { relay, links } = await releaseRelay(server)
  const { body } = await server.asOrganiser.post(`/api/relays/${relay.id}/check-in-links`).expect(201)
  const again = checkInLinkList.parse(body).links
  expect(again.map(({ code }) => code)).toEqual(links.map(({ code }) => code))
  expect(new Set(links.map(({ code }) => code)).size).toBe(links.length)
  for (const { path, posterPath } of [...links, ...again]) {
    await open(path).expect(200)
    await open(posterPath).expect(200)
  }
})

test('one lost link is replaced, and all others stay as they are', async () => {
  const { relay, links } = await releaseRelay(server)
  const [lost, other] = links
  if (!lost || !other) throw new Error('there are no stops')
  const before = await doorsOf(lost)
  await server.asOrganiser.delete(`/api/relays/${relay.id}/check-in-links/${lost.stopId}`).expect(204)
  for (const path of [...before, ...(await doorsOf(lost))]) await open(path).expect(404)
  for (const path of await doorsOf(other)) await open(path).expect(200)
  const { body } = await server.asOrganiser
    .post(`/api/relays/${relay.id}/check-in-links/${lost.stopId}`)
    .expect(201)
  for (const path of await doorsOf(checkInLink.parse(body))) {
    expect((await open(path).expect(200)).body.stop.id).toBe(lost.stopId)
  }
})

test('all doors are shut at once, and a stop that is not in the plan has none', async () => {
  const { relay, links } = await releaseRelay(server)
  const path = `/api/relays/${relay.id}/check-in-links`
  await server.asOrganiser.post(`${path}/00000000-0000-4000-8000-000000000000`).expect(404)
  await server.asOrganiser.delete(path).expect(204)
  for (const link of links) for (const door of await doorsOf(link)) await open(door).expect(404)
})

test('a code that no stop has says so in words, whatever is typed', async () => {
  for (const typed of ['AAA-0000', '4827', 'æøå', "'; DROP TABLE"]) {
    expect((await type(typed).expect(404)).body).toEqual({
      code: 'unknown-code',
      message: 'Koden passer ikke. Se efter på sedlen, og prøv igen, eller ring til arrangøren.',
      details: [],
    })
  }
})

test('from one address ten wrong tries are answered, on whichever node, and right ones do not count', async () => {
  const { links } = await releaseRelay(server)
  const second = await server.secondNode()
  const address = '10.0.2.1'
  for (let time = 0; time < 12; time++) await type(links[0]?.code ?? '', address).expect(200)
  const wrong = Array.from({ length: 14 }, async (_, at) => {
    const answer = await fetch(`${at % 2 ? server.url : second.url}/api/codes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ code: `Q${'ABCDEFGHIJKLMN'[at] ?? ''}Z-0000` }),
    })
    return answer.status
  })
  const statuses = await Promise.all(wrong)
  expect(statuses.toSorted()).toEqual([...Array(10).fill(404), ...Array(4).fill(429)])
  await type(links[0]?.code ?? '', address).expect(429)
  await type(links[0]?.code ?? '').expect(200)
  await second.close()
})

test('the same letters are guessed at thirty times an hour, from wherever, and others go on working', async () => {
  const { links } = await releaseRelay(server)
  const statuses: number[] = []
  for (let at = 0; at < 32; at++) statuses.push((await type(`XYZ-${1000 + at}`)).status)
  expect(statuses).toEqual([...Array<number>(30).fill(404), 429, 429])
  await type(links[0]?.code ?? '').expect(200)
})

test('beyond three hundred wrong tries an hour by all together nobody gets in', async () => {
  const { links } = await releaseRelay(server)
  const brake = (points: number) =>
    askDatabase(server.databaseUrl, `UPDATE rate_limit SET points = ${points} WHERE key = 'code-all:'`)
  await brake(300)
  expect((await type(links[0]?.code ?? '').expect(429)).body.code).toBe('too-many-requests')
  await brake(0)
  await type(links[0]?.code ?? '').expect(200)
})
