import fc from 'fast-check'
import { assembleRings } from './assemble-rings.ts'

const lines = (...all: number[][]): Int32Array[] => all.map((line) => Int32Array.from(line))
const told = (rings: readonly Int32Array[]): number[][] => rings.map((ring) => [...ring])

test('a ring that is closed already stays as it is', () => {
  expect(told(assembleRings(lines([1, 2, 3, 1])))).toEqual([[1, 2, 3, 1]])
})

test('halves are joined, whichever way they run', () => {
  expect(told(assembleRings(lines([1, 2, 3], [1, 4, 3])))).toEqual([[1, 2, 3, 4, 1]])
})

test('what does not close is left open, in one piece', () => {
  expect(told(assembleRings(lines([2, 3], [1, 2], [3, 4])))).toEqual([[4, 3, 2, 1]])
  expect(assembleRings([])).toEqual([])
})

test('rings that were cut into pieces come back, each once', () => {
  const ring = fc.record({ length: fc.integer({ min: 3, max: 12 }), cuts: fc.infiniteStream(fc.boolean()) })
  const rings = fc.array(ring, { maxLength: 4 })
  fc.assert(
    fc.property(rings, fc.infiniteStream(fc.nat()), (shapes, shuffle) => {
      const pieces: number[][] = []
      const whole = shapes.map(({ length, cuts }, number) => {
        const nodes = Array.from({ length }, (_, index) => 100 * number + index)
        let piece = nodes.slice(0, 1)
        for (const node of [...nodes.slice(1), 100 * number]) {
          piece.push(node)
          if (node === 100 * number || cuts.next().value) {
            pieces.push(shuffle.next().value % 2 ? piece.toReversed() : piece)
            piece = [node]
          }
        }
        return nodes
      })
      const mixed = pieces
        .map((piece) => ({ piece, at: shuffle.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ piece }) => piece)
      const found = told(assembleRings(lines(...mixed)))
      expect(found.every((one) => one[0] === one.at(-1))).toBe(true)
      const nodesOf = (one: number[]) => [...new Set(one)].sort((a, b) => a - b)
      expect(found.map(nodesOf).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(whole.map(nodesOf))
    }),
  )
})
