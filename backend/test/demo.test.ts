import { draftAnswer } from '@stafet/domain/contract/planning.ts'
import { publicRelayList } from '@stafet/domain/contract/relay.ts'
import { demoCommunities } from '../src/demo/communities/demo-communities.ts'
import { Demo } from '../src/demo/index.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const publicRelays = async () =>
  publicRelayList.parse((await server.anybody.get('/api/public/relays').expect(200)).body).relays

test('the demo is planned, released and rehearsed; a second start finds it as it is', async () => {
  const demo = server.app.get(Demo)
  const access = await demo.prepare(() => undefined)
  expect(
    (await publicRelays()).map(({ slug, state, example, rehearsal }) => [slug, state, example, rehearsal]),
  ).toEqual([
    [access.rehearsalSlug, 'running', true, true],
    ['slagelse-eksempel', 'upcoming', true, false],
  ])
  const { body } = await server.asOrganiser.get('/api/relays').expect(200)
  const path = `/api/relays/${body.relays[0].id}`
  const { draft } = draftAnswer.parse((await server.asOrganiser.get(`${path}/plan`)).body)
  // How many of them fit in the time that a busy machine has for planning is not what is tried here.
  const planned = draft?.plan.days.reduce((sum, day) => sum + day.stops.length, draft.unserved.length)
  expect([draft?.version, planned]).toEqual([1, demoCommunities.length])

  expect(await demo.prepare(() => undefined)).toEqual(access)
  expect((await publicRelays()).length).toBe(2)
  await server.anybody
    .post('/api/session')
    .send({ email: access.email, password: access.password })
    .expect(200)
})

test('switched off, it takes its relay and its well-known log-in away', async () => {
  const demo = server.app.get(Demo)
  const access = await demo.prepare(() => undefined)
  await demo.remove()
  expect(await publicRelays()).toEqual([])
  const { body } = await server.anybody
    .post('/api/session')
    .send({ email: access.email, password: access.password })
    .expect(401)
  expect(body.code).toBe('wrong-log-in')
  await server.asOrganiser.get('/api/session').expect(200)
})
