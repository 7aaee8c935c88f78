import { Worker } from 'node:worker_threads'
import type { AreaImportPhase } from '@stafet/domain/contract/area.ts'
import { errorCode } from '../../platform/error-code.ts'
import { MOST_NODES } from './collect-elements.ts'
import type { ImportJob } from './import-area.ts'
import type { ImportEnd } from './import-ledger.ts'

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly phase: AreaImportPhase; readonly share: number }
  | { readonly kind: 'end'; readonly end: ImportEnd }

/** For objects alone; coordinates and tiles lie outside of it. Beyond it the thread ends, and not the server. */
const MOST_HEAP_MB = 1536

// Run from source or compiled: the worker lies beside this file, with the same ending.
const workerFile = new URL(
  `./import-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
)

/**
 * Imports on a thread of its own. Aborting `signal` ends the thread at once, and nothing of the area stays.
 * @returns how it ended; null when it was aborted
 * @throws whatever nobody foresaw
 */
export async function importInWorker(
  job: ImportJob,
  {
    signal,
    onProgress,
  }: {
    signal: AbortSignal
    onProgress: (phase: AreaImportPhase, share: number) => void
  },
): Promise<ImportEnd | null> {
  if (signal.aborted) return null
  const worker = new Worker(workerFile, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  })
  const stop = (): void => void worker.terminate()
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise<ImportEnd | null>((resolve, reject) => {
      let end: ImportEnd | null = null
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress(message.phase, message.share)
        else end = message.end
      })
      worker.once('error', (error: unknown) => {
        if (errorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY')
          resolve({ state: 'failed', fault: { kind: 'too-big', mostNodes: MOST_NODES } })
        else reject(error instanceof Error ? error : new Error(String(error)))
      })
      worker.once('exit', (code) => {
        if (end) resolve(end)
        else if (signal.aborted) resolve(null)
        else reject(new Error(`the import's thread ended with code ${code} and without a word`))
      })
    })
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
