import { join } from 'node:path'
import { tellProgress } from '../backend/src/platform/start-progress.ts'
import { build } from './build.ts'
import { root } from './run-node.ts'

// Builds what changed and then becomes the server: one process, so that Ctrl-C and `kill -9` have only one thing
// to hit, and nothing can be left half alive.

try {
  await build(tellProgress)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
stopWhenOrphaned()
await import(join(root, 'backend/dist/src/main.js'))

/**
 * npm stands between the terminal and the server. Were it killed, the server would stay behind unseen and hold
 * the port; so it stops, in an orderly way, when npm is gone. (Started without npm, it outlives its parent. The
 * `exec` in package.json makes npm the parent: without it a shell stands between.)
 */
function stopWhenOrphaned(): void {
  if (process.env.npm_lifecycle_event !== 'start') return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}
