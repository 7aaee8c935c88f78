import { tilesAround } from './tiles-around.ts'
import { toSquare } from './web-mercator.ts'

const korsoer = { lat: 55.33, lon: 11.14 }

test('tiles of all zooms on foot are listed once, overviews first', () => {
  const tiles = tilesAround([korsoer, { lat: 55.331, lon: 11.141 }], 1000)
  expect(new Set(tiles.map(({ z, x, y }) => `${z}/${x}/${y}`)).size).toBe(tiles.length)
  const zooms = tiles.map(({ z }) => z)
  expect(zooms).toEqual(zooms.toSorted((a, b) => a - b))
  expect(new Set(zooms)).toEqual(new Set([12, 13, 14, 15, 16]))
  for (const z of [12, 16]) {
    const [x, y] = toSquare(korsoer.lat, korsoer.lon)
    expect(tiles).toContainEqual({ z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) })
  }
})

test('of too many the closest views are left out', () => {
  const tiles = tilesAround([korsoer], 20)
  expect(tiles).toHaveLength(20)
  expect(tiles.at(0)?.z).toBe(12)
  expect(tiles.at(-1)?.z).toBeLessThan(16)
})
