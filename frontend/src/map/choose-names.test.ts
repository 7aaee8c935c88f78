import { chooseNames } from './choose-names.ts'

const view = { width: 400, height: 300 }
const name = (name: string, x: number, y: number, rank: number) => ({ name, x, y, rank })
const namesOf = (...given: Parameters<typeof chooseNames>) =>
  chooseNames(...given).map(({ candidate }) => candidate.name)

describe('chooseNames', () => {
  test('a name stands below its place, or above when another name is there', () => {
    const chosen = chooseNames([name('Korsør', 100, 100, 2), name('Halsskov', 100, 100, 1)], view, 9, [])
    expect(chosen.map(({ candidate, dx, dy }) => [candidate.name, dx, dy])).toEqual([
      ['Korsør', 0, 18],
      ['Halsskov', 0, -18],
    ])
  })

  test('it steps aside for the mark of a stop', () => {
    const [chosen] = chooseNames([name('Gudum', 100, 100, 1)], view, 9, [
      { x: 100, y: 118 },
      { x: 100, y: 80 },
    ])
    expect(chosen?.dy).toBe(0)
    expect(chosen?.dx).toBeGreaterThan(0)
  })

  test('with marks on all sides a village stays unnamed, a town does not', () => {
    const marks = [
      { x: 100, y: 118 },
      { x: 100, y: 82 },
      { x: 130, y: 100 },
      { x: 70, y: 100 },
    ]
    expect(namesOf([name('Gudum', 100, 100, 62)], view, 9, marks)).toEqual([])
    expect(namesOf([name('Slagelse', 100, 100, 87)], view, 9, marks)).toEqual(['Slagelse'])
  })

  test('of names that leave no room for each other the more important are written', () => {
    const three = [1, 2, 3].map((rank) => name('Flakkebjerg', 200, 150, rank))
    const ranks = chooseNames(three, view, 9, []).map(({ candidate }) => candidate.rank)
    expect(ranks).toEqual([3, 2])
  })

  test('names outside of the view take no room', () => {
    expect(
      namesOf([name('Odense', -10, 100, 180_000), name('Nyborg', 20, 100, 17_000)], view, 10, []),
    ).toEqual(['Nyborg'])
  })

  test('no more than the limit', () => {
    const many = Array.from({ length: 9 }, (_, at) => name('By', 40, at * 40, at))
    expect(namesOf(many, { width: 400, height: 400 }, 3, [])).toHaveLength(3)
  })
})
