import fc from 'fast-check'
import { NodeCollection } from './node-collection.ts'
import { SortedIds, sortedIds } from './sorted-ids.ts'

/** OpenStreetMap's, which have outgrown 32 bits; and small ones, so that many lie side by side. */
const id = fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2 ** 36 }))

test('an id is found where it is, and nowhere else', () => {
  fc.assert(
    fc.property(fc.array(id), fc.array(id), (there, asked) => {
      const ids = sortedIds(there)
      const all = [...new Set(there)].sort((a, b) => a - b)
      expect(ids.length).toBe(all.length)
      const looked = [...asked, ...there, ...all, ...all.toReversed()]
      expect(looked.map((one) => ids.find(one))).toEqual(looked.map((one) => all.indexOf(one)))
    }),
  )
})

test('a range tells whether any id lies in it', () => {
  const ids = new SortedIds(Float64Array.of(5, 10_000_000_000))
  expect(
    [
      [1, 4],
      [1, 5],
      [6, 9_999_999_999],
      [6, 10_000_000_000],
      [10_000_000_001, 2e10],
    ].map(([least = 0, most = 0]) => ids.anyWithin(least, most)),
  ).toEqual([false, true, false, true, false])
})

test('nodes are found in whatever order they came, however many', () => {
  const nodes = new NodeCollection()
  // 2,000 steps around a circle of 5,003: each id once, up and down.
  const ids = Array.from({ length: 2000 }, (_, step) => 7_000_000_000 + ((step * 1234) % 5003))
  ids.forEach((one, index) => nodes.add(one, index, -7 * index))
  const found = ids.map((one) => nodes.find(one))
  expect(found.map((index) => [nodes.lat[index], nodes.lon[index]])).toEqual(
    ids.map((_, index) => [index, 0 - 7 * index]),
  )
  expect(nodes.find(6_999_999_999)).toBe(-1)
})
