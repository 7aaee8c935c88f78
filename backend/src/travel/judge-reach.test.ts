import { judgeReach } from './judge-reach.ts'
import type { Spot, TravelMatrix } from './travel-source.ts'

const on = (island: number | null): Spot => ({ awayM: 5, island })
/** A way among all that are named by the same letter. */
const among = (letters: string): TravelMatrix =>
  [...letters].map((from) =>
    [...letters].map((to) => (from === to ? { way: 'foot', distanceM: 1, durationS: 60 } : null)),
  )
const told = (spots: Spot[], letters: string) =>
  judgeReach(spots, among(letters)).map((reach) => (reach ? (reach.byFerry ? 'ferry' : 'land') : 'cut off'))

test('home is where most of the places are, whoever is first', () => {
  expect(told([on(1), on(2), on(2), on(2)], 'aaaa')).toEqual(['ferry', 'land', 'land', 'land'])
  expect(told([on(1), on(2), on(2), on(2)], 'abbb')).toEqual(['cut off', 'land', 'land', 'land'])
})

test('of two halves that nothing joins the larger is served', () => {
  expect(told([on(1), on(1), on(1), on(2), on(2)], 'aaabb')).toEqual([
    'land',
    'land',
    'land',
    'cut off',
    'cut off',
  ])
})

test('a way that only leads there is none', () => {
  const matrix = among('aaa')
  for (const row of matrix.slice(0, 2)) row[2] = null
  expect(judgeReach([on(1), on(1), on(1)], matrix)[2]).toBeNull()
})

test('who knows no islands speaks of no ferries', () => {
  expect(told([on(null), on(null), null], 'aab')).toEqual(['land', 'land', 'cut off'])
})
