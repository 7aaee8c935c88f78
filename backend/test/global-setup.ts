import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { removeLeftovers, RUN_FOLDER_PREFIX } from './leftover-runs.ts'
import { rememberRun } from './current-run.ts'

/** One PostgreSQL for the whole run; the workers find it through the environment, which they inherit. */
export default async function setup(): Promise<void> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), RUN_FOLDER_PREFIX))
  // As root, PostgreSQL runs as another user, who has to get in; what is inside is closed to everybody else.
  await chmod(folder, 0o711)
  const postgres = await startEmbeddedPostgres({ dataDir: folder, durable: false })
  process.env.TEST_DATABASE_URL = postgres.url
  rememberRun({ folder, postgres })
}
