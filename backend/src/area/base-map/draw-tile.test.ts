import { coast } from '../testing/coast.ts'
import { smallExtract } from '../testing/small-extract.ts'
import { drawTile } from './draw-tile.ts'
import { labelsOf } from './draw-labels.ts'
import { mapThemes } from './map-theme.ts'
import { mapTiles } from './map-tiles.ts'
import { PICTURE_PX, sourceOf, TILE_PX } from './tile-shape.ts'
import { toSquare } from './web-mercator.ts'

const { bounds } = coast
const extract = smallExtract({
  bounds,
  nodes: {
    ...coast.nodes,
    a1: [55.03, 11.001],
    a2: [55.03, 11.099],
    f1: [55.04, 11.02],
    f2: [55.04, 11.06],
    f3: [55.05, 11.06],
    f4: [55.05, 11.02],
  },
  ways: [
    ...coast.ways,
    { tags: { highway: 'tertiary', name: 'Gammel Strandvej' }, nodes: ['a1', 'a2'] },
    { tags: { landuse: 'forest' }, nodes: ['f1', 'f2', 'f3', 'f4', 'f1'] },
  ],
})
const tiles = new Map([...mapTiles(extract)].map(({ z, x, y, tile }) => [`${z}/${x}/${y}`, tile]))

function addressAt(lat: number, lon: number, z: number) {
  const [x, y] = toSquare(lat, lon)
  return { z, x: Math.floor(x * 2 ** z), y: Math.floor(y * 2 ** z) }
}

/** The colour of a place on the drawn map as `#rrggbb`, or `transparent`. */
function colourAt(lat: number, lon: number, z: number, theme: 'light' | 'dark' = 'light'): string {
  const address = addressAt(lat, lon, z)
  const source = sourceOf(address)
  const tile = tiles.get(`${source.z}/${source.x}/${source.y}`) ?? null
  const [x, y] = toSquare(lat, lon)
  const px = Math.floor((x * 2 ** z - address.x) * PICTURE_PX)
  const py = Math.floor((y * 2 ** z - address.y) * PICTURE_PX)
  const picture = drawTile(address, theme, [{ areaId: 'a', bounds, tile }])
  const [red = 0, green = 0, blue = 0, alpha = 0] = picture.getContext('2d').getImageData(px, py, 1, 1).data
  if (alpha === 0) return 'transparent'
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

test.each(['light', 'dark'] as const)('sea, land, wood and street have their colours (%s)', (theme) => {
  const colours = mapThemes[theme]
  for (const z of [11, 13, 16]) {
    expect([z, colourAt(55.01, 11.05, z, theme)]).toEqual([z, colours.sea])
    expect([z, colourAt(55.025, 11.05, z, theme)]).toEqual([z, colours.land])
    expect([z, colourAt(55.045, 11.04, z, theme)]).toEqual([z, colours.cover['wood']])
  }
  expect(colourAt(55.03, 11.003, 16, theme)).toBe(colours.road)
})

test('nothing is drawn outside of the area', () => {
  expect(colourAt(55.025, 10.998, 14)).toBe('transparent')
  expect(colourAt(55.061, 11.05, 13)).toBe('transparent')
  expect(colourAt(55.059, 11.05, 13)).toBe(mapThemes.light.land)
})

test('a tile with nothing but sea is sea', () => {
  const picture = drawTile(addressAt(55.01, 11.05, 14), 'light', [{ areaId: 'a', bounds, tile: null }])
  const { data } = picture.getContext('2d').getImageData(0, 0, 1, 1)
  expect([...data]).toEqual([0xdc, 0xe9, 0xeb, 255])
})

test('labels lie wholly in their source tile, and all pictures from it show the same', () => {
  const from = addressAt(55.03, 11.05, 14)
  const tile = tiles.get(`14/${from.x}/${from.y}`)
  if (!tile) throw new Error('no tile there')
  const part = { areaId: 'a', bounds, tile }
  for (const z of [14, 15, 16, 17]) {
    const first = labelsOf(part, { z, x: from.x * 2 ** (z - 14), y: from.y * 2 ** (z - 14) })
    const last = labelsOf(part, {
      z,
      x: (from.x + 1) * 2 ** (z - 14) - 1,
      y: (from.y + 1) * 2 ** (z - 14) - 1,
    })
    expect(first).toEqual(last)
    expect([z, first.length > 0]).toEqual([z, true])
    const side = TILE_PX * 2 ** (z - 14)
    for (const { x, y } of first.flatMap(({ letters }) => letters))
      expect(x > 5 && y > 5 && x < side - 5 && y < side - 5).toBe(true)
  }
})
