import type { Point } from './clip-line.ts'
import { isInRing, landOf } from './land.ts'

const box = { west: 0, south: 0, east: 10, north: 10 }

/** What lies in the middle of each of 5 × 5 fields, north first: `#` land, `.` water. */
function drawn(coast: readonly (readonly Point[])[], dryWithoutCoast = false): string[] {
  const land = landOf(coast, box, dryWithoutCoast)
  for (const ring of land.flat()) expect(ring.at(-1)).toEqual(ring[0])
  const isLand = (x: number, y: number) =>
    land.some((rings) => rings.filter((ring) => isInRing([x, y], ring)).length % 2 === 1)
  return [9, 7, 5, 3, 1].map((y) => [1, 3, 5, 7, 9].map((x) => (isLand(x, y) ? '#' : '.')).join(''))
}

test('a coast across the box parts land, on its left, from sea', () => {
  expect(
    drawn([
      [
        [-2, 4],
        [5, 4],
        [12, 4],
      ],
    ]),
  ).toEqual(['#####', '#####', '#####', '.....', '.....'])
  expect(
    drawn([
      [
        [12, 4],
        [5, 4],
        [-2, 4],
      ],
    ]),
  ).toEqual(['.....', '.....', '.....', '#####', '#####'])
})

test('coasts that cross it several times leave lands on both sides, or bays', () => {
  const sound: Point[][] = [
    [
      [-1, 6],
      [11, 6],
    ],
    [
      [11, 4],
      [-1, 4],
    ],
  ]
  expect(drawn(sound)).toEqual(['#####', '#####', '.....', '#####', '#####'])
  const strait: Point[][] = [
    [
      [4, 11],
      [4, -1],
    ],
    [
      [2, -1],
      [2, 11],
    ],
  ]
  expect(drawn(strait)).toEqual(Array(5).fill('#.###'))
  const bays: Point[][] = [
    [
      [-1, 2],
      [4, 2],
      [4, -1],
      [8, -1],
      [8, 2],
      [11, 2],
    ],
  ]
  expect(drawn(bays)).toEqual(['#####', '#####', '#####', '#####', '..##.'])
})

test('an island inside is land in the sea, and a lagoon in it is water', () => {
  const island: Point[] = [
    [2, 2],
    [8, 2],
    [8, 8],
    [2, 8],
    [2, 2],
  ]
  expect(drawn([island])).toEqual(['.....', '.###.', '.###.', '.###.', '.....'])
  const lagoon: Point[] = [
    [4, 4],
    [4, 6],
    [6, 6],
    [6, 4],
    [4, 4],
  ]
  expect(drawn([island, lagoon])).toEqual(['.....', '.###.', '.#.#.', '.###.', '.....'])
})

test('water that no land surrounds lies in land that goes on', () => {
  expect(
    drawn([
      [
        [4, 4],
        [4, 6],
        [6, 6],
        [6, 4],
        [4, 4],
      ],
    ]),
  ).toEqual(['#####', '#####', '##.##', '#####', '#####'])
})

test('an island that reaches beyond the box keeps its part within', () => {
  const island: Point[] = [
    [4, 4],
    [14, 4],
    [14, 14],
    [4, 14],
    [4, 4],
  ]
  expect(drawn([island])).toEqual(['..###', '..###', '..###', '.....', '.....'])
})

test('a coast that only touches a corner decides nothing; one that begins in it does', () => {
  const touching: Point[] = [
    [-2, 2],
    [0, 0],
    [2, -2],
  ]
  expect(drawn([touching], true)).toEqual(Array(5).fill('#####'))
  const fromCorner: Point[] = [
    [0, 0],
    [10, 9],
  ]
  expect(drawn([fromCorner])).toEqual(['#####', '####.', '###..', '##...', '#....'])
})

test('a gap in the coast is mended', () => {
  const halves: Point[][] = [
    [
      [-1, 4],
      [4.8, 4],
    ],
    [
      [5.2, 4],
      [11, 4],
    ],
  ]
  expect(drawn(halves)).toEqual(['#####', '#####', '#####', '.....', '.....'])
  expect(
    drawn([
      [
        [2, 2],
        [8, 2],
        [8, 8],
        [2, 8],
        [2, 2.4],
      ],
    ]),
  ).toEqual(['.....', '.###.', '.###.', '.###.', '.....'])
})

test('a coast that breaks off near the edge is led to it', () => {
  expect(
    drawn([
      [
        [0.5, 4],
        [5, 4],
        [9.5, 4],
      ],
    ]),
  ).toEqual(['#####', '#####', '#####', '.....', '.....'])
})

test('a box that no coast comes near is what it is said to be', () => {
  expect(drawn([], true)).toEqual(Array(5).fill('#####'))
  expect(
    drawn(
      [
        [
          [20, 20],
          [30, 20],
        ],
      ],
      false,
    ),
  ).toEqual(Array(5).fill('.....'))
})
