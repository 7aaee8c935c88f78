import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { coast } from '../testing/coast.ts'
import { smallExtract } from '../testing/small-extract.ts'
import { mapTiles, type MapTile } from './map-tiles.ts'
import { tilesOf } from './web-mercator.ts'

const { bounds } = coast
const extract = smallExtract({
  bounds,
  nodes: {
    ...coast.nodes,
    s1: [55.03, 11.01],
    s2: [55.03, 11.03],
    s3: [55.03, 11.05],
    w1: [55.04, 11.02],
    w2: [55.04, 11.04],
    w3: [55.05, 11.04],
    w4: [55.05, 11.02],
    i1: [55.043, 11.028],
    i2: [55.043, 11.032],
    i3: [55.047, 11.03],
  },
  ways: [
    ...coast.ways,
    { tags: { highway: 'residential', name: 'Strandvej' }, nodes: ['s1', 's2'] },
    { tags: { highway: 'residential', name: 'Strandvej', bridge: 'yes' }, nodes: ['s3', 's2'] },
    { tags: { highway: 'footway' }, nodes: ['s2', 'w1'] },
    { tags: { highway: 'proposed' }, nodes: ['s2', 'w4'] },
    { tags: { waterway: 'stream', tunnel: 'culvert' }, nodes: ['s2', 'w4'] },
  ],
  polygons: [
    {
      tags: { type: 'multipolygon', natural: 'water' },
      outer: [['w1', 'w2', 'w3', 'w4', 'w1']],
      inner: [['i1', 'i2', 'i3', 'i1']],
    },
  ],
})
const tiles = [...mapTiles(extract)]

interface Seen {
  layer: string
  properties: Record<string, unknown>
  coordinates: unknown
}

function seen({ z, x, y, tile }: MapTile): Seen[] {
  return Object.entries(new VectorTile(new PbfReader(tile)).layers).flatMap(([layer, found]) =>
    Array.from({ length: found.length }, (_, at) => {
      const { properties, geometry } = found.feature(at).toGeoJSON(x, y, z)
      return {
        layer,
        properties: properties ?? {},
        coordinates: 'coordinates' in geometry ? geometry.coordinates : null,
      }
    }),
  )
}
const inZoom = (z: number) => tiles.filter((tile) => tile.z === z).flatMap(seen)
const kindsIn = (z: number) =>
  [...new Set(inZoom(z).map(({ layer, properties }) => `${layer}/${String(properties['kind'])}`))].sort()

test('only tiles of the box, at each zoom level', () => {
  expect([...new Set(tiles.map(({ z }) => z))]).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14])
  for (const { z, x, y } of tiles) {
    const { minX, minY, maxX, maxY } = tilesOf(bounds, z)
    expect(x >= minX && x <= maxX && y >= minY && y <= maxY).toBe(true)
  }
})

test('from afar there is little, close by all that is drawn', () => {
  expect(kindsIn(7)).toEqual(['land/land'])
  expect(kindsIn(12)).toEqual(['land/land', 'water/water', 'way/street'])
  expect(kindsIn(14)).toEqual(['land/land', 'name/street', 'water/water', 'way/path', 'way/street'])
})

test('what is where in the extract is there in the tiles', () => {
  const bridge = inZoom(14).filter(({ properties }) => properties['bridge'] === true)
  const points = bridge.flatMap(({ coordinates }) => coordinates as [number, number][])
  expect(Math.min(...points.map(([lon]) => lon))).toBeCloseTo(11.03, 4)
  expect(Math.max(...points.map(([lon]) => lon))).toBeCloseTo(11.05, 4)
  for (const [, lat] of points) expect(lat).toBeCloseTo(55.03, 4)
  const lake = inZoom(11).find(({ layer }) => layer === 'water')
  expect((lake?.coordinates as unknown[]).length).toBe(2)
})

test('a street drawn in pieces has one name for them all, and no piece of it beyond a tile', () => {
  const names = tiles
    .filter(({ z }) => z === 14)
    .flatMap((tile) =>
      seen(tile)
        .filter(({ layer }) => layer === 'name')
        .map((found) => ({ tile, found })),
    )
  expect(new Set(names.map(({ found }) => found.properties['name']))).toEqual(new Set(['Strandvej']))
  expect(names.length).toBe(new Set(names.map(({ tile }) => tile.x)).size)
  for (const { tile, found } of names)
    for (const [lon] of found.coordinates as [number, number][]) {
      const x = (lon / 360 + 0.5) * 2 ** 14
      expect(x).toBeGreaterThan(tile.x - 0.001)
      expect(x).toBeLessThan(tile.x + 1.001)
    }
})

test('coast that would drown the streets is not believed', () => {
  const wrongWay = {
    ...extract,
    ways: extract.ways.map((way) => (way.tags['natural'] ? { ...way, nodes: way.nodes.toReversed() } : way)),
  }
  const [tile] = [...mapTiles(wrongWay)].filter(({ z }) => z === 6)
  const land = tile ? seen(tile).filter(({ layer }) => layer === 'land') : []
  const lats = land
    .flatMap(({ coordinates }) => (coordinates as [number, number][][]).flat())
    .map(([, lat]) => lat)
  expect(Math.min(...lats)).toBeLessThan(55.005)
  expect(Math.max(...lats)).toBeGreaterThan(55.055)
})
