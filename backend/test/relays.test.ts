import { relay } from '@stafet/domain/contract/relay.ts'
import { buildRelayInput, releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('a relay names whom to call on the day, and another, and nobody', async () => {
  const input = buildRelayInput({ coordinator: { name: 'Kirsten', phone: '58 57 00 00' } })
  const added = relay.parse((await server.asOrganiser.post('/api/relays').send(input).expect(201)).body)
  expect(added.coordinator).toEqual({ name: 'Kirsten', phone: '58 57 00 00' })
  for (const [at, coordinator] of [{ name: 'Per', phone: '112' }, null].entries()) {
    const change = { version: at + 1, relay: { ...input, coordinator } }
    const { body } = await server.asOrganiser.put(`/api/relays/${added.id}`).send(change).expect(200)
    expect(relay.parse(body).coordinator).toEqual(coordinator)
  }
})

test('whom to call is told to no stranger', async () => {
  const { relay: made } = await releaseRelay(server, undefined, {
    coordinator: { name: 'Kirsten', phone: '58 57 00 00' },
  })
  for (const path of ['/api/public/relays', `/api/public/relays/${made.slug}/live`]) {
    const { text } = await server.anybody.get(path).expect(200)
    expect(text).not.toMatch(/Kirsten|58 57/)
  }
})

test('coordinates outside the earth are refused by name', async () => {
  const outside = { ...buildRelayInput(), start: { name: 'Ingen steder', lat: 95, lon: 11 } }
  const { body } = await server.asOrganiser.post('/api/relays').send(outside).expect(400)
  expect(body.details.map(({ path }: { path: string }) => path)).toEqual(['start.lat'])
})
