import pg from 'pg'
import { askDatabase } from './ask-database.ts'
import { createTestDatabase } from './test-database.ts'

test('two files that ask at once get databases of their own, both migrated', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await askDatabase(one.url, 'CREATE TABLE only_here (id int)')
  const tables = "SELECT tablename FROM pg_tables WHERE tablename IN ('only_here', 'relay') ORDER BY 1"
  expect(await askDatabase(one.url, tables)).toEqual([{ tablename: 'only_here' }, { tablename: 'relay' }])
  expect(await askDatabase(other.url, tables)).toEqual([{ tablename: 'relay' }])
  await Promise.all([one.drop(), other.drop()])
})

test('a dropped database is gone, although a connection was left open', async () => {
  const database = await createTestDatabase()
  const open = new pg.Client({ connectionString: database.url })
  open.on('error', () => undefined)
  await open.connect()
  await database.drop()
  await expect(askDatabase(database.url, 'SELECT 1')).rejects.toThrow('does not exist')
})

test('the database sorts as Danish does', async () => {
  const database = await createTestDatabase()
  const words =
    "SELECT word FROM unnest(ARRAY['Aarhus', 'Åse', 'øst', 'zebra', 'ærlig', 'Bo']) word ORDER BY word"
  const rows = await askDatabase(database.url, words)
  await database.drop()
  expect(rows).toEqual(['Bo', 'zebra', 'ærlig', 'øst', 'Aarhus', 'Åse'].map((word) => ({ word })))
})
