import fc from 'fast-check'
import { nameSize, placeLabels, type NamedStreet, type StreetLabel } from './street-labels.ts'

const room = { left: 0, top: 0, right: 1024, bottom: 1024 }
const wide = (): number => 7
const street = (name: string, ...line: [number, number][]): NamedStreet => ({
  name,
  kind: 'street',
  line: line.map(([x, y]) => ({ x, y })),
})
const place = (streets: NamedStreet[], zoom = 16) => placeLabels(streets, zoom, room, wide)
const textOf = ({ letters }: StreetLabel) => letters.map(({ text }) => text).join('')

test('a name stands in the middle of its street and reads from left to right, however the street was drawn', () => {
  for (const line of [
    [
      [100, 200],
      [400, 200],
    ],
    [
      [400, 200],
      [100, 200],
    ],
  ] as [number, number][][]) {
    const [label] = place([street('Møllevej', ...line)])
    expect(label && textOf(label)).toBe('Møllevej')
    const xs = (label?.letters ?? []).map(({ x }) => x)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect((xs[0] ?? 0) + (xs.at(-1) ?? 0)).toBeCloseTo(500)
  }
})

test('a street too short, too bent or too far away has no name', () => {
  expect(place([street('Strandpromenaden', [100, 100], [180, 100])])).toEqual([])
  const zigzag = Array.from({ length: 30 }, (_, at): [number, number] => [
    100 + at * 8,
    at % 2 === 0 ? 100 : 115,
  ])
  expect(place([street('Krogvej', ...zigzag)])).toEqual([])
  expect(place([street('Møllevej', [100, 200], [400, 200])], 14)).toEqual([])
})

test('where two cross, the longer street is named at the crossing and the other beside it', () => {
  const labels = place([street('Torvet', [200, 100], [200, 400]), street('Algade', [0, 250], [600, 250])])
  expect(labels.map(({ name }) => name)).toEqual(['Algade', 'Torvet'])
})

test('a long street is named again, but not at once', () => {
  const labels = place([street('Landevejen', [10, 500], [1010, 500])])
  expect(labels.length).toBe(2)
})

test('names never leave their room, and never touch another', () => {
  const anyStreet = fc.record({
    name: fc.constantFrom('Algade', 'Strandvejen', 'Kirkestræde', 'Rosenvænget'),
    kind: fc.constantFrom('street', 'tertiary', 'path'),
    line: fc.array(
      fc.record({ x: fc.integer({ min: -50, max: 1074 }), y: fc.integer({ min: -50, max: 1074 }) }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
  })
  fc.assert(
    fc.property(fc.array(anyStreet, { maxLength: 25 }), (streets) => {
      const labels = placeLabels(streets, 16, room, wide)
      const half = nameSize(16) / 2
      for (const { letters } of labels)
        for (const { x, y } of letters)
          if (x < half || y < half || x > 1024 - half || y > 1024 - half) return false
      return labels.every((a, at) =>
        labels
          .slice(at + 1)
          .every((b) =>
            a.letters.every((one) =>
              b.letters.every((two) => Math.hypot(one.x - two.x, one.y - two.y) >= nameSize(16)),
            ),
          ),
      )
    }),
    { numRuns: 60 },
  )
})
