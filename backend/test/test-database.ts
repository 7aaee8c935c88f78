import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '../src/platform/migrate.ts'

const TEMPLATE = 'migrated'
const TEMPLATE_LOCK = 1

/**
 * A fresh database with the real migrations, for one test file. Copying the migrated template takes some
 * 30 ms, so files share nothing and may run side by side.
 */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(async (server) => {
    await makeTemplateOnce(server)
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  })
  return {
    url: urlOf(name),
    drop: () => onServer(async (server) => void (await server.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  }
}

/** Migrates into another name first: a template that exists is whole, also when a worker died making it. */
async function makeTemplateOnce(server: pg.Client): Promise<void> {
  await server.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK])
  const { rowCount } = await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE])
  if (rowCount === 0) {
    await server.query('DROP DATABASE IF EXISTS unfinished WITH (FORCE)')
    await server.query('CREATE DATABASE unfinished')
    await migrate(urlOf('unfinished'))
    // Nobody can connect to it from here on, not even autovacuum: copying needs it to be at rest.
    await server.query('ALTER DATABASE unfinished WITH ALLOW_CONNECTIONS false')
    await server.query(`ALTER DATABASE unfinished RENAME TO ${TEMPLATE}`)
  }
  await server.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK])
}

async function onServer(work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: urlOf('postgres') })
  await server.connect()
  try {
    await work(server)
  } finally {
    await server.end()
  }
}

function urlOf(database: string): string {
  const server = process.env.TEST_DATABASE_URL
  if (!server) throw new Error('TEST_DATABASE_URL is set by test/global-setup.ts: run the tests with Jest')
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
