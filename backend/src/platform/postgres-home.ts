import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findPrograms, programsFor, type PostgresPrograms, type SystemUser } from './postgres-programs.ts'
import { StartFailure } from './start-failure.ts'

const run = promisify(execFile)

const STATE_FOLDER = '/var/lib/faellesskabsstafet'
const POINTER_FILE = 'her-ligger-databasen.txt'

/** Where the embedded PostgreSQL has its programs and its data, and as whom it runs. */
export interface PostgresHome {
  programs: PostgresPrograms
  /** Holds the cluster, its password, its log and our lock; belongs to `runAs` and nobody else can read it. */
  folder: string
  /** Undefined: as ourselves. PostgreSQL refuses to run as root, so root lends it another user's numbers. */
  runAs: SystemUser | undefined
}

/**
 * Finds or makes the home of the embedded PostgreSQL for `dataDir`.
 *
 * For an ordinary user that is `dataDir/postgres` and the programs where npm put them. For root the server
 * runs as the data's owner or as `postgres`; where that user cannot enter (a clone in root's own home), the
 * programs are copied once to /var/cache and the data goes to /var/lib, and a text file in `dataDir` says
 * where. No mode of a folder that isn't ours is ever changed.
 */
export async function preparePostgresHome(
  dataDir: string,
  onProgress: (line: string) => void,
): Promise<PostgresHome> {
  await mkdir(dataDir, { recursive: true })
  const ownFolder = join(await realpath(dataDir), 'postgres')
  const programs = await findPrograms()

  if (process.getuid?.() !== 0) {
    await mkdir(ownFolder, { recursive: true, mode: 0o700 })
    return { programs, folder: ownFolder, runAs: undefined }
  }

  const runAs = await unprivilegedUser(ownFolder, onProgress)
  const folder = canEnter(runAs, dirname(ownFolder))
    ? ownFolder
    : await folderElsewhere(dirname(ownFolder), onProgress)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chown(folder, runAs.uid, runAs.gid)
  return { programs: await programsFor(runAs, programs, onProgress), folder, runAs }
}

async function unprivilegedUser(ownFolder: string, onProgress: (line: string) => void): Promise<SystemUser> {
  const owner = await stat(ownFolder).catch(() => undefined)
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const existing = await findUser('postgres')
  if (existing) return existing
  onProgress('Opretter systembrugeren postgres, fordi PostgreSQL ikke må køre som root')
  const useradd = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']
  await run('useradd', useradd).catch(() => undefined)
  const created = await findUser('postgres')
  if (created) return created
  throw new StartFailure(
    'PostgreSQL må ikke køre som root, og brugeren postgres kunne ikke oprettes: start som en almindelig bruger, ' +
      'eller angiv en database med DATABASE_URL.',
  )
}

async function findUser(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

/** Asks the system rather than computing from modes, so that access lists and mounts count too. */
function canEnter(user: SystemUser, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, stdio: 'ignore' }).status === 0
}

/**
 * The data folder under /var/lib of a `dataDir` that the unprivileged user cannot enter.
 * The pointer in `dataDir` decides: it follows a clone that is moved, and deleting `.data` starts anew, as it
 * does elsewhere (what lay there is set aside, not deleted).
 */
async function folderElsewhere(dataDir: string, onProgress: (line: string) => void): Promise<string> {
  const pointer = join(dataDir, POINTER_FILE)
  const pointed = (await readFile(pointer, 'utf8').catch(() => ''))
    .split('\n')
    .find((line) => line.startsWith('/'))
  if (pointed !== undefined) return pointed

  const folder = join(STATE_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  const setAside = `${folder}-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
  const hadData = await rename(folder, setAside).then(
    () => true,
    () => false,
  )
  if (hadData) onProgress(`En tidligere database ligger nu i ${setAside}`)
  await mkdir(STATE_FOLDER, { recursive: true })
  await writeFile(
    pointer,
    `Databasen hører til denne mappe, men ligger i:\n${folder}\n\n` +
      'PostgreSQL må ikke køre som root, og den bruger, som den kører som, kan ikke komme ind i denne mappe.\n' +
      'Slettes denne fil, begynder næste start med en ny, tom database.\n',
  )
  onProgress(`Databasen lægges i ${folder}`)
  return folder
}
