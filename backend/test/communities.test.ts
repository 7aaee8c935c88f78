import { importAnswer, importPreview } from '@stafet/domain/contract/community-import.ts'
import { community, communityList, publicCommunity } from '@stafet/domain/contract/community.ts'
import { relay, type Relay } from '@stafet/domain/contract/relay.ts'
import { buildCommunity, buildRelayInput, releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const boContact = {
  name: 'Bo',
  email: 'bo@eksempel.invalid',
  phone: '12345678',
  sharesPhone: true,
  carriers: 'Bo og 4.B',
}

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const addRelay = async (): Promise<Relay> =>
  relay.parse((await server.asOrganiser.post('/api/relays').send(buildRelayInput()).expect(201)).body)
const listOf = async (relayId: string) =>
  communityList.parse((await server.asOrganiser.get(`/api/relays/${relayId}/communities`).expect(200)).body)
    .communities

const csv =
  'Navn;Kategori;Lat;Lon\nSorø Bågeklub;sport;55,43;11,55\nÅrdalens Kor;jodleklub;55,44;11,56\n;kirke;95;11\n'

test('a file is previewed without writing anything, and then imported as a whole', async () => {
  const { id } = await addRelay()
  const path = `/api/relays/${id}/communities`
  const { body } = await server.asOrganiser
    .post(`${path}/import/preview`)
    .attach('file', Buffer.from(csv, 'latin1'), 'foreninger.csv')
    .expect(200)
  const preview = importPreview.parse(body)
  expect(preview.columns.map(({ field }) => field)).toEqual(['name', 'category', 'lat', 'lon'])
  expect(preview.good.map(({ row, community: { name, category } }) => [row, name, category])).toEqual([
    [2, 'Sorø Bågeklub', 'sports'],
    [3, 'Årdalens Kor', 'other'],
  ])
  expect(preview.good[1]?.remarks).toHaveLength(1)
  expect(preview.bad.map(({ row, column }) => [row, column])).toEqual([
    [4, 'Navn'],
    [4, 'Lat'],
  ])
  expect(await listOf(id)).toEqual([])

  const communities = preview.good.map((row) => row.community)
  const answer = await server.asOrganiser.post(`${path}/import`).send({ communities }).expect(201)
  expect(importAnswer.parse(answer.body).communities).toHaveLength(2)
  expect((await listOf(id)).map(({ name }) => name)).toEqual(['Sorø Bågeklub', 'Årdalens Kor'])

  const second = await server.asOrganiser
    .post(`${path}/import/preview`)
    .attach('file', Buffer.from(csv), 'igen.csv')
  const duplicates = importPreview.parse(second.body).good.map(({ duplicateOf }) => duplicateOf?.name)
  expect(duplicates).toEqual(['Sorø Bågeklub', 'Årdalens Kor'])
})

test('columns can be chosen by hand', async () => {
  const { id } = await addRelay()
  const { body } = await server.asOrganiser
    .post(`/api/relays/${id}/communities/import/preview`)
    .field('mapping', JSON.stringify([null, 'name']))
    .attach('file', Buffer.from('Nr;Hvem\n1;Koret\n'), 'liste.csv')
    .expect(200)
  expect(importPreview.parse(body).good.map((row) => row.community.name)).toEqual(['Koret'])
})

test('one bad community among many, and none is written', async () => {
  const { id } = await addRelay()
  const communities = [
    buildCommunity({ name: 'God' }),
    { ...buildCommunity(), position: { lat: 55, lon: 400 } },
  ]
  const { body } = await server.asOrganiser
    .post(`/api/relays/${id}/communities/import`)
    .send({ communities })
    .expect(400)
  expect(body.details.map(({ path }: { path: string }) => path)).toEqual(['communities.1.position.lon'])
  expect(await listOf(id)).toEqual([])
})

test('unreadable and huge files are refused in a sentence', async () => {
  const { id } = await addRelay()
  const path = `/api/relays/${id}/communities/import/preview`
  const rubbish = await server.asOrganiser
    .post(path)
    .attach('file', Buffer.from([0, 1, 2, 250, 0, 9]), 'billede.png')
    .expect(400)
  expect(rubbish.body.code).toBe('unreadable-file')
  const none = await server.asOrganiser.post(path).expect(400)
  expect(none.body.code).toBe('unreadable-file')
  const huge = await server.asOrganiser
    .post(path)
    .attach('file', Buffer.alloc(6_000_000, 'a'), 'stor.csv')
    .expect(413)
  expect(huge.body.code).toBe('too-large')
})

test('a community is added, changed and removed; whoever comes second is told', async () => {
  const { id } = await addRelay()
  const path = `/api/relays/${id}/communities`
  const input = buildCommunity({ contact: boContact })
  const added = community.parse((await server.asOrganiser.post(path).send(input).expect(201)).body)
  expect(added).toEqual({ id: added.id, version: 1, ...input })
  const changed = { ...input, name: 'Nyt navn', visitMinutes: 25 }
  await server.asOrganiser.put(`${path}/${added.id}`).send({ version: 1, community: changed }).expect(200)
  expect(await listOf(id)).toEqual([{ id: added.id, version: 2, ...changed }])
  const late = await server.asOrganiser
    .put(`${path}/${added.id}`)
    .send({ version: 1, community: input })
    .expect(409)
  expect(late.body.code).toBe('changed-meanwhile')
  await server.asOrganiser.delete(`${path}/${added.id}?version=1`).expect(409)
  await server.asOrganiser.delete(`${path}/${added.id}?version=2`).expect(204)
  expect(await listOf(id)).toEqual([])
})

test('names are sorted as Danes sort: Å, and Aa as Å, last', async () => {
  const { id } = await addRelay()
  const names = ['Zebra', 'Aagaard', 'Ørslev', 'Ælnoth', 'Agersø', 'Årup']
  const communities = names.map((name) => buildCommunity({ name }))
  await server.asOrganiser.post(`/api/relays/${id}/communities/import`).send({ communities }).expect(201)
  const sorted = (await listOf(id)).map(({ name }) => name)
  expect(sorted).toEqual(['Agersø', 'Zebra', 'Ælnoth', 'Ørslev', 'Aagaard', 'Årup'])
})

test("a released community's story is public, its contact is not", async () => {
  const story = { meetAbout: 'Vi synger', community: 'Vi drikker kaffe', meaning: 'Det betyder alt' }
  const contact = boContact
  const { relay: released, communities } = await releaseRelay(server, [buildCommunity({ story, contact })])
  const { body } = await server.anybody
    .get(`/api/public/relays/${released.slug}/communities/${communities[0]?.id}`)
    .expect(200)
  expect(publicCommunity.strict().parse(body).story).toEqual(story)
  expect(JSON.stringify(body)).not.toMatch(/bo@eksempel|12345678|contact|4\.B/)
  await server.anybody
    .get(`/api/public/relays/${released.slug}/communities/00000000-0000-4000-8000-000000000000`)
    .expect(404)
})

test('a relay is changed under its version, and an address is given once', async () => {
  const first = await addRelay()
  const second = await addRelay()
  const taken = buildRelayInput({ slug: first.slug })
  expect((await server.asOrganiser.post('/api/relays').send(taken).expect(409)).body.code).toBe(
    'already-taken',
  )
  const path = `/api/relays/${second.id}`
  expect((await server.asOrganiser.put(path).send({ version: 1, relay: taken }).expect(409)).body.code).toBe(
    'already-taken',
  )
  for (const slug of ['api', 'arrangoer', 'f'])
    await server.asOrganiser.post('/api/relays').send(buildRelayInput({ slug })).expect(409)
  const changed = buildRelayInput({ name: 'Nyt navn' })
  const { body } = await server.asOrganiser.put(path).send({ version: 1, relay: changed }).expect(200)
  expect([body.name, body.version]).toEqual(['Nyt navn', 2])
  await server.asOrganiser.put(path).send({ version: 1, relay: changed }).expect(409)
})
