import { parentPort, workerData } from 'node:worker_threads'
import type { AreaImportPhase } from '@stafet/domain/contract/area.ts'
import { importArea, type ImportJob } from './import-area.ts'
import type { WorkerMessage } from './import-in-worker.ts'
import { faultOf } from './import-ledger.ts'

/** The thread that an import lives on. Stopping means ending the thread: the database then forgets what it wrote. */
const STEP = 0.002
const send = (message: WorkerMessage): void => parentPort?.postMessage(message)

let told: { phase: AreaImportPhase; share: number } | null = null
try {
  await importArea(workerData as ImportJob, (phase, share) => {
    if (told?.phase === phase && share - told.share < STEP) return
    told = { phase, share }
    send({ kind: 'progress', phase, share })
  })
  send({ kind: 'end', end: { state: 'done' } })
} catch (error) {
  const fault = faultOf(error)
  // What nobody foresaw is thrown, so that it stands in the log of whoever started the thread.
  if (fault.kind === 'unexpected') throw error
  send({ kind: 'end', end: { state: 'failed', fault } })
}
