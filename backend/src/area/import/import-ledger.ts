import { randomUUID } from 'node:crypto'
import type { AreaImportPhase } from '@stafet/domain/contract/area.ts'
import pg from 'pg'
import { errorCode } from '../../platform/error-code.ts'
import { ImportFailure, type ImportFault } from './import-fault.ts'

const BEAT_MS = 400
/** An import whose process has been silent for this long is taken to have died with it. */
const SILENT_S = 20
/** PostgreSQL's code for a row that would be the second of its kind. */
const UNIQUE_VIOLATION = '23505'
/** Of the system and of PostgreSQL. */
const DISK_FULL: unknown[] = ['ENOSPC', 'EDQUOT', '53100']

export type ImportEnd =
  | { readonly state: 'done' }
  /** Somebody wanted it stopped. */
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly fault: ImportFault }

/** Another import is under way. */
export class ImportUnderWay extends Error {}

/** Ends what has died without saying so. Its parameters are in `silentImports`. */
export const endSilentImports = `
  UPDATE area_import SET state = 'failed', failure = $1
  WHERE state = 'running' AND alive_at < now() - make_interval(secs => $2)`
export const silentImports: unknown[] = [
  JSON.stringify({ kind: 'interrupted' } satisfies ImportFault),
  SILENT_S,
]

/**
 * The row that tells of one import, written by the process that imports: from there any node can show how far it is,
 * and ask for it to be stopped. While it is open, no other import can begin.
 */
export class ImportLedger {
  readonly id = randomUUID()
  /** Why it is to be stopped; null when it is not. */
  stoppedWith: ImportEnd | null = null
  private readonly pool: pg.Pool
  private readonly stopping = new AbortController()
  private readonly beat: NodeJS.Timeout
  private latest: { phase: AreaImportPhase; share: number }
  private writing: Promise<void> = Promise.resolve()

  private constructor(pool: pg.Pool, phase: AreaImportPhase) {
    this.pool = pool
    this.latest = { phase, share: 0 }
    this.beat = setInterval(() => {
      this.writing = this.writing.then(() => this.write())
    }, BEAT_MS)
  }

  /** @throws ImportUnderWay when another import is. */
  static async begin(databaseUrl: string, name: string, phase: AreaImportPhase): Promise<ImportLedger> {
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: 5000 })
    // A connection that dies while it waits; the next beat gets a fresh one.
    pool.on('error', () => undefined)
    let ledger: ImportLedger | null = null
    try {
      await pool.query(endSilentImports, silentImports)
      ledger = new ImportLedger(pool, phase)
      await pool.query(
        `INSERT INTO area_import (id, name, state, phase, share, started_at, alive_at)
         VALUES ($1, $2, 'running', $3, 0, now(), now())`,
        [ledger.id, name, phase],
      )
      return ledger
    } catch (error) {
      if (ledger) clearInterval(ledger.beat)
      await pool.end()
      const taken = error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION
      throw taken ? new ImportUnderWay() : error
    }
  }

  /** Aborted when the import is to be stopped. */
  get signal(): AbortSignal {
    return this.stopping.signal
  }

  /** Told to the others with the next beat. */
  report(phase: AreaImportPhase, share: number): void {
    this.latest = { phase, share }
  }

  stop(end: ImportEnd): void {
    this.stoppedWith ??= end
    this.stopping.abort()
  }

  /**
   * Writes down how it ended, and closes the ledger.
   * @returns what stands there: an area that was stored in the last moment is stored.
   */
  async end(end: ImportEnd): Promise<ImportEnd> {
    clearInterval(this.beat)
    await this.writing
    try {
      const fault = end.state === 'failed' ? JSON.stringify(end.fault) : null
      const { phase, share } = this.latest
      const { rowCount } = await this.pool.query(
        `UPDATE area_import SET state = $2, failure = $3, phase = $4, share = $5
         WHERE id = $1 AND state = 'running'`,
        [this.id, end.state, fault, phase, share],
      )
      if (rowCount === 1) return end
      const { rows } = await this.pool.query<{ state: string }>(
        'SELECT state FROM area_import WHERE id = $1',
        [this.id],
      )
      return rows[0]?.state === 'done' ? { state: 'done' } : end
    } finally {
      await this.pool.end()
    }
  }

  /** Also hears whether somebody, perhaps through another node, wants it stopped. */
  private async write(): Promise<void> {
    const { phase, share } = this.latest
    try {
      const { rows } = await this.pool.query<{ stop_wanted: boolean }>(
        `UPDATE area_import SET phase = $2, share = $3, alive_at = now()
         WHERE id = $1 AND state = 'running' RETURNING stop_wanted`,
        [this.id, phase, share],
      )
      if (!rows[0]) this.stop({ state: 'failed', fault: { kind: 'interrupted' } })
      else if (rows[0].stop_wanted) this.stop({ state: 'stopped' })
    } catch {
      // The database is away for the moment; when it does not come back, storing says so.
    }
  }
}

/** What people are told of an error that ended an import. */
export function faultOf(error: unknown): ImportFault {
  if (error instanceof ImportFailure) return error.fault
  return { kind: DISK_FULL.includes(errorCode(error)) ? 'disk-full' : 'unexpected' }
}
