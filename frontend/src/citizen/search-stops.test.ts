import { aPlan, names } from '../live/a-plan.test-data.ts'
import { placedStops } from './follow-day.ts'
import { searchStops } from './search-stops.ts'

const stops = placedStops(aPlan)
const found = (query: string, places: Parameters<typeof searchStops>[2] = []) =>
  searchStops(query, stops, places, 10).map(({ placed }) => placed.stop.name)

describe('searchStops', () => {
  test('finds by the beginning of a name, of a word in it, or by a part of it, in that order', () => {
    expect(found('k')).toEqual(['Korsør Skole', 'Slagelse Boldklub', 'Aalekoret', 'Havneklubben'])
  })

  test('case and accents make no difference, and aa is å', () => {
    expect(found('cafe')).toEqual(['Café Håb'])
    expect(found('ÅLE')).toEqual(['Aalekoret'])
    expect(found('haab')).toEqual(['Café Håb'])
  })

  test('æ, ø and å are letters of their own', () => {
    expect(found('aeldre')).toEqual([])
    expect(found('korsor')).toEqual([])
    expect(found('ældre')).toEqual(['Ældre Sagen'])
  })

  test('a town finds the stops nearest to it, with how far they are', () => {
    const town = { name: 'Forlev', lat: 55.39, lon: 11.34 }
    const answers = searchStops('forl', stops, [town], 10)
    expect(answers.map(({ placed }) => placed.stop.name)).toEqual([names[1], names[0], names[2]])
    expect(answers[0]?.near).toEqual({ place: 'Forlev', distanceM: 0 })
  })

  test('a town far from the route finds nothing', () => {
    expect(found('skagen', [{ name: 'Skagen', lat: 57.72, lon: 10.58 }])).toEqual([])
  })

  test('nothing is asked, nothing is found', () => {
    expect(found('  ')).toEqual([])
  })
})
