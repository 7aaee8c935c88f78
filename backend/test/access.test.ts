import { randomUUID } from 'node:crypto'
import { ModulesContainer, Reflector } from '@nestjs/core'
import { errorBody, type ErrorCode } from '@stafet/domain/contract/errors.ts'
import { DataSource } from 'typeorm'
import { ACCESS, LinkKeys, Sessions, type AccessKind } from '../src/access/index.ts'
import { askDatabase } from './ask-database.ts'
import { releaseRelay } from './build-relay.ts'
import { organiser, startTestServer, type TestServer } from './test-server.ts'

interface Route {
  name: string
  method: string
  path: string
  access: AccessKind | undefined
}
const callers = [
  'nobody known',
  'an organiser',
  'the holder of a check-in link',
  'a tracker',
  'a reserve who was called',
] as const
type Caller = (typeof callers)[number]

/** To whom alone each kind of route is open, and what everybody else is told there. */
const doors: { access: AccessKind; openTo: Caller; refusal: ErrorCode }[] = [
  { access: 'organiser', openTo: 'an organiser', refusal: 'not-logged-in' },
  { access: 'check-in link', openTo: 'the holder of a check-in link', refusal: 'unknown-link' },
  { access: 'tracker key', openTo: 'a tracker', refusal: 'not-allowed' },
  { access: 'reserve link', openTo: 'a reserve who was called', refusal: 'unknown-link' },
]
/** They would end what the other routes are tried with. */
const notTried = ['SessionController.logOut']

let server: TestServer
let headersOf: Record<Caller, Record<string, string>>
beforeAll(async () => {
  server = await startTestServer()
  const { keys, links, relay } = await releaseRelay(server)
  const made = await server.asOrganiser
    .post(`/api/relays/${relay.id}/trackers`)
    .send({ stopId: links[1]?.stopId })
    .expect(201)
  const logIn = await server.anybody
    .post('/api/session')
    .send({ email: organiser.email, password: organiser.password })
  headersOf = {
    'nobody known': {},
    'an organiser': { cookie: String(logIn.headers['set-cookie']).split(';')[0] ?? '' },
    'the holder of a check-in link': { authorization: `Bearer ${keys[0] ?? ''}` },
    'a tracker': { authorization: `Bearer ${made.body.key}` },
    'a reserve who was called': {
      authorization: `Bearer ${await callKey(relay.id, links[0]?.stopId ?? '')}`,
    },
  }
})
afterAll(() => server.close())

/** The key of a reserve who is called to carry the leg to a stop. */
async function callKey(relayId: string, stopId: string): Promise<string> {
  const [reserveId, callId] = [randomUUID(), randomUUID()]
  await askDatabase(
    server.databaseUrl,
    `INSERT INTO reserve (id, relay_id, name, phone, email, windows)
       VALUES ('${reserveId}', '${relayId}', 'Rie', '', '', '[]');
     INSERT INTO reserve_call (id, relay_id, stop_id, made_at) VALUES ('${callId}', '${relayId}', '${stopId}', now());
     INSERT INTO reserve_asked (call_id, reserve_id, place_in_line) VALUES ('${callId}', '${reserveId}', 1)`,
  )
  const { manager } = server.app.get(DataSource)
  const right = { relayId, callId, reserveId }
  return server.app.get(LinkKeys).makeCallKey(manager, right, stopId, new Date(Date.now() + 3_600_000))
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD']

/** Every handler of every controller, read from the running application and not from a list kept by hand. */
function findRoutes(): Route[] {
  const reflector = server.app.get(Reflector)
  const found: Route[] = []
  for (const module of server.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue
      const prefix = reflector.get<string>('path', metatype)
      for (const name of Object.getOwnPropertyNames(metatype.prototype)) {
        const handler: unknown = Object.getOwnPropertyDescriptor(metatype.prototype, name)?.value
        if (name === 'constructor' || typeof handler !== 'function') continue
        const path = Reflect.getMetadata('path', handler) as string | undefined
        if (path === undefined) continue
        found.push({
          name: `${metatype.name}.${name}`,
          method: methods[Number(Reflect.getMetadata('method', handler))] ?? '',
          path: `/${prefix}/${path}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1'),
          access: (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, metatype)) as
            AccessKind | undefined,
        })
      }
    }
  }
  return found
}

/** What the route answers to somebody, with ids and words that fit nothing. */
async function call({ method, path }: Route, caller: Caller): Promise<string> {
  const url = server.url + path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
  const answer = await fetch(url, { method, headers: headersOf[caller] })
  const text = await answer.text()
  return answer.ok ? 'ok' : errorBody.parse(JSON.parse(text)).code
}

test('every route declares who may call it', () => {
  const routes = findRoutes()
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter(({ access }) => access === undefined)).toEqual([])
})

test.each(doors)('what is for $openTo is closed to everybody else', async ({ access, openTo, refusal }) => {
  for (const route of findRoutes().filter((one) => one.access === access)) {
    for (const caller of callers) {
      if (notTried.includes(route.name) && caller === openTo) continue
      const answered = await call(route, caller)
      if (caller === openTo) expect([route.name, answered]).not.toEqual([route.name, refusal])
      else expect([route.name, caller, answered]).toEqual([route.name, caller, refusal])
    }
  }
})

test('routes for trackers answer whatever is sent with the right key', async () => {
  const routes = findRoutes().filter(({ access }) => access === 'tracker key')
  expect(routes.length).toBeGreaterThan(0)
  for (const route of routes) expect([route.name, await call(route, 'a tracker')]).toEqual([route.name, 'ok'])
})

test('public routes ask nobody who they are, and set no cookie', async () => {
  for (const route of findRoutes().filter(({ access }) => access === 'everybody')) {
    expect(['not-logged-in', 'unknown-link', 'not-allowed']).not.toContain(await call(route, 'nobody known'))
  }
  const answer = await fetch(`${server.url}/api/public/relays`)
  expect(answer.headers.get('set-cookie')).toBeNull()
})

test("another site's form cannot act with an organiser's cookie", async () => {
  const answer = await fetch(`${server.url}/api/relays`, {
    method: 'POST',
    headers: { ...headersOf['an organiser'], 'sec-fetch-site': 'cross-site' },
  })
  expect([answer.status, errorBody.parse(await answer.json()).code]).toEqual([403, 'not-allowed'])
})

test('a log-in ends with logging out, and wrong ones are told apart by nothing', async () => {
  const wrong = await server.anybody.post('/api/session').send({ email: organiser.email, password: 'gættet' })
  const unknown = await server.anybody
    .post('/api/session')
    .send({ email: 'nobody@eksempel.invalid', password: 'gættet' })
  expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body])
  expect(wrong.body.code).toBe('wrong-log-in')
  const headers = headersOf['an organiser']
  expect((await fetch(`${server.url}/api/session`, { method: 'DELETE', headers })).status).toBe(204)
  expect((await fetch(`${server.url}/api/session`, { headers })).status).toBe(401)
})

test("organisers' answers and refusals are nobody's to keep", async () => {
  const paths = ['/api/relays', '/api/public/relays/findes-ikke/live', '/tiles/3/0/0', '/api/nope']
  const answers = await Promise.all(paths.map((path) => fetch(server.url + path)))
  expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(paths.map(() => 'no-store'))
})

test('a new password ends the sessions of the old one', async () => {
  const sessions = server.app.get(Sessions)
  const changing = { email: 'Bo@eksempel.invalid', name: 'Bo', password: 'den gamle sætning' }
  await sessions.setPassword(changing)
  const { key } = await sessions.logIn('bo@eksempel.invalid', changing.password)
  await sessions.setPassword({ ...changing, email: 'bo@eksempel.invalid' })
  expect(await sessions.find(key)).toMatchObject({ name: 'Bo' })
  await sessions.setPassword({ ...changing, password: 'den nye sætning' })
  expect(await sessions.find(key)).toBeNull()
})

test('log-in tries are limited', async () => {
  const tries = await Promise.all(
    Array.from({ length: 14 }, () =>
      server.anybody.post('/api/session').send({ email: organiser.email, password: 'gættet' }),
    ),
  )
  expect(tries.map(({ status }) => status)).toContain(429)
})

test('every page and answer carries a strict content security policy', async () => {
  const policy = (await fetch(`${server.url}/api/health`)).headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toMatch(/unsafe|https?:/)
})

test('the OpenAPI document describes every route from the same schemas', async () => {
  const { body } = await server.anybody.get('/api/docs-json').expect(200)
  const described = Object.entries<Record<string, unknown>>(body.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(
      (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
  expect(described.sort()).toEqual(
    findRoutes()
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
  const report = body.paths['/api/check-in/reports'].post.requestBody.content['application/json'].schema
  expect(Object.keys(report.properties).sort()).toEqual(
    ['greeting', 'id', 'kind', 'occurredAt', 'participants', 'sentAt', 'side', 'stopId', 'who'].sort(),
  )
})
