import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askDatabase } from '../../test/ask-database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { reachDatabase } from './reach-database.ts'

let dataDir = ''
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'stafet-reach-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('a database that is named is used as it is', async () => {
  const { url, release } = await reachDatabase({ databaseUrl: 'postgres://a/b', dataDir }, () => undefined)
  await release()
  expect(url).toBe('postgres://a/b')
})

test("a running server's database is worked on beside it; without a server it is started, and stopped again", async () => {
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  await askDatabase(server.url, 'CREATE TABLE seen (by text)')
  const beside = await reachDatabase({ databaseUrl: undefined, dataDir }, () => undefined)
  expect(beside.url).toBe(server.url)
  await askDatabase(beside.url, "INSERT INTO seen VALUES ('the command')")
  await beside.release()
  expect(await askDatabase(server.url, 'SELECT * FROM seen')).toEqual([{ by: 'the command' }])
  await server.stop()
  const alone = await reachDatabase({ databaseUrl: undefined, dataDir }, () => undefined)
  expect(await askDatabase(alone.url, 'SELECT * FROM seen')).toEqual([{ by: 'the command' }])
  await alone.release()
  await expect(askDatabase(alone.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED')
})
