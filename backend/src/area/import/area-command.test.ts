import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createTestDatabase } from '../../../test/test-database.ts'
import { writePbf } from '../testing/write-pbf.ts'

const program = fileURLToPath(new URL('./area-command.ts', import.meta.url))

let database: Awaited<ReturnType<typeof createTestDatabase>>
let client: pg.Client
let folder = ''
let file = ''
beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  folder = await mkdtemp(join(tmpdir(), 'stafet-command-'))
  file = join(folder, 'by.osm.pbf')
})
afterAll(async () => {
  await client.end()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

/** A town with one street, of that name. */
async function writeTown(street: string): Promise<void> {
  const contents = {
    nodes: [
      { id: 1, lat: 55.21, lon: 10.91 },
      { id: 2, lat: 55.22, lon: 10.92 },
    ],
    ways: [{ id: 10, nodes: [1, 2], tags: { highway: 'residential', name: street } }],
  }
  await writeFile(file, writePbf(contents))
}

interface Ended {
  code: number | null
  said: string
  complained: string
}

function start(...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', INIT_CWD: folder, DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let complained = ''
  child.stdout.on('data', (bytes) => (said += String(bytes)))
  child.stderr.on('data', (bytes) => (complained += String(bytes)))
  return { child, ended: once(child, 'close').then(() => ({ code: child.exitCode, said, complained })) }
}

async function places(): Promise<string[]> {
  const { rows } = await client.query<{ place: string }>(
    "SELECT area.name || ': ' || area_place.name AS place FROM area JOIN area_place ON area_id = id ORDER BY 1",
  )
  return rows.map(({ place }) => place)
}

async function newestState(): Promise<string | undefined> {
  const { rows } = await client.query<{ state: string }>(
    'SELECT state FROM area_import ORDER BY started_at DESC LIMIT 1',
  )
  return rows[0]?.state
}

/** Begins an import and holds it up where it stores, in the middle of its transaction. */
async function whileStoring(act: (child: ChildProcess) => void): Promise<Ended> {
  await client.query('BEGIN; LOCK TABLE area_streets IN ACCESS EXCLUSIVE MODE')
  const { child, ended } = start('by.osm.pbf', '--name', 'Byen')
  for (let waits = false; !waits;) {
    const { rows } = await client.query<{ waits: boolean }>(
      "SELECT pg_sleep(0.03), EXISTS (SELECT FROM pg_locks WHERE relation = 'area_streets'::regclass AND NOT granted) AS waits",
    )
    waits = rows[0]?.waits === true
  }
  act(child)
  const end = await ended
  await client.query('ROLLBACK')
  // What it wrote is forgotten as soon as the database has found out that nobody is there any more.
  for (let open = true; open;) {
    const { rows } = await client.query<{ open: boolean }>(
      `SELECT pg_sleep(0.03), EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database()
         AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND backend_type = 'client backend') AS open`,
    )
    open = rows[0]?.open === true
  }
  return end
}

test('a file becomes an area', async () => {
  await writeTown('Gammelgade')
  const first = await start('by.osm.pbf', '--name', 'Byen', '--bbox', '10.9,55.2,10.95,55.25').ended
  expect([first.complained, first.code]).toEqual(['', 0])
  expect(first.said).toMatch(
    /^ {2}0 % {2}Læser filen\n[^]*\nByen er klar efter \d+ s: 1 km veje og stier, 1 steder\.\n$/,
  )
  expect(await places()).toEqual(['Byen: Gammelgade'])
  expect(await newestState()).toBe('done')
})

test('stopped while it stores, it leaves the old area as it was', async () => {
  await writeTown('Nygade')
  const { code, said } = await whileStoring((child) => child.kill('SIGINT'))
  expect([code, said.split('\n').at(-2)]).toEqual([130, 'Stoppet. Alt er, som det var.'])
  expect(await places()).toEqual(['Byen: Gammelgade'])
  expect(await newestState()).toBe('stopped')
})

test('killed while it stores, it leaves the old area as it was', async () => {
  await whileStoring((child) => child.kill('SIGKILL'))
  expect(await places()).toEqual(['Byen: Gammelgade'])
  expect(await newestState()).toBe('running')
  const { code, complained } = await start('by.osm.pbf', '--name', 'Byen').ended
  expect([code, complained]).toEqual([
    1,
    'En anden indlæsning er i gang. Vent, til den er færdig, eller stop den på siden med kort.\n',
  ])
  // Twenty seconds later the next one may begin, and takes the old area's place.
  await client.query("UPDATE area_import SET alive_at = alive_at - interval '20 seconds'")
  expect((await start('by.osm.pbf', '--name', 'Byen').ended).code).toBe(0)
  expect(await places()).toEqual(['Byen: Nygade'])
})

test.each([
  [['findes-ikke.osm.pbf', '--name', 'X'], /^Filen .*findes-ikke\.osm\.pbf findes ikke\.\n$/],
  [['by.osm.pbf', '--name', 'X', '--bbox', '1,2,3'], /^"1,2,3" er ikke et udsnit\. Skriv vest,syd,øst,nord/],
  [['by.osm.pbf'], /^Brug: npm run area -- FIL\.osm\.pbf --name "Slagelse" \[--bbox vest,syd,øst,nord\]\n$/],
])('%j is refused with one sentence', async (args, sentence) => {
  const { code, said, complained } = await start(...args).ended
  expect([code, said]).toEqual([2, ''])
  expect(complained).toMatch(sentence)
})
