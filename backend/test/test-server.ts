import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NestExpressApplication } from '@nestjs/platform-express'
import supertest from 'supertest'
import { Sessions } from '../src/access/index.ts'
import { createApp } from '../src/create-app.ts'
import { readConfig } from '../src/platform/config.ts'
import { createTestDatabase } from './test-database.ts'

export const organiser = {
  email: 'arrangør@eksempel.invalid',
  name: 'Anna Arrangør',
  password: 'en lang sætning',
}

export interface TestServer {
  app: NestExpressApplication
  databaseUrl: string
  /** `http://127.0.0.1:<port>` */
  url: string
  /** Calls without any log-in. */
  anybody: ReturnType<typeof supertest.agent>
  /** Calls as a logged-in organiser. */
  asOrganiser: ReturnType<typeof supertest.agent>
  /** Another server on the same database: a second node. */
  secondNode(): Promise<{ app: NestExpressApplication; url: string; close(): Promise<void> }>
  close(): Promise<void>
}

/**
 * The whole server on a database of its own, listening on a free port, with one organiser logged in. `through` may
 * put something between the server and its database.
 */
export async function startTestServer(
  env: Record<string, string> = {},
  through = (databaseUrl: string): Promise<string> => Promise.resolve(databaseUrl),
): Promise<TestServer> {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'stafet-data-'))
  const config = readConfig({ LOG_LEVEL: 'silent', TILE_URL: '', ...env, DATA_DIR: dataDir, PORT: '0' })
  const databaseUrl = await through(database.url)
  const start = async (): Promise<{ app: NestExpressApplication; url: string }> => {
    const app = await createApp(config, databaseUrl, join(dataDir, 'pages'))
    await app.listen(0, '127.0.0.1')
    const server: Server = app.getHttpServer()
    const address = server.address()
    if (!isAddressInfo(address)) throw new Error('the test server does not listen on a port')
    return { app, url: `http://127.0.0.1:${address.port}` }
  }

  const first = await start()
  await first.app.get(Sessions).setPassword(organiser)
  const asOrganiser = supertest.agent(first.url)
  await asOrganiser
    .post('/api/session')
    .send({ email: organiser.email, password: organiser.password })
    .expect(200)
  return {
    ...first,
    databaseUrl: database.url,
    anybody: supertest.agent(first.url),
    asOrganiser,
    secondNode: async () => {
      const second = await start()
      return { ...second, close: () => second.app.close() }
    },
    close: async () => {
      await first.app.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
