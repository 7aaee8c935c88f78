import { createServer, type Server } from 'node:net'
import pg from 'pg'
import { explainStartFailure } from './explain-start-failure.ts'
import { StartFailure } from './start-failure.ts'

const testServer = () => new URL(process.env.TEST_DATABASE_URL ?? '')

async function connectFailure(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return 'connected'
  } catch (error) {
    return explainStartFailure(error)
  }
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

test('a taken port', async () => {
  const holder = createServer()
  const port = await listen(holder, 0, '127.0.0.1')
  const refused = await listen(createServer(), port, '127.0.0.1').catch(explainStartFailure)
  holder.close()
  expect(refused).toBe(
    `Port ${port} er optaget af et andet program: stop det, eller vælg en anden port, f.eks. PORT=${port + 1} npm start.`,
  )
})

test('an address that is not this machine’s', async () => {
  expect(await listen(createServer(), 0, '192.0.2.1').catch(explainStartFailure)).toBe(
    'Maskinen har ikke adressen 192.0.2.1: ret HOST, f.eks. HOST=127.0.0.1.',
  )
})

test('a database that does not answer', async () => {
  const closed = createServer()
  const port = await listen(closed, 0, '127.0.0.1')
  await new Promise((resolve) => closed.close(resolve))
  expect(await connectFailure(`postgres://127.0.0.1:${port}/stafet`)).toBe(
    `Ingen database svarer på 127.0.0.1:${port}: er den startet, og er DATABASE_URL rigtig?`,
  )
})

test('a host with several addresses, none of which answers', () => {
  const attempt = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', address: '::1', port: 5432 })
  expect(explainStartFailure(Object.assign(new AggregateError([attempt]), { code: 'ECONNREFUSED' }))).toBe(
    'Ingen database svarer på ::1:5432: er den startet, og er DATABASE_URL rigtig?',
  )
})

test('a wrong password', async () => {
  const url = testServer()
  url.password = 'wrong'
  expect(await connectFailure(url.href)).toBe('Databasen afviser brugerens adgangskode: ret DATABASE_URL.')
})

test('an unknown database', async () => {
  const url = testServer()
  url.pathname = '/nowhere'
  expect(await connectFailure(url.href)).toBe(
    'Databasen findes ikke på serveren: opret den, eller ret navnet sidst i DATABASE_URL.',
  )
})

test('a host that does not exist', () => {
  const error = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', hostname: 'db.invalid' })
  expect(explainStartFailure(error)).toBe('Databasens vært db.invalid findes ikke: ret DATABASE_URL.')
})

test('a full disk, also when another error wraps it', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const sentence = 'Disken er fuld: gør plads, eller vælg en mappe på en anden disk med DATA_DIR.'
  expect(explainStartFailure(full)).toBe(sentence)
  expect(explainStartFailure(new Error('wrapped', { cause: full }))).toBe(sentence)
})

test('a folder that cannot be written', () => {
  const error = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'mkdir', path: '/srv/stafet' })
  expect(explainStartFailure(error)).toBe(
    'Serveren må ikke skrive i /srv/stafet: ret mappens rettigheder, eller vælg en anden med DATA_DIR.',
  )
})

test('a port that ordinary users may not have', () => {
  const error = Object.assign(new Error('listen EACCES'), { code: 'EACCES', syscall: 'listen', port: 80 })
  expect(explainStartFailure(error)).toBe(
    'Port 80 kræver særlige rettigheder: vælg en port over 1023 med PORT.',
  )
})

test('a failure that explains itself', () => {
  expect(explainStartFailure(new StartFailure('Sådan er det.'))).toBe('Sådan er det.')
})

test('anything else keeps its message, without a password', () => {
  expect(explainStartFailure(new Error('cannot use postgres://stafet:s3cret@db/stafet here'))).toBe(
    'Serveren kunne ikke starte: cannot use postgres://stafet:***@db/stafet here',
  )
  expect(explainStartFailure('odd')).toBe('Serveren kunne ikke starte: odd')
})
