import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { areaImportAnswer, areaList } from '@stafet/domain/contract/area.ts'
import pg from 'pg'
import type { z } from 'zod'
import { Areas } from '../src/area/index.ts'
import { AreaImports } from '../src/area/import/area-imports.service.ts'
import { endSilentImports, ImportLedger, silentImports } from '../src/area/import/import-ledger.ts'
import { decodeStreetGraph } from '../src/area/streets/encode-street-graph.ts'
import { writePbf, type PbfContents } from '../src/area/testing/write-pbf.ts'
import { CONFIG, type Config } from '../src/platform/config.ts'
import { organiser, startTestServer, type TestServer } from './test-server.ts'

/** A village: a street with a path off it, a hall and a wood. */
function village(hall: string): PbfContents {
  return {
    bbox: { west: 10.9, south: 55.2, east: 11, north: 55.3 },
    dataAt: '2026-02-03T04:05:06Z',
    nodes: [
      { id: 1, lat: 55.21, lon: 10.91 },
      { id: 2, lat: 55.22, lon: 10.92 },
      { id: 3, lat: 55.22, lon: 10.93 },
      { id: 4, lat: 55.221, lon: 10.921, tags: { name: hall, amenity: 'community_centre' } },
    ],
    ways: [
      { id: 10, nodes: [1, 2], tags: { highway: 'residential', name: 'Bygaden' } },
      { id: 11, nodes: [2, 3], tags: { highway: 'path' } },
      { id: 12, nodes: [1, 2, 3, 1], tags: { natural: 'wood' } },
    ],
  }
}

let server: TestServer
let organiserCookie = ''
beforeAll(async () => {
  server = await startTestServer()
  const logIn = await server.anybody
    .post('/api/session')
    .send({ email: organiser.email, password: organiser.password })
  organiserCookie = String(logIn.headers['set-cookie']).split(';')[0] ?? ''
})
afterAll(() => server.close())

const imports = () => server.app.get(AreaImports)
const uploads = () => join(server.app.get<Config>(CONFIG).dataDir, 'uploads')
const uploadsLeft = async () => (existsSync(uploads()) ? readdir(uploads()) : [])

async function list(of = server.asOrganiser): Promise<z.infer<typeof areaList>> {
  return areaList.parse((await of.get('/api/areas').expect(200)).body)
}

function upload(bytes: Buffer, query: Record<string, string>, language = 'da') {
  return server.asOrganiser
    .post('/api/areas')
    .query(query)
    .set('accept-language', language)
    .set('content-type', 'application/octet-stream')
    .send(bytes)
}

async function sql<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}

test('without an import there is nothing to show or to stop', async () => {
  expect(await list()).toEqual({ areas: [], import: null })
  await server.asOrganiser.delete('/api/areas/import').expect(404)
})

test('an extract that is uploaded becomes an area, and every node hears of it', async () => {
  const node = await server.secondNode()
  const there = node.app.get(Areas)
  expect(await there.current()).toEqual([])
  const heard = new Promise<void>((resolve) => there.onChange(resolve))

  const { body } = await upload(writePbf(village('Hallen')), { name: 'Landsbyen' }).expect(202)
  expect(areaImportAnswer.parse(body).import).toMatchObject({ name: 'Landsbyen', failure: null })
  await imports().ended()
  const { areas, import: newest } = await list()
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
  expect(await uploadsLeft()).toEqual([])
  await node.close()
})

test('an area of the same name is replaced; another comes beside it', async () => {
  await upload(writePbf(village('Den nye hal')), { name: 'Landsbyen' }).expect(202)
  await imports().ended()
  await upload(writePbf(village('Hallen')), { name: 'Øen', bbox: '10.9,55.2,10.925,55.225' }).expect(202)
  await imports().ended()
  const { areas } = await list()
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
  const { areas } = await list()
  const id = areas.find(({ name }) => name === 'Øen')?.id ?? ''
  const gone = new Promise<void>((resolve) => server.app.get(Areas).onChange(resolve))
  await server.asOrganiser.delete(`/api/areas/${id}`).expect(204)
  await gone
  expect((await server.app.get(Areas).current()).map(({ name }) => name)).toEqual(['Landsbyen'])
  await server.asOrganiser.delete(`/api/areas/${id}`).expect(404)
})

test('what is no extract is refused at once, in the language of whoever asks', async () => {
  const before = await list()
  const xml = Buffer.from('<?xml version="1.0"?><osm version="0.6"></osm>'.padEnd(200))
  const danish = await upload(xml, { name: 'Landsbyen' }).expect(400)
  expect(danish.body).toMatchObject({
    code: 'unreadable-file',
    message:
      'Filen er OpenStreetMap som XML (.osm), ikke .osm.pbf. Hent et udtræk som .osm.pbf, for eksempel fra download.geofabrik.de.',
  })
  const english = await upload(xml, { name: 'Landsbyen' }, 'en').expect(400)
  expect(english.body.message).toMatch(/^The file is OpenStreetMap as XML/)
  const { areas, import: newest } = await list()
  expect(areas).toEqual(before.areas)
  expect(newest).toMatchObject({ state: 'failed', phase: 'receiving', failure: danish.body.message })
  expect(await uploadsLeft()).toEqual([])
})

test('a bad box and a missing name are refused before anything begins', async () => {
  const before = await list()
  const bytes = writePbf(village('Hallen'))
  const box = await upload(bytes, { name: 'Øen', bbox: '11,55,10,56' }).expect(400)
  expect(box.body).toMatchObject({ code: 'invalid', message: expect.stringContaining('"11,55,10,56"') })
  expect((await upload(bytes, {}).expect(400)).body.code).toBe('invalid')
  expect(await list()).toEqual(before)
})

test('a file that is not whole leaves the old area, and says what is wrong with it', async () => {
  const { areas } = await list()
  const whole = writePbf(village('En tredje hal'))
  await upload(whole.subarray(0, -20), { name: 'Landsbyen' }).expect(202)
  await imports().ended()
  const after = await list()
  expect(after.areas).toEqual(areas)
  expect(after.import).toMatchObject({
    state: 'failed',
    phase: 'reading',
    failure: 'Filen er ikke hel: slutningen mangler. Hent den igen.',
  })
  expect(await uploadsLeft()).toEqual([])
})

test('an upload that breaks off leaves nothing behind', async () => {
  const sent = httpRequest(`${server.url}/api/areas?name=Halv`, {
    method: 'POST',
    headers: {
      cookie: organiserCookie,
      'content-type': 'application/octet-stream',
      'content-length': 100_000,
    },
  })
  sent.on('error', () => undefined)
  sent.write(writePbf(village('Hallen')).subarray(0, 200))
  await until(async () => (await list()).import?.name === 'Halv')
  expect((await list()).import).toMatchObject({ state: 'running', phase: 'receiving' })
  sent.destroy()
  await until(async () => (await list()).import?.state === 'failed')
  expect((await list()).import?.failure).toBe('Filen nåede ikke hel frem. Prøv igen.')
  await imports().ended()
  expect(await uploadsLeft()).toEqual([])
})

test('what a killed server has left behind is taken away', async () => {
  await mkdir(uploads(), { recursive: true })
  await writeFile(join(uploads(), '00000000-0000-4000-8000-000000000000.osm.pbf'), 'half a file')
  await upload(Buffer.from('ikke et kort'), { name: 'Landsbyen' }).expect(400)
  expect(await uploadsLeft()).toEqual([])
})

test('so is the upload of one that was back before its silence told', async () => {
  const id = randomUUID()
  await writeFile(join(uploads(), `${id}.osm.pbf`), 'half a file')
  await sql(
    `INSERT INTO area_import (id, name, state, phase, share, started_at, alive_at)
     VALUES ($1, 'Død', 'running', 'reading', 0.5, now(), now() - interval '10 minutes')`,
    [id],
  )
  expect((await list()).import).toMatchObject({ id, state: 'failed' })
  expect(await uploadsLeft()).toEqual([])
})

test('an upload that is too large is refused before it is sent', async () => {
  const answer = await new Promise<number | undefined>((resolve, reject) => {
    const sent = httpRequest(`${server.url}/api/areas?name=Stor`, {
      method: 'POST',
      headers: { cookie: organiserCookie, 'content-length': 3_000_000_000 },
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

test('one import at a time, on whichever node, and any node can stop it', async () => {
  const { areas } = await list()
  const elsewhere = await ImportLedger.begin(server.databaseUrl, 'Andetsteds', 'reading')
  elsewhere.report('map', 0.5)
  const refused = await upload(writePbf(village('Hallen')), { name: 'Landsbyen' }).expect(409)
  expect(refused.body.code).toBe('already-running')
  await until(async () => (await list()).import?.share === 0.5)
  expect((await list()).import).toMatchObject({ name: 'Andetsteds', state: 'running', phase: 'map' })
  const stopped = new Promise<void>((resolve) => elsewhere.signal.addEventListener('abort', () => resolve()))
  await server.asOrganiser.delete('/api/areas/import').expect(200)
  await stopped
  expect(await elsewhere.end(elsewhere.stoppedWith ?? { state: 'done' })).toEqual({ state: 'stopped' })
  const after = await list()
  expect(after.areas).toEqual(areas)
  expect(after.import).toMatchObject({ name: 'Andetsteds', state: 'stopped', failure: null })
})

test('an upload can be stopped while it comes in', async () => {
  const sent = httpRequest(`${server.url}/api/areas?name=Stoppes`, {
    method: 'POST',
    headers: { cookie: organiserCookie, 'content-length': 100_000 },
  })
  sent.on('error', () => undefined)
  sent.write(writePbf(village('Hallen')).subarray(0, 200))
  await until(async () => (await list()).import?.name === 'Stoppes')
  const { body } = await server.asOrganiser.delete('/api/areas/import').expect(200)
  expect(areaImportAnswer.parse(body).import).toMatchObject({ name: 'Stoppes', state: 'stopped' })
  expect(await uploadsLeft()).toEqual([])
})

test('an import whose process died is found out by its silence, and the next may begin', async () => {
  const dead = await ImportLedger.begin(server.databaseUrl, 'Død', 'map')
  await sql("UPDATE area_import SET alive_at = now() - interval '10 minutes' WHERE id = $1", [dead.id])
  await sql(endSilentImports, silentImports)
  const { import: newest } = await list()
  expect(newest).toMatchObject({
    name: 'Død',
    state: 'failed',
    failure: 'Indlæsningen blev afbrudt, fordi serveren stoppede. Start den igen.',
  })
  const next = await ImportLedger.begin(server.databaseUrl, 'Den næste', 'reading')
  await next.end({ state: 'stopped' })
  // Had it only been slow, it would hear of it with its next beat.
  await until(async () => dead.signal.aborted)
  expect(await dead.end(dead.stoppedWith ?? { state: 'done' })).toEqual({
    state: 'failed',
    fault: { kind: 'interrupted' },
  })
  expect((await list()).areas.map(({ name }) => name)).toEqual(['Landsbyen'])
})

test('a server that stops gives its import up, and leaves the old area', async () => {
  const { areas } = await list()
  const node = await server.secondNode()
  const lock = new pg.Client({ connectionString: server.databaseUrl })
  await lock.connect()
  await lock.query('BEGIN; LOCK TABLE area_streets IN ACCESS EXCLUSIVE MODE')
  const sent = await fetch(`${node.url}/api/areas?name=Landsbyen`, {
    method: 'POST',
    headers: { cookie: organiserCookie, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(writePbf(village('Hallen'))),
  })
  expect(sent.status).toBe(202)
  await until(async () => (await list()).import?.phase === 'storing')
  await node.close()
  await lock.query('ROLLBACK')
  await lock.end()
  const after = await list()
  expect(after.areas).toEqual(areas)
  expect(after.import).toMatchObject({
    state: 'failed',
    failure: 'Indlæsningen blev afbrudt, fordi serveren stoppede. Start den igen.',
  })
})

/** Asks again until it is so; Jest ends a test that waits for ever. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(20)
}
