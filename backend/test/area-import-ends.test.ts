import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { areaImportAnswer } from '@stafet/domain/contract/area.ts'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { endSilentImports, ImportLedger, silentImports } from '../src/area/import/import-ledger.ts'
import { writePbf } from '../src/area/testing/write-pbf.ts'
import { until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import {
  importEnded,
  listAreas,
  organiserCookie,
  uploadArea,
  uploadFolder,
  uploadsLeft,
  village,
} from './upload-area.ts'

let server: TestServer
let cookie = ''
beforeAll(async () => {
  server = await startTestServer()
  cookie = await organiserCookie(server)
  await uploadArea(server, writePbf(village('Den gamle hal')), { name: 'Landsbyen' }).expect(202)
  await importEnded(server)
})
afterAll(() => server.close())

const sql = <T extends object>(text: string, values?: unknown[]) =>
  server.app.get(DataSource).query<T[]>(text, values)

test('a file that is not whole leaves the old area, and says what is wrong with it', async () => {
  const { areas } = await listAreas(server)
  const whole = writePbf(village('En tredje hal'))
  await uploadArea(server, whole.subarray(0, -20), { name: 'Landsbyen' }).expect(202)
  await importEnded(server)
  const after = await listAreas(server)
  expect(after.areas).toEqual(areas)
  expect(after.import).toMatchObject({
    state: 'failed',
    phase: 'reading',
    failure: 'Filen er ikke hel: slutningen mangler. Hent den igen.',
  })
  expect(await uploadsLeft(server)).toEqual([])
})

test('an upload that breaks off leaves nothing behind', async () => {
  const sent = httpRequest(`${server.url}/api/areas?name=Halv`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/octet-stream',
      'content-length': 100_000,
    },
  })
  sent.on('error', () => undefined)
  sent.write(writePbf(village('Hallen')).subarray(0, 200))
  await until(async () => (await listAreas(server)).import?.name === 'Halv')
  expect((await listAreas(server)).import).toMatchObject({ state: 'running', phase: 'receiving' })
  sent.destroy()
  await until(async () => (await listAreas(server)).import?.state === 'failed')
  expect((await listAreas(server)).import?.failure).toBe('Filen nåede ikke hel frem. Prøv igen.')
  await importEnded(server)
  expect(await uploadsLeft(server)).toEqual([])
})

test('what a killed server has left behind is taken away', async () => {
  await mkdir(uploadFolder(server), { recursive: true })
  await writeFile(join(uploadFolder(server), '00000000-0000-4000-8000-000000000000.osm.pbf'), 'half a file')
  await uploadArea(server, Buffer.from('ikke et kort'), { name: 'Landsbyen' }).expect(400)
  expect(await uploadsLeft(server)).toEqual([])
})

test('so is the upload of one that was back before its silence told', async () => {
  const id = randomUUID()
  await writeFile(join(uploadFolder(server), `${id}.osm.pbf`), 'half a file')
  await sql(
    `INSERT INTO area_import (id, name, state, phase, share, started_at, alive_at)
     VALUES ($1, 'Død', 'running', 'reading', 0.5, now(), now() - interval '10 minutes')`,
    [id],
  )
  expect((await listAreas(server)).import).toMatchObject({ id, state: 'failed' })
  expect(await uploadsLeft(server)).toEqual([])
})

test('one import at a time, on whichever node, and any node can stop it', async () => {
  const { areas } = await listAreas(server)
  const elsewhere = await ImportLedger.begin(server.databaseUrl, 'Andetsteds', 'reading')
  elsewhere.report('map', 0.5)
  const refused = await uploadArea(server, writePbf(village('Hallen')), { name: 'Landsbyen' }).expect(409)
  expect(refused.body.code).toBe('already-running')
  await until(async () => (await listAreas(server)).import?.share === 0.5)
  expect((await listAreas(server)).import).toMatchObject({
    name: 'Andetsteds',
    state: 'running',
    phase: 'map',
  })
  const stopped = new Promise<void>((resolve) => elsewhere.signal.addEventListener('abort', () => resolve()))
  await server.asOrganiser.delete('/api/areas/import').expect(200)
  await stopped
  expect(await elsewhere.end(elsewhere.stoppedWith ?? { state: 'done' })).toEqual({ state: 'stopped' })
  const after = await listAreas(server)
  expect(after.areas).toEqual(areas)
  expect(after.import).toMatchObject({ name: 'Andetsteds', state: 'stopped', failure: null })
})

test('an upload can be stopped while it comes in', async () => {
  const sent = httpRequest(`${server.url}/api/areas?name=Stoppes`, {
    method: 'POST',
    headers: { cookie, 'content-length': 100_000 },
  })
  sent.on('error', () => undefined)
  sent.write(writePbf(village('Hallen')).subarray(0, 200))
  await until(async () => (await listAreas(server)).import?.name === 'Stoppes')
  const { body } = await server.asOrganiser.delete('/api/areas/import').expect(200)
  expect(areaImportAnswer.parse(body).import).toMatchObject({ name: 'Stoppes', state: 'stopped' })
  expect(await uploadsLeft(server)).toEqual([])
})

test('an import whose process died is found out by its silence, and the next may begin', async () => {
  const dead = await ImportLedger.begin(server.databaseUrl, 'Død', 'map')
  await sql("UPDATE area_import SET alive_at = now() - interval '10 minutes' WHERE id = $1", [dead.id])
  await sql(endSilentImports, silentImports)
  const { import: newest } = await listAreas(server)
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
  expect((await listAreas(server)).areas.map(({ name }) => name)).toEqual(['Landsbyen'])
})

test('a server that stops gives its import up, and leaves the old area', async () => {
  const { areas } = await listAreas(server)
  const node = await server.secondNode()
  const lock = new pg.Client({ connectionString: server.databaseUrl })
  await lock.connect()
  await lock.query('BEGIN; LOCK TABLE area_streets IN ACCESS EXCLUSIVE MODE')
  const sent = await fetch(`${node.url}/api/areas?name=Landsbyen`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(writePbf(village('Hallen'))),
  })
  expect(sent.status).toBe(202)
  await until(async () => (await listAreas(server)).import?.phase === 'storing')
  await node.close()
  await lock.query('ROLLBACK')
  await lock.end()
  const after = await listAreas(server)
  expect(after.areas).toEqual(areas)
  expect(after.import).toMatchObject({
    state: 'failed',
    failure: 'Indlæsningen blev afbrudt, fordi serveren stoppede. Start den igen.',
  })
})
