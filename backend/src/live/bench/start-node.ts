import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

export const organiser = { email: 'bench@eksempel.invalid', password: 'en lang sætning' }

export interface RunningNode {
  url: string
  port: number
  process: ChildProcess
  /** Resident memory in bytes. */
  rss(): number
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** A server of the product in a process of its own, built before (`node scripts/build.ts`). */
export async function startNode(env: Record<string, string>, dataDir: string): Promise<RunningNode> {
  const port = Number(env.PORT ?? (await freePort()))
  const program = fileURLToPath(new URL('../../../dist/src/main.js', import.meta.url))
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH,
      DEMO: 'off',
      TILE_URL: '',
      LOG_LEVEL: 'error',
      ORGANISER_EMAIL: organiser.email,
      ORGANISER_PASSWORD: organiser.password,
      DATA_DIR: dataDir,
      ...env,
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  await new Promise<void>((resolve, reject) => {
    let printed = ''
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString()
      if (printed.includes('Stafetten kører')) resolve()
    })
    child.once('exit', () => reject(new Error(`the server did not come up:\n${printed}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    process: child,
    rss: () => {
      const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8')
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
