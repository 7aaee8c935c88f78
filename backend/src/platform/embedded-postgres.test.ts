import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askDatabase } from '../../test/ask-database.ts'
import { until } from '../../test/build-relay.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
let dataDir: string
let servers: ChildProcess[] = []

beforeEach(async () => {
  // The odd name is on purpose: people keep things in such folders.
  dataDir = join(await mkdtemp(join(tmpdir(), 'stafet-')), "Anna's data, æøå")
  await mkdir(dataDir)
  await chmod(join(dataDir, '..'), 0o711)
})

afterEach(async () => {
  for (const server of servers) server.kill('SIGKILL')
  servers = []
  await rm(join(dataDir, '..'), { recursive: true, force: true })
})

const cluster = () => join(dataDir, 'postgres', 'cluster')

async function start(onProgress?: (line: string) => void) {
  return startEmbeddedPostgres({ dataDir, durable: false, onProgress })
}

/** A server process of its own, and durable, as `npm start` is; it prints the database's URL once that runs. */
async function startElsewhere(): Promise<{ server: ChildProcess; url: string }> {
  const module = new URL('embedded-postgres.ts', import.meta.url).href
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)})
    const { url } = await startEmbeddedPostgres({ dataDir: process.argv[1] })
    console.log(url)
    setInterval(() => {}, 1000)`
  const server = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  servers.push(server)
  const [url] = await Promise.race([
    once(server.stdout, 'data'),
    once(server, 'exit').then(() => Promise.reject(new Error('The server elsewhere did not start'))),
  ])
  return { server, url: String(url).trim() }
}

async function killServer(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL')
  await once(server, 'exit')
}

async function postmasterPid(): Promise<number> {
  return parseInt(await readFile(join(cluster(), 'postmaster.pid'), 'utf8'), 10)
}

test('keeps what was written from one start to the next', async () => {
  const first = await start()
  await askDatabase(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  await first.stop()
  const progress: string[] = []
  const second = await start((line) => progress.push(line))
  expect(await askDatabase(second.url, 'TABLE kept')).toEqual([{ answer: 7 }])
  expect(progress).toEqual([])
  await second.stop()
})

test('listens on 127.0.0.1 only, wants a password that nobody else can read, and sorts as Danish', async () => {
  const postgres = await start()
  const settings = `SELECT current_setting('listen_addresses') AS addresses, current_setting('server_encoding') AS encoding,
    current_setting('unix_socket_directories') AS sockets, datlocale FROM pg_database WHERE datname = current_database()`
  expect(await askDatabase(postgres.url, settings)).toEqual([
    { addresses: '127.0.0.1', encoding: 'UTF8', sockets: '', datlocale: 'da-DK' },
  ])
  const withoutPassword = new URL(postgres.url)
  withoutPassword.password = 'guess'
  await expect(askDatabase(withoutPassword.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o077).toBe(0)
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o077).toBe(0)
  await postgres.stop()
})

test('takes over from a server that was killed, with everything that was committed', async () => {
  const { server, url } = await startElsewhere()
  await askDatabase(url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  const orphan = await postmasterPid()
  await killServer(server)
  const progress: string[] = []
  const postgres = await start((line) => progress.push(line))
  expect(progress).toEqual(['Rydder op efter en server, der blev afbrudt'])
  expect(await postmasterPid()).not.toBe(orphan)
  expect(await askDatabase(postgres.url, 'TABLE kept')).toEqual([{ answer: 7 }])
  await postgres.stop()
})

test('takes over when PostgreSQL was killed as well', async () => {
  const { server, url } = await startElsewhere()
  await askDatabase(url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  process.kill(await postmasterPid(), 'SIGKILL')
  await killServer(server)
  const postgres = await start()
  expect(await askDatabase(postgres.url, 'TABLE kept')).toEqual([{ answer: 7 }])
  await postgres.stop()
})

test('leaves alone a process that has come to bear the number in an old postmaster.pid', async () => {
  const first = await start()
  const noted = (await readFile(join(cluster(), 'postmaster.pid'), 'utf8')).split('\n')
  await first.stop()
  const owner = await stat(join(cluster(), 'PG_VERSION'))
  // PostgreSQL believes a number that is alive and its own user's.
  const bystander = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid, stdio: 'ignore' })
  const ended = once(bystander, 'exit')
  await writeFile(join(cluster(), 'postmaster.pid'), [String(bystander.pid), ...noted.slice(1)].join('\n'))
  const second = await start()
  expect(await askDatabase(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.stop()
  expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null])
  bystander.kill()
  await ended
})

test('makes the database anew when its making was interrupted', async () => {
  const first = await start()
  await first.stop()
  // What a kill during the first start leaves: a password, and a cluster that was never finished.
  await rename(cluster(), join(dataDir, 'postgres', 'unfinished-0badcafe'))
  await rm(join(dataDir, 'postgres', 'unfinished-0badcafe', 'global'), { recursive: true })
  const second = await start()
  expect(await askDatabase(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.stop()
  expect((await readdir(join(dataDir, 'postgres'))).filter((name) => name.startsWith('unfinished'))).toEqual(
    [],
  )
})

test('a second server on the same folder is told so in one sentence, and the first goes on', async () => {
  const { server, url } = await startElsewhere()
  await expect(start()).rejects.toThrow(
    `En anden server kører allerede på de samme data i ${join(dataDir, 'postgres')} (proces ${server.pid}): ` +
      'stop den først, eller vælg en anden mappe med DATA_DIR.',
  )
  expect(await askDatabase(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await killServer(server)
  await (await start()).stop()
})

test('PostgreSQL that is killed comes back by itself, at the same address, with all that was committed', async () => {
  const told: string[] = []
  const postgres = await startEmbeddedPostgres({ dataDir, onProgress: (line) => void told.push(line) })
  await askDatabase(postgres.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
  for (const times of [1, 2]) {
    process.kill(await postmasterPid(), 'SIGKILL')
    await until(() => told.filter((line) => line === 'Databasen kører igen').length === times)
    expect(await askDatabase(postgres.url, 'TABLE kept')).toEqual([{ answer: 7 }])
  }
  await postgres.stop()
})

test('one that cannot come back is tried again until it can', async () => {
  const told: string[] = []
  const postgres = await start((line) => told.push(line))
  const version = join(cluster(), 'PG_VERSION')
  await rename(version, `${version}-away`)
  process.kill(await postmasterPid(), 'SIGKILL')
  await until(() => told.some((line) => line.startsWith('Databasen kunne ikke starte')))
  await rename(`${version}-away`, version)
  await until(() => told.includes('Databasen kører igen'))
  expect(await askDatabase(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await postgres.stop()
})

test('says what is missing when the password was deleted', async () => {
  await (await start()).stop()
  const file = join(dataDir, 'postgres', 'password')
  await rm(file)
  await expect(start()).rejects.toThrow(
    `Databasens adgangskode mangler: læg filen ${file} tilbage fra en sikkerhedskopi.`,
  )
})

// Only root runs PostgreSQL as somebody else, so only root can be in this situation.
if (isRoot) {
  describe('root, in a folder that only root may enter', () => {
    const pointer = () => join(dataDir, 'her-ligger-databasen.txt')
    const whereabouts = async () => (await readFile(pointer(), 'utf8')).split('\n')[1] ?? ''

    beforeEach(async () => {
      await chmod(join(dataDir, '..'), 0o700)
    })

    test('puts the data elsewhere, says where, and finds them again', async () => {
      const first = await start()
      await askDatabase(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
      await first.stop()
      const folder = await whereabouts()
      expect(folder).toMatch(/^\/var\/lib\/faellesskabsstafet\/[0-9a-f]{16}$/)
      expect(await readdir(dataDir)).toEqual(['her-ligger-databasen.txt'])
      expect((await stat(join(dataDir, '..'))).mode & 0o777).toBe(0o700)
      const second = await start()
      expect(await askDatabase(second.url, 'TABLE kept')).toEqual([{ answer: 7 }])
      await second.stop()
      await rm(folder, { recursive: true })
    })

    test('begins with an empty database when the data folder was deleted, and sets the old one aside', async () => {
      const first = await start()
      await askDatabase(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer')
      await first.stop()
      await rm(dataDir, { recursive: true })
      const progress: string[] = []
      const second = await start((line) => progress.push(line))
      const folder = await whereabouts()
      const aside = progress[0]?.replace('En tidligere database ligger nu i ', '') ?? ''
      expect(aside.startsWith(`${folder}-`)).toBe(true)
      expect(await askDatabase(second.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }])
      await second.stop()
      await rm(folder, { recursive: true })
      await rm(aside, { recursive: true })
    })
  })
}
