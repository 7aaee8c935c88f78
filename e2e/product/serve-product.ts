import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeLeftovers, RUN_FOLDER_PREFIX } from '../../backend/test/leftover-runs.ts'
import { build } from '../../scripts/build.ts'
import type { ProductMessage } from './start-product.ts'

// The product in a process of its own, with its data in a temporary folder. It ends when whoever started it
// asks, and also when that one is simply gone: nothing is left behind by a run that is killed.

/** What the built server offers (backend/src/start-server.ts). */
interface BuiltServer {
  startServer(
    env: Record<string, string | undefined>,
    pageFolder: string,
    tell: (line: string) => void,
  ): Promise<{ lines: string[]; stop(): Promise<void> }>
}

const root = new URL('../../', import.meta.url)

let end: () => void
const ended = new Promise<void>((resolve) => (end = resolve))
process.on('disconnect', () => end())
// Ctrl-C reaches the whole group: we wait until the one who started us is done with us.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => end())

const say = (message: ProductMessage): void => {
  if (process.connected) process.send?.(message)
}

const folder = await makeDataFolder()
try {
  await build((line) => say({ kind: 'told', line }))
  // Pages of its own: somebody who builds in the meantime must not change them under the journeys.
  const pages = join(folder, 'pages')
  await cp(fileURLToPath(new URL('frontend/dist', root)), pages, { recursive: true })
  const { startServer }: BuiltServer = await import(new URL('backend/dist/src/start-server.js', root).href)
  const env = {
    ...process.env,
    DATA_DIR: folder,
    DEMO: 'on',
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: '',
    TILE_URL: '',
    LOG_LEVEL: 'silent',
  }
  const server = await startServer(env, pages, (line) => say({ kind: 'told', line }))
  say({ kind: 'ready', lines: server.lines })
  await ended
  await server.stop()
} catch (error) {
  say({ kind: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) })
} finally {
  await rm(folder, { recursive: true, force: true })
  process.exit()
}

async function makeDataFolder(): Promise<string> {
  await removeLeftovers()
  const made = await mkdtemp(join(tmpdir(), RUN_FOLDER_PREFIX))
  // As root, PostgreSQL runs as another user, who has to get in.
  await chmod(made, 0o711)
  return made
}
