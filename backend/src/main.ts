import { fileURLToPath } from 'node:url'
import { explainStartFailure } from './platform/explain-start-failure.ts'
import { tellProgress } from './platform/start-progress.ts'
import { startServer, type RunningServer } from './start-server.ts'

/** The process itself: starts the server, says where it is, and stops it in good order. */

const pages = fileURLToPath(new URL('../../../frontend/dist', import.meta.url))
/** Ctrl-C comes twice at once when npm stands between: from the terminal, and passed on by npm. */
const ECHO_MS = 1000
let stoppingSince: number | null = null
const server = startServer(process.env, pages, tellProgress)

const stopOnSignal = async (): Promise<void> => {
  if (stoppingSince !== null) {
    // Whoever presses again does not want to wait.
    if (performance.now() - stoppingSince > ECHO_MS) process.exit(1)
    return
  }
  stoppingSince = performance.now()
  tellProgress('Stopper …')
  const running: RunningServer | null = await server.catch(() => null)
  await running?.stop()
  process.exit(0)
}
process.on('SIGINT', () => void stopOnSignal())
process.on('SIGTERM', () => void stopOnSignal())
process.on('SIGHUP', () => void stopOnSignal())

try {
  const { lines } = await server
  for (const line of lines) process.stdout.write(`${line}\n`)
} catch (error) {
  process.stderr.write(`${explainStartFailure(error)}\n`)
  process.exit(1)
}
