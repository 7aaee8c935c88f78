import { createServer, type Server } from 'node:http'
import { placeAnswer, type PlaceAnswer } from '@stafet/domain/contract/place-search.ts'
import { Areas } from '../src/area/index.ts'
import { buildArea } from './build-area.ts'
import { until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const token = 'en hemmelig nøgle'

let service: Server
let asked: URL[] = []
let serviceWorks = true
let server: TestServer
beforeAll(async () => {
  service = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://service')
    asked.push(url)
    if (!serviceWorks) return void response.writeHead(500).end()
    const answer = url.pathname === '/husnumre/soeg' ? found : houses[url.pathname.replace('/husnumre/', '')]
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const address = service.address()
  const port = typeof address === 'object' ? address?.port : undefined
  server = await startTestServer({
    ADDRESS_TOKEN: token,
    ADDRESS_URL: `http://127.0.0.1:${port}`,
    ADDRESS_MUNICIPALITY: '0330',
  })
  await buildArea(server, [
    { name: 'Slagelse', kind: 'town', rank: 80, lat: 55.4028, lon: 11.3546 },
    { name: 'Bredahlsgade', kind: 'street', near: 'Slagelse' },
    {
      name: 'Skælskør Bibliotek',
      kind: 'library',
      category: 'library',
      near: 'Skælskør',
      lat: 55.25,
      lon: 11.29,
    },
  ])
})
afterAll(async () => {
  await server.close()
  service.close()
})
beforeEach(() => {
  asked = []
})

/** As Adressevælger answers: streets have no place, house numbers have one in UTM 32. */
const found = {
  status: 'ok',
  fund: [
    { type: 'vejnavn', id: null, titel: 'Bredahlsgade' },
    { type: 'husnummer', id: '0a3f50a0-0001', titel: 'Bredahlsgade 1, 4200 Slagelse' },
    { type: 'husnummer', id: '0a3f50a0-0002', titel: 'Bredahlsgade 1, 9999 Andetsteds' },
  ],
}
const houses: Record<string, unknown> = {
  '0a3f50a0-0001': {
    husnummer: { adgangspunkt: { geometri: { type: 'Point', coordinates: [649_000, 6_141_500] } } },
  },
  '0a3f50a0-0002': {
    adresse: { husnummer: { adgangspunkt: { koordinater: { x: '500000', y: '6200000' } } } },
  },
}

async function search(q: string, rest = '', at = server): Promise<PlaceAnswer> {
  const { body } = await at.asOrganiser.get(`/api/places?q=${encodeURIComponent(q)}${rest}`).expect(200)
  return placeAnswer.parse(body)
}

test('places of the area are found by their name, however it is written', async () => {
  expect(await search('skaelskor bib')).toEqual({
    ready: true,
    whole: true,
    addressesFailed: false,
    places: [
      {
        name: 'Skælskør Bibliotek',
        kind: 'library',
        near: 'Skælskør',
        position: { lat: 55.25, lon: 11.29 },
        source: 'area',
      },
    ],
  })
  // Without a house number nobody is asked for an address.
  expect(asked).toEqual([])
})

test('an address is looked up once, and its place told in WGS 84', async () => {
  const answer = await search('Bredahlsgade 1')
  expect(answer.places.map(({ name, near, source }) => [name, near, source])).toEqual([
    ['Bredahlsgade 1', '4200 Slagelse', 'address'],
    ['Bredahlsgade 1', '9999 Andetsteds', 'address'],
    ['Bredahlsgade', 'Slagelse', 'area'],
  ])
  // 500 km east is the middle of zone 32: 9 degrees exactly.
  expect(answer.places[1]?.position).toEqual({ lat: expect.closeTo(55.94537, 4), lon: 9 })
  expect(answer.places[0]?.position).toEqual({
    lat: expect.closeTo(55.3971, 3),
    lon: expect.closeTo(11.3528, 3),
  })
  expect(asked[0]?.searchParams.get('tekst')).toBe('Bredahlsgade 1')
  expect(asked.map(({ searchParams }) => searchParams.get('token'))).toEqual([token, token, token])
  expect(asked[0]?.searchParams.get('kommuneKode')).toBe('0330')
  await search('bredahlsgade  1')
  expect(asked).toHaveLength(3)
  expect(JSON.stringify(answer)).not.toContain(token)
})

test('a service that fails is left alone for a while, and the area answers on its own', async () => {
  serviceWorks = false
  const answer = await search('Bredahlsgade 2')
  expect([answer.addressesFailed, answer.places.map(({ name }) => name)]).toEqual([true, ['Bredahlsgade']])
  expect(asked).toHaveLength(1)
  expect((await search('Bredahlsgade 3')).addressesFailed).toBe(true)
  expect(asked).toHaveLength(1)
  // What is known is still told.
  expect((await search('Bredahlsgade 1')).places[0]?.source).toBe('address')
})

test('a search tells when there is nothing to search in, and when an area has come or gone', async () => {
  const bare = await startTestServer()
  try {
    expect(await search('Slagelse', '', bare)).toEqual({
      ready: false,
      whole: true,
      addressesFailed: false,
      places: [],
    })
    const id = await buildArea(bare, [{ name: 'Slagelse', kind: 'town' }])
    await until(async () => (await search('Slagelse', '', bare)).places.length === 1)
    await bare.app.get(Areas).remove(id)
    await until(async () => !(await search('Slagelse', '', bare)).ready)
  } finally {
    await bare.close()
  }
})

test('two areas that overlap tell the same place once, and at most twelve are told', async () => {
  await buildArea(server, [
    { name: 'Slagelse', kind: 'town', rank: 80, lat: 55.4029, lon: 11.3546 },
    ...Array.from({ length: 30 }, (_, at) => ({
      name: 'Kirkestræde',
      kind: 'street' as const,
      lat: 55.3 + at / 100,
    })),
  ])
  await until(async () => (await search('kirkestræde')).places.length === 12)
  expect((await search('slagelse')).places.filter(({ kind }) => kind === 'town')).toHaveLength(1)
  const near = await search('kirkestræde', '&lat=55.59&lon=11.35')
  expect(near.places[0]?.position.lat).toBeCloseTo(55.59, 5)
})

test('what is common here is not put behind what is rare in another area far away', async () => {
  await buildArea(
    server,
    Array.from({ length: 40 }, (_, at) => ({ name: `Mølle ${at}`, kind: 'sight' as const })),
  )
  await buildArea(
    server,
    Array.from({ length: 40 }, (_, at) => ({
      ...{ name: at === 0 ? 'Ø Mølle' : `Gård ${at}`, kind: 'sight' as const },
      ...{ lat: 55.9, lon: 10.6 },
    })),
    { name: 'Samsø', bounds: { west: 10.4, south: 55.7, east: 10.8, north: 56.1 } },
  )
  await until(async () => (await search('ø mølle')).places[0]?.name === 'Ø Mølle')
  const found = await search('mølle', '&lat=55.4&lon=11.35')
  expect(found.places.map(({ name }) => name)).not.toContain('Ø Mølle')
})

test('half a place, or none, to search around is refused in words or ignored', async () => {
  await server.asOrganiser.get('/api/places').expect(400)
  await server.asOrganiser.get('/api/places?q=a&lat=900&lon=1').expect(400)
  expect((await search('slagelse', '&lat=55')).places[0]?.name).toBe('Slagelse')
})
