import { access, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDataFolder } from '../src/platform/data-lock.ts'
import { stopOrphan } from '../src/platform/postgres-orphan.ts'

export const RUN_FOLDER_PREFIX = 'stafet-test-'

/** Stops and removes what test runs that were killed left in the temporary folder; leaves live runs alone. */
export async function removeLeftovers(): Promise<void> {
  const temporary = tmpdir()
  for (const name of await readdir(temporary)) {
    if (name.startsWith(RUN_FOLDER_PREFIX)) await removeIfDead(join(temporary, name)).catch(() => undefined)
  }
}

async function removeIfDead(run: string): Promise<void> {
  const folder = join(run, 'postgres')
  // Written once the lock is held, so a run that is only just starting is not taken for a dead one.
  await access(join(folder, 'server.pid'))
  const lock = await lockDataFolder(folder)
  await stopOrphan(join(folder, 'cluster'), () => undefined)
  lock.release()
  await rm(run, { recursive: true, force: true })
}
