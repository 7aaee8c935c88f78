import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { draftAnswer } from '@stafet/domain/contract/planning.ts'
import pg from 'pg'
import { AREA_CHANGED } from '../src/area/import/area-changed.ts'
import { buildStreetGraph } from '../src/area/streets/build-street-graph.ts'
import { encodeStreetGraph } from '../src/area/streets/encode-street-graph.ts'
import { smallExtract } from '../src/area/testing/small-extract.ts'
import { buildCommunity, planRelay, until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let database: pg.Client
let osrm: Server
let osrmAnswers: 'ways' | 'no ways' | 'nothing' = 'nothing'
beforeAll(async () => {
  osrm = createServer((request, response) => {
    response.statusCode = osrmAnswers === 'nothing' ? 503 : 200
    response.end(JSON.stringify(osrmAnswer(request.url ?? '', osrmAnswers === 'ways' ? 2500 : null)))
  })
  await new Promise<void>((resolve) => osrm.listen(0, '127.0.0.1', resolve))
  const port = (osrm.address() as AddressInfo).port
  server = await startTestServer({ OSRM_URL: `http://127.0.0.1:${port}` })
  database = new pg.Client({ connectionString: server.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await server.close()
  osrm.close()
})

/** Every way is as long, along a street that lies west of everything. */
function osrmAnswer(url: string, metres: number | null): object {
  const { pathname, searchParams } = new URL(url, 'http://osrm')
  if (pathname.startsWith('/route/')) {
    const geometry = { coordinates: [[11.2, 55.39]] }
    return { code: 'Ok', routes: [{ geometry, legs: [{ steps: [{ mode: 'cycling', name: 'Vestvej' }] }] }] }
  }
  const count = (key: string) => (searchParams.get(key) ?? '').split(';').map(() => 0)
  const sources = count('sources').map(() => ({ distance: 4, name: 'Vestvej', location: [11.2, 55.39] }))
  return { code: 'Ok', sources, distances: sources.map(() => count('destinations').map(() => metres)) }
}

// The relay starts at (55.4, 11.35). A street goes west from there and turns north; an island has a ferry,
// another has none.
const graph = buildStreetGraph(
  smallExtract({
    nodes: {
      ...{ start: [55.4, 11.35], corner: [55.4, 11.34], north: [55.41, 11.34] },
      ...{ pier: [55.38, 11.34], village: [55.38, 11.33], lost: [55.36, 11.3], found: [55.36, 11.33] },
    },
    ways: [
      { tags: { highway: 'residential' }, nodes: ['start', 'corner', 'north'] },
      { tags: { route: 'ferry', name: 'Øfærgen', duration: '00:10' }, nodes: ['corner', 'pier'] },
      { tags: { highway: 'residential' }, nodes: ['pier', 'village'] },
      { tags: { highway: 'residential' }, nodes: ['lost', 'found'] },
    ],
  }),
)

async function putArea(name: string, [west, south, east, north]: [number, number, number, number]) {
  const id = randomUUID()
  await database.query('DELETE FROM area WHERE name = $1', [name])
  await database.query(
    `INSERT INTO area (id, name, bounds, data_at, imported_at, junctions, streets_m, places)
     VALUES ($1, $2, $3, '2020-03-09T21:00:00Z', now(), $4, $5, 0)`,
    [id, name, { west, south, east, north }, graph.junctions, graph.streetsM],
  )
  await database.query('INSERT INTO area_streets (area_id, graph) VALUES ($1, $2)', [
    id,
    encodeStreetGraph(graph),
  ])
  await database.query(`NOTIFY ${AREA_CHANGED}`)
  await until(async () => {
    const { body } = await server.asOrganiser.get('/api/areas')
    return JSON.stringify(body).includes(id)
  })
}

const at = (name: string, lat: number, lon: number) => buildCommunity({ name, position: { lat, lon } })

test('without an area, and with a router that does not answer, it goes as the crow flies and says so', async () => {
  const { draft } = await planRelay(server, [at('Nord', 55.41, 11.34)])
  expect(draft.plan.travel).toEqual({ source: 'great-circle', data: '' })
  expect(draft.warnings.map(({ code }) => code)).toContain('travel-fell-back')
})

test('a router that knows none of the ways is taken for one that does not answer', async () => {
  osrmAnswers = 'no ways'
  const { draft } = await planRelay(server, [at('Nord', 55.41, 11.34)])
  osrmAnswers = 'nothing'
  expect(draft.plan.travel).toEqual({ source: 'great-circle', data: '' })
  expect(draft.warnings.map(({ code }) => code)).toContain('travel-fell-back')
})

test('where no area covers the relay, a router is asked', async () => {
  osrmAnswers = 'ways'
  const { draft } = await planRelay(server, [at('Nord', 55.41, 11.34)])
  osrmAnswers = 'nothing'
  expect(draft.plan.travel).toEqual({ source: 'osrm', data: 'OSRM, OpenStreetMap' })
  expect(
    draft.plan.days.flatMap((day) => day.stops).map(({ leg }) => [leg.way, leg.distanceM, leg.line]),
  ).toEqual([
    [
      'bicycle',
      2500,
      [
        { lat: 55.4, lon: 11.35 },
        { lat: 55.39, lon: 11.2 },
        { lat: 55.41, lon: 11.34 },
      ],
    ],
  ])
  expect(draft.warnings.map(({ code }) => code)).not.toContain('travel-fell-back')
})

test('a plan goes along the area’s streets, by ferry where need be, and tells what is cut off', async () => {
  await putArea('Slagelse', [11.2, 55.3, 11.4, 55.5])
  const { draft, relay, communities } = await planRelay(server, [
    at('Nord', 55.41, 11.34),
    at('Øen', 55.38, 11.33),
    at('Den glemte ø', 55.36, 11.31),
    at('I skoven', 55.4105, 11.3433),
  ])
  const idOf = (name: string) => communities.find((one) => one.name === name)?.id
  expect(draft.plan.travel).toEqual({ source: 'area', data: 'Slagelse, OpenStreetMap 2020-03-09' })
  expect(draft.unserved.map(({ name, reasons }) => [name, reasons[0]?.code])).toEqual([
    ['Den glemte ø', 'unreachable'],
  ])
  const stops = draft.plan.days.flatMap((day) => day.stops)
  const first = stops.find(({ name }) => name === 'Nord' || name === 'I skoven')
  expect(first?.leg.line).toContainEqual({ lat: 55.4, lon: 11.34 })
  expect(stops.flatMap(({ leg }) => leg.ferries)).toContain('Øfærgen')
  const told = draft.warnings.map(({ code, message, communities: about }) => [code, message, about])
  expect(told.slice(0, 3)).toEqual([
    [
      'cut-off',
      'Der fører ingen gader, stier eller færger på kortet til Den glemte ø. Ret stedet, eller sæt det uden for planen.',
      [idOf('Den glemte ø')],
    ],
    ['by-ferry', 'Kun en færge fører til Øen. Tjek sejltiderne.', [idOf('Øen')]],
    [
      'far-from-street',
      'I skoven ligger 216 m fra den nærmeste gade eller sti. Tjek, at stedet er sat rigtigt på kortet.',
      [idOf('I skoven')],
    ],
  ])

  const outdated = async () =>
    draftAnswer.parse((await server.asOrganiser.get(`/api/relays/${relay.id}/plan`)).body).draft?.outdated
  expect(await outdated()).toBe(false)
  await putArea('Fyn', [9.7, 55, 10.9, 55.6])
  expect(await outdated()).toBe(false)
  await putArea('Slagelse', [11.2, 55.3, 11.4, 55.5])
  expect(await outdated()).toBe(true)
})

test('a draft from before streets were known is shown as one made as the crow flies', async () => {
  const { relay, draft } = await planRelay(server, [at('Nord', 55.41, 11.34)])
  const old = JSON.stringify({ ...draft.plan, travel: undefined }).replaceAll(/,"ferries":\[[^\]]*\]/g, '')
  expect(old).not.toMatch(/ferries|travel"/)
  await database.query('UPDATE plan_draft SET plan = $1 WHERE relay_id = $2', [old, relay.id])
  const { body } = await server.asOrganiser.get(`/api/relays/${relay.id}/plan`).expect(200)
  const shown = draftAnswer.parse(body).draft
  expect(shown?.plan.travel).toEqual({ source: 'great-circle', data: '' })
  expect(shown?.plan.days.flatMap((day) => day.stops.map(({ leg }) => leg.ferries))).toEqual([[]])
})
