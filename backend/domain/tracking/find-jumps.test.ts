import fc from 'fast-check'
import { FASTEST_MPS, findJumps, mostSpeedMps, type TimedPlace } from './find-jumps.ts'

/** A place some metres north of Vemmelev, some seconds after the start. */
const place = (northM: number, afterS: number, accuracyM: number | null = 10): TimedPlace => ({
  lat: 55.36 + northM / 111_195,
  lon: 11.26,
  occurredMs: afterS * 1000,
  accuracyM,
})
const FOOT = 10

test('a walk has no jumps, also with long silences in it', () => {
  const walk = [0, 60, 120, 4000, 4010].map((s) => place(s * 1.4, s))
  expect(findJumps(walk, FOOT)).toEqual([false, false, false, false, false])
})

test('one strange place between two good ones is a jump', () => {
  expect(findJumps([place(0, 0), place(3000, 60), place(150, 120)], FOOT)).toEqual([false, true, false])
})

test('two strange places that agree are the truth: the first was the wrong one if nobody agreed with it', () => {
  expect(findJumps([place(0, 0), place(3000, 60), place(3080, 120)], FOOT)).toEqual([true, false, false])
  const walked = [place(-100, -60), place(0, 0), place(3000, 60), place(3080, 120)]
  expect(findJumps(walked, FOOT)).toEqual([false, false, false, false])
  expect(findJumps(walked.slice(1), FOOT, true)).toEqual([false, false, false])
})

test('strange places that do not agree with each other are all jumps', () => {
  const wild = [place(0, 0), place(5000, 10), place(-5000, 20), place(9000, 30), place(30, 40)]
  expect(findJumps(wild, FOOT)).toEqual([false, true, true, true, false])
})

test('the last place stays a jump until another agrees', () => {
  expect(findJumps([place(0, 0), place(3000, 60)], FOOT)).toEqual([false, true])
})

test('a bicycle may go where feet may not, and inaccuracy is no jump', () => {
  const ride = [place(0, 0), place(1000, 60)]
  expect([findJumps(ride, FOOT), findJumps(ride, 20)]).toEqual([
    [false, true],
    [false, false],
  ])
  expect(findJumps([place(0, 0, 200), place(220, 1, 10)], FOOT)).toEqual([false, false])
  expect(findJumps([place(0, 0, null), place(120, 1, null)], FOOT)).toEqual([false, false])
})

test('a leg with a ferry on it is as fast as the ferry', () => {
  expect(mostSpeedMps({ way: 'foot', ferries: [] })).toBe(10)
  expect(mostSpeedMps({ way: 'bicycle', ferries: [] })).toBe(20)
  expect(mostSpeedMps({ way: 'foot', ferries: ['Agersø'] })).toBe(22)
  expect(FASTEST_MPS).toBe(22)
})

test('nothing and one place have no jumps', () => {
  expect([findJumps([], FOOT), findJumps([place(0, 0)], FOOT)]).toEqual([[], [false]])
})

test('a jump into a steady walk never hides any of the walk', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 30 }),
      fc.nat(),
      fc.integer({ min: 5000, max: 50_000 }),
      (length, pick, farM) => {
        const strange = 2 + (pick % (length - 2))
        const walk = Array.from({ length }, (_, at) => place(at * 80 + (at === strange ? farM : 0), at * 60))
        expect(findJumps(walk, FOOT)).toEqual(walk.map((_, at) => at === strange))
      },
    ),
  )
})
