import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { errorCode } from './error-code.ts'
import type { PostgresHome } from './postgres-home.ts'
import { stopPostgres } from './postgres-orphan.ts'
import { StartFailure } from './start-failure.ts'

export const SUPERUSER = 'stafet'
export const DATABASE = 'stafet'
/** Somebody else may take the free port between our look and PostgreSQL's start; a few more looks cost nothing. */
const PORT_TRIES = 5
/** After a crash PostgreSQL first repairs its data, and says nothing meanwhile. */
const READY_WITHIN_MS = 300_000
/** Not listening, closing the connection, or repairing its data. */
const NOT_YET: unknown[] = ['ECONNREFUSED', 'ECONNRESET', '57P03']

/**
 * Starts PostgreSQL on `cluster`, on a free port or the one that it had before, and waits until it answers and has
 * our database.
 *
 * @throws StartFailure with PostgreSQL's own reason.
 */
export async function startServer(
  home: PostgresHome,
  cluster: string,
  durable: boolean,
  password: string,
  knownPort?: number,
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
    const port = knownPort ?? (await freePort())
    await rename(logFile, `${logFile}.1`).catch(() => undefined)
    const log = await open(logFile, 'a', 0o600)
    // Its own session, so that Ctrl-C reaches only the server, which stops PostgreSQL when it has closed its
    // connections; and a file for its words, because a pipe would be gone with a killed server.
    const server = spawn(
      home.programs.postgres,
      ['-D', cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...home.runAs, env: programEnvironment(), stdio: ['ignore', log.fd, log.fd], detached: true },
    )
    // At once, not after the file is closed: one that cannot run ends within moments, and its end is told only once.
    const [outcome] = await Promise.all([untilReady(server, port, password), log.close()])
    if (outcome === 'ready') return { server, port }
    const words = await readFile(logFile, 'utf8')
    // The children of a PostgreSQL that was itself killed end within moments.
    const mayPass = /Address already in use|shared memory block .* is still in use/.test(words)
    if (tries === PORT_TRIES || !mayPass) throw postgresFailure('Databasen kunne ikke starte', words)
    await sleep(1000)
  }
}

async function untilReady(server: ChildProcess, port: number, password: string): Promise<'ready' | 'ended'> {
  let hasEnded = false
  server.once('exit', () => (hasEnded = true))
  server.once('error', () => (hasEnded = true))
  const deadline = Date.now() + READY_WITHIN_MS
  while (!hasEnded) {
    try {
      await makeDatabase(port, password)
      return 'ready'
    } catch (error) {
      if (NOT_YET.includes(errorCode(error)) && Date.now() < deadline) await sleep(25)
      else {
        if (server.pid !== undefined) await stopPostgres(server.pid, () => hasEnded)
        throw error
      }
    }
  }
  return 'ended'
}

async function makeDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres' })
  // A lost connection also fails the call that waits for it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end().catch(() => undefined)
  }
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
export function programEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C' }
}

/** What PostgreSQL said, as one sentence. */
export function postgresFailure(what: string, output: string): StartFailure {
  if (output.includes('No space left on device')) return new StartFailure(`${what}: disken er fuld.`)
  const telling = output.split('\n').filter((line) => /(FATAL|PANIC|ERROR|error):/.test(line))
  return new StartFailure(
    `${what}: ${telling.at(-1)?.trim() ?? output.trim().split('\n').at(-1) ?? 'ukendt årsag'}`,
  )
}
