import type { AreaImportPhase } from '@stafet/domain/contract/area.ts'
import type { ImportJob } from './import-area.ts'
import { importInWorker } from './import-in-worker.ts'
import { faultOf, type ImportEnd, type ImportLedger } from './import-ledger.ts'

/**
 * Imports a file that is there, and writes into the ledger how far it is and how it ended. Never rejects for the
 * import's own sake: what nobody foresaw goes to `log`.
 */
export async function runImport(
  ledger: ImportLedger,
  given: Omit<ImportJob, 'importId'>,
  hear: {
    onProgress: (phase: AreaImportPhase, share: number) => void
    log: (error: unknown) => void
  },
): Promise<ImportEnd> {
  let end: ImportEnd
  try {
    const job = { ...given, importId: ledger.id }
    const { signal } = ledger
    const worked = await importInWorker(job, { signal, onProgress: hear.onProgress })
    end = worked ?? ledger.stoppedWith ?? { state: 'stopped' }
  } catch (error) {
    hear.log(error)
    end = { state: 'failed', fault: faultOf(error) }
  }
  return ledger.end(end)
}
