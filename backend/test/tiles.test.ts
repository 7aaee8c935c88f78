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
  const answers = await Promise.all([1, 2, 3].map(() => server.anybody.get('/tiles/10/544/321').expect(200)))
  expect(answers.map(({ body }) => body)).toEqual([png, png, png])
  await server.anybody.get('/tiles/10/544/321').expect(200)
  expect(asked).toEqual(['/10/544/321'])
})

test('viewers learn whether there are tiles, and whose', async () => {
  const { body } = await server.anybody.get('/api/public/base-map').expect(200)
  expect(baseMap.parse(body)).toEqual({
    area: null,
    tiles: true,
    grid: 'web-mercator',
    attribution: '© Kortet',
  })
})

test('tiles outside the world are nowhere', async () => {
  for (const path of ['/tiles/2/4/0', '/tiles/25/0/0', '/tiles/a/b/c', '/tiles/2/-1/0'])
    expect([path, (await server.anybody.get(path)).body.code]).toEqual([path, 'not-found'])
  expect(asked).toEqual([])
})

test('an upstream that fails is left alone for a while, and what is kept still served', async () => {
  upstreamWorks = false
  expect((await server.anybody.get('/tiles/10/1/1').expect(503)).body.code).toBe('unavailable')
  await server.anybody.get('/tiles/10/1/2').expect(503)
  expect(asked).toEqual(['/10/1/1'])
  await server.anybody.get('/tiles/10/544/321').expect(200)
})

test("a key in the service's address stays here, and a JPEG in a grid of its own passes as what it is", async () => {
  const jpeg = Buffer.from('ffd8ffe000104a46494600', 'hex')
  const asked: string[] = []
  const wmts = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'image/jpeg').end(jpeg)
  })
  await new Promise<void>((resolve) => wmts.listen(0, '127.0.0.1', resolve))
  const address = wmts.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const danish = await startTestServer({
    TILE_URL: `http://127.0.0.1:${port}/WMTS?apikey=secret&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`,
    TILE_GRID: 'EPSG:25832',
    TILE_ATTRIBUTION: '© Klimadatastyrelsen',
  })
  const told = await danish.anybody.get('/api/public/base-map').expect(200)
  expect(baseMap.parse(told.body)).toEqual({
    area: null,
    tiles: true,
    grid: 'EPSG:25832',
    attribution: '© Klimadatastyrelsen',
  })
  const tile = await danish.anybody.get('/tiles/3/9/4').expect(200).expect('content-type', 'image/jpeg')
  expect(tile.body).toEqual(jpeg)
  expect(JSON.stringify([told.body, told.headers, tile.headers])).not.toContain('secret')
  expect(asked.at(-1)).toBe('/WMTS?apikey=secret&TILEMATRIX=3&TILEROW=4&TILECOL=9')
  await danish.anybody.get('/tiles/3/16/4').expect(404)
  await danish.close()
  wmts.close()
})

test('without an upstream there are no tiles, and that is told', async () => {
  const bare = await startTestServer()
  const { body } = await bare.anybody.get('/api/public/base-map').expect(200)
  expect(baseMap.parse(body)).toEqual({ area: null, tiles: false, grid: 'web-mercator', attribution: '' })
  await bare.close()
})
