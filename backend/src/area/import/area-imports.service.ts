import { readdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import { InjectDataSource } from '@nestjs/typeorm'
import type { AreaImport, Bounds } from '@stafet/domain/contract/area.ts'
import type { ErrorCode } from '@stafet/domain/contract/errors.ts'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../../platform/config.ts'
import { DATABASE_URL } from '../../platform/database.module.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { AreaImportEntity } from '../area.entity.ts'
import { faultWords } from './fault-words.ts'
import { ImportFailure, importFault, type ImportFault } from './import-fault.ts'
import {
  endSilentImports,
  faultOf,
  ImportLedger,
  ImportUnderWay,
  silentImports,
  type ImportEnd,
} from './import-ledger.ts'
import { parseBox } from './parse-box.ts'
import { receiveUpload } from './receive-upload.ts'
import { runImport } from './run-import.ts'

/** The part of the whole that an upload takes. */
const RECEIVING = 0.3

const refusalCodes: Partial<Record<ImportFault['kind'], ErrorCode>> = {
  'bad-box': 'invalid',
  'too-large-upload': 'too-large',
  'disk-full': 'unavailable',
}

/** Imports of extracts that organisers upload: one at a time among all nodes, in a worker thread of this one. */
@Injectable()
export class AreaImports implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(AreaImports.name)
  private readonly folder: string
  private current: { ledger: ImportLedger; ended: Promise<unknown> } | null = null

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    @Inject(DATABASE_URL) private readonly url: string,
    @Inject(CONFIG) config: Config,
  ) {
    this.folder = join(config.dataDir, 'uploads')
  }

  /** The newest import, whatever became of it. */
  async newest(language: Language): Promise<AreaImport | null> {
    const [, silent] = await this.database.query<[unknown, number]>(endSilentImports, silentImports)
    // A server that is back within seconds still took them for running when it swept.
    if (silent > 0) await this.sweep().catch((error: unknown) => this.logger.warn(error))
    const [row] = await this.database.manager.find(AreaImportEntity, {
      order: { startedAt: 'DESC' },
      take: 1,
    })
    return row ? toImport(row, language) : null
  }

  /**
   * Receives a file and begins to import it: resolves when it has arrived and been found to be an extract.
   * Refuses when it is none, when the box is none and while another import is under way.
   */
  async receive(
    request: IncomingMessage,
    { name, bbox }: { name: string; bbox?: string },
    language: Language,
  ): Promise<AreaImport> {
    const bounds = bbox === undefined ? null : boxOf(bbox, language)
    const ledger = await this.begin(name)
    const file = join(this.folder, uploadName(ledger.id))
    const arrival = receiveUpload(request, file, {
      signal: ledger.signal,
      onProgress: (share) => ledger.report('receiving', RECEIVING * share),
    })
    const ended = arrival
      .then(
        () => this.run(ledger, { name, file, bounds }),
        (error: unknown) => ledger.end(ledger.stoppedWith ?? { state: 'failed', fault: faultOf(error) }),
      )
      .catch((error: unknown) => this.logger.error(error))
      .finally(async () => {
        if (this.current?.ledger === ledger) this.current = null
        await rm(file, { force: true })
      })
    this.current = { ledger, ended }
    try {
      await arrival
    } catch (error) {
      await ended
      const refusal = error instanceof ImportFailure ? refusalOf(error.fault, language) : error
      if (!ledger.stoppedWith) throw refusal
    }
    const row = await this.database.manager.findOneByOrFail(AreaImportEntity, { id: ledger.id })
    return toImport(row, language)
  }

  /** Stops the import that is under way, on whichever node; harmless when none is. */
  async stop(language: Language): Promise<AreaImport> {
    await this.database.manager.update(AreaImportEntity, { state: 'running' }, { stopWanted: true })
    this.current?.ledger.stop({ state: 'stopped' })
    await this.current?.ended
    const newest = await this.newest(language)
    if (!newest) throw new Refusal('not-found')
    return newest
  }

  /** Resolves when the import that this node has under way is over. */
  async ended(): Promise<void> {
    await this.current?.ended
  }

  async onModuleInit(): Promise<void> {
    await this.sweep()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.current?.ledger.stop({ state: 'failed', fault: { kind: 'interrupted' } })
    await this.current?.ended
  }

  private async begin(name: string): Promise<ImportLedger> {
    try {
      const ledger = await ImportLedger.begin(this.url, name, 'receiving')
      await this.sweep().catch((error: unknown) => this.logger.warn(error))
      return ledger
    } catch (error) {
      throw error instanceof ImportUnderWay ? new Refusal('already-running') : error
    }
  }

  /** Takes away the uploads of imports that are over: a server that is killed leaves its own behind. */
  private async sweep(): Promise<void> {
    const left = await readdir(this.folder).catch(() => [])
    if (left.length === 0) return
    const running = await this.database.manager.findBy(AreaImportEntity, { state: 'running' })
    const used = new Set(running.map(({ id }) => uploadName(id)))
    for (const name of left) if (!used.has(name)) await rm(join(this.folder, name), { force: true })
  }

  private run(
    ledger: ImportLedger,
    job: { name: string; file: string; bounds: Bounds | null },
  ): Promise<ImportEnd> {
    return runImport(
      ledger,
      { ...job, databaseUrl: this.url },
      {
        onProgress: (phase, share) => ledger.report(phase, RECEIVING + (1 - RECEIVING) * share),
        log: (error) => this.logger.error(error),
      },
    )
  }
}

const uploadName = (importId: string): string => `${importId}.osm.pbf`

function boxOf(said: string, language: Language): Bounds {
  try {
    return parseBox(said)
  } catch (error) {
    throw error instanceof ImportFailure ? refusalOf(error.fault, language) : error
  }
}

const refusalOf = (fault: ImportFault, language: Language): Refusal =>
  new Refusal(refusalCodes[fault.kind] ?? 'unreadable-file', null, faultWords(fault, language))

function toImport(row: AreaImportEntity, language: Language): AreaImport {
  const { id, name, state, phase, share } = row
  const failure = row.failure === null ? null : faultWords(readFault(row.failure), language)
  return { id, name, state, phase, share, startedAt: row.startedAt.toISOString(), failure }
}

/** A later version of the product may know faults that this one does not. */
function readFault(written: string): ImportFault {
  const read = importFault.safeParse(JSON.parse(written))
  return read.success ? read.data : { kind: 'unexpected' }
}
