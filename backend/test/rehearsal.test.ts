import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { rehearsal, rehearsalList } from '@stafet/domain/contract/rehearsal.ts'
import { publicRelayList } from '@stafet/domain/contract/relay.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { RehearsalPlayer } from '../src/rehearsals/index.ts'
import { simulateCarriers } from '../src/rehearsals/simulated-carriers.ts'
import { buildCommunities, releaseRelay, until } from './build-relay.ts'
import { organiser, startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
  server.app.get(RehearsalPlayer).start(server.url)
})
afterAll(() => server.close())

const snapshotOf = async (slug: string) =>
  liveSnapshot.parse((await server.anybody.get(`/api/public/relays/${slug}/live`).expect(200)).body)

test('a rehearsal plays a release through, in a log of its own, by a clock of its own', async () => {
  const { relay, draft } = await releaseRelay(server, buildCommunities(6))
  const path = `/api/relays/${relay.id}/rehearsals`
  const started = rehearsal.parse(
    (await server.asOrganiser.post(path).send({ speed: 1200 }).expect(201)).body,
  )
  const twice = await server.asOrganiser.post(path).send({ speed: 1200 }).expect(409)
  expect(twice.body.code).toBe('already-running')

  await until(async () => (await snapshotOf(started.slug)).events.length > 5)
  const { relay: shown, clock, release, events } = await snapshotOf(started.slug)
  expect([shown.rehearsal, clock.kind, release.plan]).toEqual([true, 'rehearsal', draft.plan])
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  for (const event of events.slice(1))
    expect(Date.parse(event.occurredAt)).toBeLessThanOrEqual(relayNow(clock, Date.now()))
  expect((await snapshotOf(relay.slug)).events.map(({ kind }) => kind)).toEqual(['released'])

  await until(async () => {
    const { rehearsals } = rehearsalList.parse((await server.asOrganiser.get(path)).body)
    return rehearsals[0]?.state === 'finished'
  })
  const expected = simulateCarriers(release.plan, started.id)
  const distinct = new Set(expected.map(({ id }) => id))
  await until(async () => (await snapshotOf(started.slug)).events.length > distinct.size)
  const end = await snapshotOf(started.slug)
  expect(new Set(end.events.slice(1).map(({ id }) => id))).toEqual(distinct)
  const { stops } = progress(end.release.plan, end.events, relayNow(end.clock, Date.now()))
  expect(stops.filter(({ state }) => state === 'to-come')).toEqual([])
})

test('a stopped rehearsal stands still, and the next takes its address', async () => {
  const { relay } = await releaseRelay(server, buildCommunities(6))
  const path = `/api/relays/${relay.id}/rehearsals`
  const first = rehearsal.parse((await server.asOrganiser.post(path).send({ speed: 60 }).expect(201)).body)
  const stopped = await server.asOrganiser.post(`${path}/${first.id}/stop`).expect(201)
  expect(rehearsal.parse(stopped.body).state).toBe('finished')
  const { clock, events } = await snapshotOf(first.slug)
  expect(events.at(-1)?.kind).toBe('ended')
  expect(relayNow(clock, Date.now() + 3_600_000)).toBe(relayNow(clock, Date.now() + 7_200_000))

  const second = rehearsal.parse((await server.asOrganiser.post(path).send({ speed: 60 }).expect(201)).body)
  expect([second.slug, second.id === first.id]).toEqual([first.slug, false])
  const { relays } = publicRelayList.parse((await server.anybody.get('/api/public/relays')).body)
  expect(
    relays.filter(({ slug }) => slug === first.slug).map(({ state, rehearsal: label }) => [state, label]),
  ).toEqual([['running', true]])
})

test('the same rehearsal is simulated the same way, so playing on after a crash doubles nothing', async () => {
  const { draft } = await releaseRelay(server, buildCommunities(12))
  const [first, again, other] = ['a', 'a', 'b'].map((id) => simulateCarriers(draft.plan, id))
  expect(again).toEqual(first)
  expect(other).not.toEqual(first)
})

/** What `npm run rehearse` prints, with its exit code. `interrupt` presses Ctrl-C once the text has been seen. */
async function runCommand(args: string[], interrupt?: string): Promise<{ out: string; code: number | null }> {
  const command = fileURLToPath(new URL('../src/rehearsals/rehearse-command.ts', import.meta.url))
  const child = spawn(process.execPath, [command, ...args], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ORGANISER_EMAIL: organiser.email,
      ORGANISER_PASSWORD: organiser.password,
    },
  })
  let out = ''
  let pressed = false
  const hear = (data: Buffer): void => {
    out += data.toString()
    if (pressed || interrupt === undefined || !out.includes(interrupt)) return
    pressed = child.kill('SIGINT')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { out, code }
}

test('from the command line it can be followed and stopped, and says what is wrong', async () => {
  const { relay } = await releaseRelay(server, buildCommunities(6))
  const { out, code } = await runCommand(
    [relay.slug, '--speed', '3600', '--server', server.url],
    ': modtaget',
  )
  expect(out).toMatch(/Generalprøven kører på .+-generalproeve/)
  expect([out.trimEnd().split('\n').at(-1), code]).toEqual(['Generalprøven er stoppet.', 0])
  const unknown = await runCommand(['findes-ikke', '--server', server.url])
  expect([unknown.out.startsWith('Der er ingen stafet med adressen findes-ikke.'), unknown.code]).toEqual([
    true,
    1,
  ])
  const nobody = await runCommand([relay.slug, '--server', 'http://127.0.0.1:9'])
  expect(nobody).toEqual({
    out: 'Ingen server svarer på http://127.0.0.1:9. Start den med npm start.\n',
    code: 1,
  })
})
