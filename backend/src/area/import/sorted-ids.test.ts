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
      for (const one of [...asked, ...there, ...all, ...all.toReversed()])
        expect(ids.find(one)).toBe(all.indexOf(one))
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

test('nodes are found in whatever order they came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 3000, size: 'max' }), (ids) => {
      const nodes = new NodeCollection()
      ids.forEach((one, index) => nodes.add(one, index, 7 * index))
      for (const [index, one] of ids.entries()) {
        const found = nodes.find(one)
        expect([nodes.lat[found], nodes.lon[found]]).toEqual([index, 7 * index])
      }
    }),
    { numRuns: 20 },
  )
})
