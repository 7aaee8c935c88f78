import type { Position } from '../contract/primitives.ts'
import { pointAlong } from './along-line.ts'
import { simplifyLine } from './simplify-line.ts'

const at = (lat: number, lon: number): Position => ({ lat, lon })

describe('pointAlong', () => {
  // Twice as far north as the second part goes south again.
  const line = [at(55, 11), at(55.02, 11), at(55.02, 11), at(55.01, 11)]

  test.each([
    [-1, 55],
    [0, 55],
    [1 / 3, 55.01],
    [2 / 3, 55.02],
    [5 / 6, 55.015],
    [1, 55.01],
    [2, 55.01],
  ])('at %p of the way it is at %p', (share, lat) => {
    expect(pointAlong(line, share)?.lat).toBeCloseTo(lat, 9)
  })

  test('parts count by their length, not by their number', () => {
    const uneven = [at(55, 11), at(55.001, 11), at(55.002, 11), at(55.003, 11), at(55.01, 11)]
    expect(pointAlong(uneven, 0.5)?.lat).toBeCloseTo(55.005, 9)
  })

  test('a line of one point, of the same point twice, and of none', () => {
    expect(pointAlong([at(55, 11)], 0.5)).toEqual(at(55, 11))
    expect(pointAlong([at(55, 11), at(55, 11)], 0.5)).toEqual(at(55, 11))
    expect(pointAlong([], 0.5)).toBeNull()
  })
})

describe('simplifyLine', () => {
  test('leaves out what lies within the tolerance, and keeps the ends and the corners', () => {
    // 0.00001° of latitude is 1.1 m.
    const line = [at(55, 11), at(55.00001, 11.01), at(55.00002, 11.02), at(55.01, 11.02), at(55.02, 11.02)]
    expect(simplifyLine(line, 3)).toEqual([at(55, 11), at(55.00002, 11.02), at(55.02, 11.02)])
  })

  test('keeps what lies farther off', () => {
    const line = [at(55, 11), at(55.0001, 11.01), at(55, 11.02)]
    expect(simplifyLine(line, 3)).toEqual(line)
    expect(simplifyLine(line, 12)).toEqual([at(55, 11), at(55, 11.02)])
  })

  test('a round trip to the same point keeps how far it went', () => {
    const line = [at(55, 11), at(55.01, 11), at(55, 11)]
    expect(simplifyLine(line, 3)).toEqual(line)
  })
})
