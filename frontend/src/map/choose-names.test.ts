import { chooseNames, smallestRank } from './choose-names.ts'

const view = { width: 400, height: 300 }
const name = (name: string, x: number, y: number, rank: number) => ({ name, x, y, rank })

describe('chooseNames', () => {
  test('of two that would touch, the more important is written', () => {
    const chosen = chooseNames([name('Forlev', 100, 100, 300), name('Slagelse', 120, 104, 32_000)], view, 10)
    expect(chosen.map((one) => one.name)).toEqual(['Slagelse'])
  })

  test('names with air between them are all written', () => {
    const chosen = chooseNames([name('Korsør', 60, 100, 2), name('Slagelse', 260, 100, 1)], view, 10)
    expect(chosen.map((one) => one.name)).toEqual(['Korsør', 'Slagelse'])
  })

  test('names outside of the view take no room', () => {
    const chosen = chooseNames([name('Odense', -10, 100, 180_000), name('Nyborg', 20, 100, 17_000)], view, 10)
    expect(chosen.map((one) => one.name)).toEqual(['Nyborg'])
  })

  test('no more than the limit', () => {
    const many = Array.from({ length: 9 }, (_, at) => name('By', 40, at * 40, at))
    expect(chooseNames(many, { width: 400, height: 400 }, 3)).toHaveLength(3)
  })
})

test('from afar only cities are named, close by every village', () => {
  expect(smallestRank(6)).toBeGreaterThan(smallestRank(9))
  expect(smallestRank(12)).toBe(0)
})
