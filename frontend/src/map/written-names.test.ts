import { joinNames, rankOf, smallestRank } from './written-names.ts'

const place = (name: string, lat: number, inhabitants: number) => ({ name, lat, lon: 11, inhabitants })
const own = (name: string, lat: number, rank: number) => ({
  name,
  lat,
  lon: 11,
  rank,
  kind: 'village' as const,
})
const bounds = [{ west: 10, south: 55, east: 12, north: 56 }]
const names = (...given: Parameters<typeof joinNames>) => joinNames(...given).map(({ name }) => name)

describe('joinNames', () => {
  test("an area's own names stand in it, the country's outside", () => {
    const country = [place('Tranebjerg', 55.8, 829), place('Aarhus', 56.2, 280_000)]
    expect(names(country, [own('Tranebjerg', 55.83, 67)], bounds)).toEqual(['Tranebjerg', 'Aarhus'])
  })

  test('an area that knows few of its places is helped out, and nothing is named twice', () => {
    const country = [
      place('Slagelse', 55.4, 34_000),
      place('Gudum', 55.4, 200),
      place('Boeslunde', 55.3, 600),
    ]
    expect(names(country, [own('Slagelse', 55.4, 77)], bounds)).toEqual(['Slagelse', 'Gudum', 'Boeslunde'])
  })

  test('a town ranks by its inhabitants, though the area does not know them; a namesake far away does not', () => {
    const country = [place('Slagelse', 55.4, 34_000)]
    const inArea = [own('Slagelse', 55.41, 77), own('Slagelse', 55.8, 30)]
    expect(joinNames(country, inArea, bounds).map(({ rank }) => rank)).toEqual([95, 30])
  })

  test('without areas the country has its own', () => {
    expect(joinNames([place('Korsør', 55.3, 14_000)], [], [])).toEqual([
      { name: 'Korsør', lat: 55.3, lon: 11, rank: 84 },
    ])
  })
})

test('a place ranks by its size, and every village above every hamlet', () => {
  const ranks = [600_000, 60_000, 20_000, 19_999, 2_000, 1_999, 0].map(rankOf)
  expect(ranks).toEqual([98, 95, 94, 84, 82, 67, 60])
  expect(ranks).toEqual(ranks.toSorted((a, b) => b - a))
})

test('from afar only cities are named, close by every farm', () => {
  expect(smallestRank(6)).toBeGreaterThan(rankOf(25_000))
  expect(smallestRank(9)).toBeLessThanOrEqual(rankOf(4_000))
  expect(smallestRank(11)).toBeLessThanOrEqual(rankOf(0))
  expect(smallestRank(12)).toBeLessThanOrEqual(45)
  expect(smallestRank(16)).toBe(0)
})
