import { request as httpRequest } from 'node:http'
import { areaImportAnswer } from '@stafet/domain/contract/area.ts'
import { DataSource } from 'typeorm'
import { Areas } from '../src/area/index.ts'
import { decodeStreetGraph } from '../src/area/streets/encode-street-graph.ts'
import { writePbf } from '../src/area/testing/write-pbf.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { importEnded, listAreas, organiserCookie, uploadArea, uploadsLeft, village } from './upload-area.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const sql = <T extends object>(text: string, values?: unknown[]) =>
  server.app.get(DataSource).query<T[]>(text, values)

test('without an import there is nothing to show or to stop', async () => {
  expect(await listAreas(server)).toEqual({ areas: [], import: null })
  await server.asOrganiser.delete('/api/areas/import').expect(404)
})

test('an extract that is uploaded becomes an area, and every node hears of it', async () => {
  const node = await server.secondNode()
  const there = node.app.get(Areas)
  expect(await there.current()).toEqual([])
  const heard = new Promise<void>((resolve) => there.onChange(resolve))

  const { body } = await uploadArea(server, writePbf(village('Hallen')), { name: 'Landsbyen' }).expect(202)
  expect(areaImportAnswer.parse(body).import).toMatchObject({ name: 'Landsbyen', failure: null })
  await importEnded(server)
  const { areas, import: newest } = await listAreas(server)
  expect(newest).toMatchObject({ state: 'done', phase: 'storing', share: 1, failure: null })
  expect(areas).toEqual([
    {
      id: expect.any(String),
      name: 'Landsbyen',
      bounds: { west: 10.9, south: 55.2, east: 11, north: 55.3 },
      dataAt: '2026-02-03T04:05:06.000Z',
      importedAt: expect.any(String),
      junctions: expect.any(Number),
      streetsM: expect.any(Number),
      places: 2,
    },
  ])
  const id = areas[0]?.id ?? ''
  expect(areas[0]?.streetsM).toBeGreaterThan(1700)
  expect(areas[0]?.streetsM).toBeLessThan(2000)

  await heard
  expect(await there.current()).toEqual(areas)
  expect(decodeStreetGraph(await there.streetsOf(id)).junctions).toBe(areas[0]?.junctions)
  expect((await there.placesOf(id)).map(({ number, name, near }) => ({ number, name, near }))).toEqual([
    { number: 1, name: 'Hallen', near: '' },
    { number: 2, name: 'Bygaden', near: '' },
  ])
  expect(await there.tile(id, 14, 8688, 5145)).toBeNull()
  const [tile] = await sql<{ z: number; x: number; y: number; tile: Buffer }>(
    'SELECT z, x, y, tile FROM area_tile WHERE area_id = $1 ORDER BY z DESC LIMIT 1',
    [id],
  )
  expect(await there.tile(id, tile?.z ?? 0, tile?.x ?? 0, tile?.y ?? 0)).toEqual(tile?.tile)
  expect(await uploadsLeft(server)).toEqual([])
  await node.close()
})

test('an area of the same name is replaced; another comes beside it', async () => {
  await uploadArea(server, writePbf(village('Den nye hal')), { name: 'Landsbyen' }).expect(202)
  await importEnded(server)
  await uploadArea(server, writePbf(village('Hallen')), {
    name: 'Øen',
    bbox: '10.9,55.2,10.925,55.225',
  }).expect(202)
  await importEnded(server)
  const { areas } = await listAreas(server)
  expect(areas.map(({ name }) => name)).toEqual(['Øen', 'Landsbyen'])
  expect(areas[0]?.bounds).toEqual({ west: 10.9, south: 55.2, east: 10.925, north: 55.225 })
  const places = await server.app.get(Areas).placesOf(areas[1]?.id ?? '')
  expect(places.map(({ name }) => name)).toEqual(['Den nye hal', 'Bygaden'])
  // Of what was replaced nothing is left.
  const [rows] = await sql<{ areas: number; streets: number; places: number }>(
    `SELECT (SELECT count(*)::int FROM area) AS areas, (SELECT count(*)::int FROM area_streets) AS streets,
       (SELECT count(DISTINCT area_id)::int FROM area_place) AS places`,
  )
  expect(rows).toEqual({ areas: 2, streets: 2, places: 2 })
})

test('an area can be taken away, once', async () => {
  const { areas } = await listAreas(server)
  const id = areas.find(({ name }) => name === 'Øen')?.id ?? ''
  const gone = new Promise<void>((resolve) => server.app.get(Areas).onChange(resolve))
  await server.asOrganiser.delete(`/api/areas/${id}`).expect(204)
  await gone
  expect((await server.app.get(Areas).current()).map(({ name }) => name)).toEqual(['Landsbyen'])
  await server.asOrganiser.delete(`/api/areas/${id}`).expect(404)
})

test('what is no extract is refused at once, in the language of whoever asks', async () => {
  const before = await listAreas(server)
  const xml = Buffer.from('<?xml version="1.0"?><osm version="0.6"></osm>'.padEnd(200))
  const danish = await uploadArea(server, xml, { name: 'Landsbyen' }).expect(400)
  expect(danish.body).toMatchObject({
    code: 'unreadable-file',
    message:
      'Filen er OpenStreetMap som XML (.osm), ikke .osm.pbf. Hent et udtræk som .osm.pbf, for eksempel fra download.geofabrik.de.',
  })
  const english = await uploadArea(server, xml, { name: 'Landsbyen' }, 'en').expect(400)
  expect(english.body.message).toMatch(/^The file is OpenStreetMap as XML/)
  const { areas, import: newest } = await listAreas(server)
  expect(areas).toEqual(before.areas)
  expect(newest).toMatchObject({ state: 'failed', phase: 'receiving', failure: danish.body.message })
  expect(await uploadsLeft(server)).toEqual([])
})

test('a bad box and a missing name are refused before anything begins', async () => {
  const before = await listAreas(server)
  const bytes = writePbf(village('Hallen'))
  const box = await uploadArea(server, bytes, { name: 'Øen', bbox: '11,55,10,56' }).expect(400)
  expect(box.body).toMatchObject({ code: 'invalid', message: expect.stringContaining('"11,55,10,56"') })
  expect((await uploadArea(server, bytes, {}).expect(400)).body.code).toBe('invalid')
  expect(await listAreas(server)).toEqual(before)
})

test('an upload that is too large is refused before it is sent', async () => {
  const cookie = await organiserCookie(server)
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const sent = httpRequest(`${server.url}/api/areas?name=Stor`, {
      method: 'POST',
      headers: { cookie, 'content-length': 3_000_000_000 },
    })
    sent.on('response', (response) => {
      resolve(response.statusCode)
      sent.destroy()
    })
    sent.on('error', reject)
    sent.flushHeaders()
  })
  expect(answer).toBe(413)
})
