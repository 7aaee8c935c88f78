import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from './config.ts'
import { DataInUse } from './data-lock.ts'
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

/** A server that is just starting or stopping is waited for. */
const WAIT_MS = 30_000

/**
 * The product's database for a command: the one that is configured, the one that a running server has started, or
 * else the embedded one, started here and stopped by `release()`.
 * @throws StartFailure as `startEmbeddedPostgres`
 */
export async function reachDatabase(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  tell: (line: string) => void,
): Promise<{ url: string; release(): Promise<void> }> {
  if (databaseUrl !== undefined) return { url: databaseUrl, release: async () => undefined }
  const deadline = Date.now() + WAIT_MS
  for (;;) {
    try {
      const postgres = await startEmbeddedPostgres({ dataDir, onProgress: tell })
      return { url: postgres.url, release: () => postgres.stop() }
    } catch (error) {
      if (!(error instanceof DataInUse)) throw error
      const url = await findRunningPostgres(dataDir)
      if (url !== null && (await answers(url))) return { url, release: async () => undefined }
      if (Date.now() > deadline) throw error
      await sleep(250)
    }
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
