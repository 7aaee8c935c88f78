import { DataSource } from 'typeorm'
import { allMigrations } from '../../migrations/all-migrations.ts'

/** Any number, the same on every node: only one of them migrates at a time. */
const MIGRATION_LOCK = 20_190_601

/** Brings the database at `url` up to this version of the code. Harmless when it already is. */
export async function migrate(url: string): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url, migrations: allMigrations }).initialize()
  const runner = source.createQueryRunner()
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    try {
      await source.runMigrations({ transaction: 'each' })
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK])
    }
  } finally {
    await runner.release()
    await source.destroy()
  }
}
