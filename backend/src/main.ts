import { fileURLToPath } from 'node:url'
import { explainStartFailure } from './platform/explain-start-failure.ts'
import { tellProgress } from './platform/start-progress.ts'
import { startServer, type RunningServer } from './start-server.ts'

/** The process itself: starts the server, says where it is, and stops it in good order. */

const pages = fileURLToPath(new URL('../../../frontend/dist', import.meta.url))
let stopping = false
const server = startServer(process.env, pages, tellProgress)

const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  tellProgress('Stopper …')
  const running: RunningServer | null = await server.catch(() => null)
  await running?.stop()
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
process.on('SIGHUP', () => void stop())

try {
  const { lines } = await server
  for (const line of lines) process.stdout.write(`${line}\n`)
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`)
  process.exit(1)
}
