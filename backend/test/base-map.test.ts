import { baseMap, mapNames, surroundings } from '@stafet/domain/contract/base-map.ts'
import { DataSource } from 'typeorm'
import { AreaEntity, AreaPlaceEntity, AreaTileEntity } from '../src/area/area.entity.ts'
import { mapTiles } from '../src/area/base-map/map-tiles.ts'
import { toSquare } from '../src/area/base-map/web-mercator.ts'
import { AREA_CHANGED } from '../src/area/import/area-changed.ts'
import { smallExtract } from '../src/area/testing/small-extract.ts'
import { startTestServer, type TestServer } from './test-server.ts'

const bounds = { west: 11, south: 55, east: 11.05, north: 55.03 }
const areaId = '00000000-0000-4000-8000-00000000000a'
const extract = smallExtract({
  bounds,
  nodes: { a: [55.01, 11.01], b: [55.02, 11.03] },
  ways: [{ tags: { highway: 'tertiary', name: 'Bygaden' }, nodes: ['a', 'b'] }],
})

let server: TestServer
beforeAll(async () => {
  // The upstream is never asked: an area is there.
  server = await startTestServer({ TILE_URL: 'http://127.0.0.1:9/{z}/{x}/{y}' })
  const { manager } = server.app.get(DataSource)
  const imported = { dataAt: null, importedAt: new Date(), junctions: 2, streetsM: 1700, places: 2 }
  await manager.insert(AreaEntity, { id: areaId, name: 'Byen', bounds, ...imported })
  await manager.insert(
    AreaTileEntity,
    [...mapTiles(extract)].map((tile) => ({ areaId, ...tile })),
  )
  const place = { areaId, category: null, near: '', lat: 55.01, lon: 11.02 }
  await manager.insert(AreaPlaceEntity, [
    { ...place, number: 1, name: 'Byen', kind: 'village', rank: 60 },
    { ...place, number: 2, name: 'Byens Hal', kind: 'sports-centre', rank: 34 },
  ])
  await manager.query(`SELECT pg_notify('${AREA_CHANGED}', $1)`, [areaId])
  // Jest ends a test that waits for ever.
  while ((await told()).area === null) await new Promise((resolve) => setImmediate(resolve))
})
afterAll(() => server.close())

const told = async () => baseMap.parse((await server.anybody.get('/api/public/base-map').expect(200)).body)
async function versionNow(): Promise<string> {
  const { area } = await told()
  if (!area) throw new Error('no area')
  return area.version
}
function tileAt(lat: number, lon: number, z: number): string {
  const [x, y] = toSquare(lat, lon)
  return `${z}/${Math.floor(x * 2 ** z)}/${Math.floor(y * 2 ** z)}`
}

test('an area is told with its bounds and whose data it is, and goes before any tile service', async () => {
  expect(await told()).toEqual({
    area: {
      version: expect.stringMatching(/^[0-9a-f]{12}$/),
      bounds: [bounds],
      attribution: '© OpenStreetMap',
    },
    tiles: false,
    grid: 'web-mercator',
    attribution: '',
  })
})

test('pictures are WebP, differ between light and dark, and may be kept for ever', async () => {
  const version = await versionNow()
  const pictures = await Promise.all(
    ['light', 'dark'].map((theme) =>
      server.anybody
        .get(`/map/${version}/${theme}/${tileAt(55.015, 11.02, 14)}.webp`)
        .expect(200)
        .expect('content-type', 'image/webp')
        .expect('cache-control', 'public, max-age=31536000, immutable')
        .expect('x-content-type-options', 'nosniff')
        .expect('cross-origin-resource-policy', 'same-origin'),
    ),
  )
  const [light, dark] = pictures.map(({ body }) => body as Buffer)
  expect(light?.toString('latin1', 8, 12)).toBe('WEBP')
  expect(light?.equals(dark ?? Buffer.alloc(0))).toBe(false)
})

test('the same picture comes again byte for byte', async () => {
  const address = `/map/${await versionNow()}/light/${tileAt(55.015, 11.02, 15)}.webp`
  const bodies = await Promise.all(
    [1, 2, 3].map(async () => (await server.anybody.get(address).expect(200)).body),
  )
  bodies.push((await server.anybody.get(address).expect(200)).body)
  expect(bodies).toEqual(Array(4).fill(bodies[0]))
})

test('a page that was opened before an import gets the map of today, for a minute', async () => {
  const path = `/light/${tileAt(55.015, 11.02, 14)}.webp`
  const [now, before] = await Promise.all(
    [await versionNow(), 'aaaaaaaaaaaa'].map((version) =>
      server.anybody.get(`/map/${version}${path}`).expect(200),
    ),
  )
  expect(before?.body).toEqual(now?.body)
  expect(before?.headers['cache-control']).toBe('public, max-age=60')
})

test('there is nothing outside of the areas, too far away or too close', async () => {
  const version = await versionNow()
  const paths = [
    `light/${tileAt(56, 10, 12)}.webp`,
    `light/${tileAt(55.015, 11.02, 5)}.webp`,
    `light/${tileAt(55.015, 11.02, 19)}.webp`,
    `sepia/${tileAt(55.015, 11.02, 12)}.webp`,
    'light/12/-1/3.webp',
  ]
  for (const path of paths) {
    const answer = await server.anybody.get(`/map/${version}/${path}`)
    expect([path, answer.status, answer.headers['cache-control']]).toEqual([path, 404, 'no-store'])
  }
})

test('the names to write are those of towns and the like', async () => {
  const answer = await server.anybody.get(`/map/${await versionNow()}/names.json`).expect(200)
  expect(mapNames.parse(answer.body)).toEqual({
    names: [{ name: 'Byen', kind: 'village', rank: 60, lat: 55.01, lon: 11.02 }],
  })
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test("a page can learn which pictures show a stop's surroundings, and each of them is there", async () => {
  const version = await versionNow()
  const at = `/map/${version}/dark/surroundings.json?around=`
  const { addresses } = surroundings.parse((await server.anybody.get(`${at}55.015,11.02`).expect(200)).body)
  expect(addresses).toContain(`/map/${version}/dark/${tileAt(55.015, 11.02, 16)}.webp`)
  expect(addresses).not.toContain(`/map/${version}/dark/${tileAt(55.08, 11.02, 12)}.webp`)
  const [first = ''] = addresses
  await server.anybody.get(first).expect(200)
  for (const wrong of ['', '91,11', '55.0', '55,11,12'])
    expect([wrong, (await server.anybody.get(at + wrong)).status]).toEqual([wrong, 400])
})

test('without areas there is no such map', async () => {
  const bare = await startTestServer()
  await bare.anybody.get('/map/aaaaaaaaaaaa/names.json').expect(404)
  await bare.anybody.get(`/map/aaaaaaaaaaaa/light/${tileAt(55.015, 11.02, 14)}.webp`).expect(404)
  await bare.close()
})
