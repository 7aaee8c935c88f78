import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { draftAnswer, newestRun, planningRun, releaseList } from '@stafet/domain/contract/planning.ts'
import { relay } from '@stafet/domain/contract/relay.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { demoCommunities } from '../src/demo/communities/demo-communities.ts'
import { demoRelay } from '../src/demo/demo-relay.ts'
import { buildProblem } from '../src/planning/build-problem.ts'
import { Travels } from '../src/travel/index.ts'
import {
  addRelay,
  buildCommunities,
  buildCommunity,
  buildRelayInput,
  planRelay,
  releaseRelay,
  until,
} from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('a plan serves the communities in their windows, day by day, along legs with their length', async () => {
  const { draft } = await planRelay(server, [
    buildCommunity({ name: 'Morgen', windows: [{ day: 1, from: '09:00', to: '10:00' }], visitMinutes: 10 }),
    buildCommunity({
      name: 'Eftermiddag',
      position: { lat: 55.371, lon: 11.259 },
      windows: [{ day: 0, from: '15:00', to: '16:00' }],
      visitMinutes: 20,
    }),
  ])
  expect(draft.unserved).toEqual([])
  const [first, second] = draft.plan.days.map((day) => day.stops[0])
  expect([first?.name, first?.number, second?.name, second?.number]).toEqual(['Eftermiddag', 1, 'Morgen', 2])
  // 15.00 in Denmark in October is 13.00 UTC.
  expect(first?.startsAt).toBe('2026-10-05T13:00:00.000Z')
  expect(first?.endsAt).toBe('2026-10-05T13:20:00.000Z')
  // From (55.4, 11.35) to (55.371, 11.259): 6.6 km as the crow flies, × 1.22 = 8.0 km, by bicycle at 13 km/h: 37.1 minutes.
  expect([first?.leg.way, Math.round((first?.leg.distanceM ?? 0) / 100)]).toEqual(['bicycle', 80])
  expect(first?.leg.durationS).toBe(38 * 60)
  // The second day sets out where the first one ended, 1.1 km away as the crow flies: on foot.
  expect([second?.leg.way, Math.round((second?.leg.distanceM ?? 0) / 100)]).toEqual(['foot', 14])
  expect(second?.leg.line).toEqual([
    { lat: 55.371, lon: 11.259 },
    { lat: 55.361, lon: 11.259 },
  ])
})

test('what cannot be planned is listed by name, with why', async () => {
  const { draft } = await planRelay(server, [
    buildCommunity({ name: 'Kan' }),
    buildCommunity({ name: 'Uden sted', position: null }),
    buildCommunity({ name: 'Kun om natten', windows: [{ day: null, from: '02:00', to: '03:00' }] }),
  ])
  expect(draft.plan.days.flatMap((day) => day.stops.map((stop) => stop.name))).toEqual(['Kan'])
  const why = new Map(draft.unserved.map(({ name, reasons }) => [name, reasons[0]?.code]))
  expect([...why.keys()].sort()).toEqual(['Kun om natten', 'Uden sted'])
  expect(why.get('Uden sted')).toBe('not-placed')
  for (const { reasons } of draft.unserved) expect(reasons[0]?.message).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('a plan is told in sentences, and what would help is kept apart from what is in the way', async () => {
  const { draft } = await planRelay(server, [
    buildCommunity({ name: 'Kan' }),
    buildCommunity({ name: 'Åbner for tidligt', windows: [{ day: 0, from: '08:00', to: '08:40' }] }),
  ])
  expect(draft.explanation[0]).toMatch(/^1 stop, [\d,]+ km, \d+ min\. undervejs i alt\.$/)
  expect(draft.explanation.find((line) => line.startsWith('Strammeste tider'))).toContain('»Kan«')
  const [early] = draft.unserved
  expect([early?.name, early?.reasons.map(({ code }) => code)]).toEqual([
    'Åbner for tidligt',
    ['closed-all-days'],
  ])
  expect(early?.remedies.map(({ code }) => code)).toContain('open-at')
})

test("the demo's plan keeps every rule, as a checker that knows only the rules says", async () => {
  const communities = demoCommunities.map((community, at) => ({ ...community, id: `c${at}` }))
  const { problem } = await buildProblem(demoRelay('2026-06-01'), communities, server.app.get(Travels))
  const plan = solve(problem, { iterations: 300, seed: 1, now: () => 0, language: 'da' })
  expect(checkPlan(problem, plan)).toEqual([])
  expect(plan.unserved).toEqual([])
})

test('a run tells how it goes, can be stopped, and keeps the best', async () => {
  const added = relay.parse((await server.asOrganiser.post('/api/relays').send(buildRelayInput())).body)
  const path = `/api/relays/${added.id}`
  await server.asOrganiser
    .post(`${path}/communities/import`)
    .send({ communities: buildCommunities(40) })
    .expect(201)
  const { body } = await server.asOrganiser.post(`${path}/planning-runs`).send({ seconds: 300 }).expect(201)
  const started = planningRun.parse(body)
  const again = await server.asOrganiser.post(`${path}/planning-runs`).send({ seconds: 5 }).expect(409)
  expect(again.body.code).toBe('already-running')

  const newest = async () =>
    newestRun.parse((await server.asOrganiser.get(`${path}/planning-runs/newest`)).body).run
  await until(async () => (await newest())?.best?.unserved === 0)
  await server.asOrganiser.post(`${path}/planning-runs/${started.id}/stop`).expect(201)
  await until(async () => (await newest())?.state === 'stopped')
  const { draft } = draftAnswer.parse((await server.asOrganiser.get(`${path}/plan`)).body)
  expect(draft?.plan.days.flatMap((day) => day.stops)).toHaveLength(40)
  expect(draft?.outdated).toBe(false)
})

test('a run that another node is asked to stop is stopped', async () => {
  const { relay: added } = await addRelay(server, buildCommunities(30))
  const second = await server.secondNode()
  const path = `/api/relays/${added.id}/planning-runs`
  const { body } = await server.asOrganiser.post(path).send({ seconds: 300 }).expect(201)
  const cookie = (
    await server.anybody
      .post('/api/session')
      .send({ email: 'arrangør@eksempel.invalid', password: 'en lang sætning' })
  ).headers['set-cookie']
  const stop = await fetch(`${second.url}${path}/${planningRun.parse(body).id}/stop`, {
    method: 'POST',
    headers: { cookie: String(cookie).split(';')[0] ?? '' },
  })
  expect(stop.status).toBe(201)
  await until(
    async () =>
      newestRun.parse((await server.asOrganiser.get(`${path}/newest`)).body).run?.state === 'stopped',
  )
  await second.close()
})

test('a plan says so when the communities have changed since', async () => {
  const { relay: added, draft } = await planRelay(server)
  expect(draft.outdated).toBe(false)
  await server.asOrganiser
    .post(`/api/relays/${added.id}/communities`)
    .send(buildCommunity({ name: 'Ny' }))
    .expect(201)
  const { body } = await server.asOrganiser.get(`/api/relays/${added.id}/plan`)
  expect(draftAnswer.parse(body).draft?.outdated).toBe(true)
})

test('releases are numbered and frozen, and the public sees the newest', async () => {
  const { relay: added, draft } = await releaseRelay(server)
  const path = `/api/relays/${added.id}`
  const snapshot = async () =>
    liveSnapshot.parse((await server.anybody.get(`/api/public/relays/${added.slug}/live`)).body)
  expect((await snapshot()).release.plan).toEqual(draft.plan)
  await server.asOrganiser
    .post(`${path}/communities`)
    .send(buildCommunity({ name: 'Ny' }))
    .expect(201)
  await server.asOrganiser.post(`${path}/planning-runs`).send({ seconds: 0.2 }).expect(201)
  await until(async () => {
    const { body } = await server.asOrganiser.get(`${path}/plan`)
    return draftAnswer.parse(body).draft?.version === 2
  })
  expect((await snapshot()).release.plan).toEqual(draft.plan)

  const old = await server.asOrganiser.post(`${path}/releases`).send({ version: 1 }).expect(409)
  expect(old.body.code).toBe('changed-meanwhile')
  await server.asOrganiser.post(`${path}/releases`).send({ version: 2 }).expect(201)
  const { release, events } = await snapshot()
  expect([release.number, release.plan.days.flatMap((day) => day.stops).length]).toEqual([2, 5])
  expect(events.map(({ kind }) => kind)).toEqual(['released', 'released'])
  const { body } = await server.asOrganiser.get(`${path}/releases`)
  const dates = draft.plan.days.map(({ date }) => date)
  expect(releaseList.parse(body).releases.map((one) => [one.number, one.stops, one.dates])).toEqual([
    [2, 5, dates],
    [1, 4, dates],
  ])
})

test('nothing to plan, and nothing to release, are told', async () => {
  const added = relay.parse((await server.asOrganiser.post('/api/relays').send(buildRelayInput())).body)
  const run = await server.asOrganiser
    .post(`/api/relays/${added.id}/planning-runs`)
    .send({ seconds: 1 })
    .expect(409)
  expect(run.body.message).toBe(
    'Der er ingen fællesskaber at planlægge. Tilføj fællesskaber, og sæt dem på kortet.',
  )
  const release = await server.asOrganiser
    .post(`/api/relays/${added.id}/releases`)
    .send({ version: 1 })
    .expect(409)
  expect(release.body.code).toBe('not-planned')
  await server.anybody.get(`/api/public/relays/${added.slug}/live`).expect(404)
})
