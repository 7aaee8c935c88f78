import { createServer, type Server } from 'node:http'
import { baseMap } from '@stafet/domain/contract/base-map.ts'
import { startTestServer, type TestServer } from './test-server.ts'

/** The smallest PNG's first bytes will do: nobody decodes it here. */
const png = Buffer.from('89504e470d0a1a0a', 'hex')

let upstream: Server
let server: TestServer
let asked: string[] = []
let upstreamWorks = true
beforeAll(async () => {
  upstream = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (upstreamWorks) response.setHeader('content-type', 'image/png').end(png)
    else response.writeHead(500).end()
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const address = upstream.address()
  const port = typeof address === 'object' ? address?.port : undefined
  server = await startTestServer({
    TILE_URL: `http://127.0.0.1:${port}/{z}/{x}/{y}`,
    TILE_ATTRIBUTION: '© Kortet',
  })
})
afterAll(async () => {
  await server.close()
  upstream.close()
})
beforeEach(() => {
  asked = []
})

test('a tile is fetched once, however many want it at the same time, and then kept', async () => {
  const answers = await Promise.all(
    [1, 2, 3].map(() => server.anybody.get('/tiles/10/544/321.png').expect(200)),
  )
  expect(answers.map(({ body }) => body)).toEqual([png, png, png])
  await server.anybody.get('/tiles/10/544/321.png').expect(200)
  expect(asked).toEqual(['/10/544/321'])
})

test('viewers learn whether there are tiles, and whose', async () => {
  const { body } = await server.anybody.get('/api/public/base-map').expect(200)
  expect(baseMap.parse(body)).toEqual({ tiles: true, attribution: '© Kortet' })
})

test('tiles outside the world are nowhere', async () => {
  for (const path of ['/tiles/2/4/0.png', '/tiles/25/0/0.png', '/tiles/a/b/c.png', '/tiles/2/-1/0.png'])
    expect([path, (await server.anybody.get(path)).body.code]).toEqual([path, 'not-found'])
  expect(asked).toEqual([])
})

test('an upstream that fails is left alone for a while, and what is kept still served', async () => {
  upstreamWorks = false
  expect((await server.anybody.get('/tiles/10/1/1.png').expect(503)).body.code).toBe('unavailable')
  await server.anybody.get('/tiles/10/1/2.png').expect(503)
  expect(asked).toEqual(['/10/1/1'])
  await server.anybody.get('/tiles/10/544/321.png').expect(200)
})

test('without an upstream there are no tiles, and that is told', async () => {
  const bare = await startTestServer()
  const { body } = await bare.anybody.get('/api/public/base-map').expect(200)
  expect(baseMap.parse(body)).toEqual({ tiles: false, attribution: '' })
  await bare.close()
})
