import { suggestedCommunities } from '@stafet/domain/contract/place-search.ts'
import { relay } from '@stafet/domain/contract/relay.ts'
import { buildArea } from './build-area.ts'
import { buildCommunity, buildRelayInput, until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

async function suggestionsOf(relayId: string) {
  const { body } = await server.asOrganiser.get(`/api/relays/${relayId}/suggested-communities`).expect(200)
  return suggestedCommunities.parse(body)
}

test('halls and schools around the relay are suggested, nearest first, and those already there are marked', async () => {
  const made = relay.parse(
    (await server.asOrganiser.post('/api/relays').send(buildRelayInput()).expect(201)).body,
  )
  expect(await suggestionsOf(made.id)).toEqual({ ready: false, communities: [] })
  const input = [
    buildCommunity({ name: 'Ørslev Forsamlingshus', position: { lat: 55.4202, lon: 11.35 } }),
    buildCommunity({ name: 'Nymarkskolen', position: null }),
    buildCommunity({ name: 'Sankt Peders Kirke', position: { lat: 55.45, lon: 11.35 } }),
  ]
  await server.asOrganiser
    .post(`/api/relays/${made.id}/communities/import`)
    .send({ communities: input })
    .expect(201)
  await buildArea(server, [
    { name: 'Sankt Peders Kirke', kind: 'church', category: 'church', lat: 55.43 },
    {
      name: 'ØRSLEV FORSAMLINGSHUS',
      kind: 'community-centre',
      category: 'culture',
      near: 'Ørslev',
      lat: 55.42,
    },
    { name: 'Nymarkskolen', kind: 'school', category: 'school', lat: 55.41 },
    { name: 'Slagelse Bibliotek', kind: 'library', category: 'library', near: 'Slagelse', lat: 55.401 },
    { name: 'Slagelse', kind: 'town', lat: 55.4 },
    { name: 'En skole langt borte', kind: 'school', category: 'school', lat: 55.1, lon: 10 },
  ])
  await until(async () => (await suggestionsOf(made.id)).ready)
  const { communities } = await suggestionsOf(made.id)
  expect(communities.map(({ name, category, already }) => [name, category, already])).toEqual([
    ['Slagelse Bibliotek', 'library', false],
    ['Nymarkskolen', 'school', true],
    ['ØRSLEV FORSAMLINGSHUS', 'culture', true],
    ['Sankt Peders Kirke', 'church', false],
  ])
  expect(communities[0]).toEqual({
    name: 'Slagelse Bibliotek',
    kind: 'library',
    category: 'library',
    near: 'Slagelse',
    position: { lat: 55.401, lon: 11.35 },
    already: false,
  })
})

test('an area elsewhere suggests nothing', async () => {
  const far = relay.parse(
    (
      await server.asOrganiser
        .post('/api/relays')
        .send(buildRelayInput({ start: { name: 'Skagen', lat: 57.72, lon: 10.58 } }))
        .expect(201)
    ).body,
  )
  expect(await suggestionsOf(far.id)).toEqual({ ready: false, communities: [] })
})
