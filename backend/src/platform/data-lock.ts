import { chown, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartFailure } from './start-failure.ts'

const SQLITE_BUSY = 5

/** Another live server holds the data folder. */
export class DataInUse extends StartFailure {}

/**
 * Makes this process the only server on `folder` until `release()` or until the process ends.
 *
 * The lock is an SQLite transaction that is never committed: the operating system holds it and lets go of it
 * the moment the process is gone, `kill -9` included. So it can never be stale, and there is nothing to
 * judge by process numbers or ages. (Node has no lock of its own on files.) The lock file itself must stay:
 * deleting it would let two processes lock two different files of the same name.
 *
 * @param owner whom the folder belongs to, when that is not ourselves, so that it can also be started as them.
 * @throws DataInUse when another live process holds the folder.
 */
export async function lockDataFolder(
  folder: string,
  owner?: { uid: number; gid: number },
): Promise<{ release(): void }> {
  const holderFile = join(folder, 'server.pid')
  const lockFile = join(folder, 'lock.sqlite')
  const lock = new DatabaseSync(lockFile, { timeout: 0 })
  try {
    lock.exec('PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!(typeof error === 'object' && error && 'errcode' in error && error.errcode === SQLITE_BUSY))
      throw error
    const holder = await readFile(holderFile, 'utf8').catch(() => '')
    throw new DataInUse(
      `En anden server kører allerede på de samme data i ${folder}${holder && ` (proces ${holder.trim()})`}: ` +
        'stop den først, eller vælg en anden mappe med DATA_DIR.',
    )
  }
  await writeFile(holderFile, `${process.pid}\n`)
  if (owner) for (const file of [lockFile, holderFile]) await chown(file, owner.uid, owner.gid)
  return { release: () => lock.close() }
}
