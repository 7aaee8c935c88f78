import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

export interface Outcome {
  /** 0 when it went well; null when a signal ended it. */
  code: number | null
  /** Everything it said, unless it was streamed. */
  output: string
}

interface Manner {
  /** Folder to run in, relative to the clone's. */
  folder?: string
  env?: NodeJS.ProcessEnv
  /** `stream` shows its words as they come; otherwise they are kept. */
  words?: 'stream' | 'keep'
}

/**
 * Runs a Node program (path relative to the clone's folder) on the Node that runs us, not on one from the path, and
 * with the same flags.
 */
export function runNode(program: string, args: string[], manner: Manner = {}): Promise<Outcome> {
  const { folder = '.', env = process.env, words = 'keep' } = manner
  const child = spawn(process.execPath, [...process.execArgv, join(root, program), ...args], {
    cwd: join(root, folder),
    env,
    stdio: words === 'stream' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
