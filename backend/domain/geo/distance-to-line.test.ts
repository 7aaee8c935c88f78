import fc from 'fast-check'
import { pointAlong } from './along-line.ts'
import { distanceToLineM } from './distance-to-line.ts'
import { distanceM } from './distance.ts'

const place = fc.record({
  lat: fc.double({ min: 55, max: 55.1, noNaN: true }),
  lon: fc.double({ min: 11, max: 11.2, noNaN: true }),
})

test('beside a line it is the way straight to it, beyond its end the way to the end', () => {
  const line = [
    { lat: 55, lon: 11 },
    { lat: 55, lon: 11.1 },
  ]
  const beside = { lat: 55.01, lon: 11.05 }
  expect(distanceToLineM(beside, line)).toBeCloseTo(distanceM(beside, { lat: 55, lon: 11.05 }), 1)
  const beyond = { lat: 55, lon: 11.2 }
  expect(distanceToLineM(beyond, line)).toBeCloseTo(distanceM(beyond, { lat: 55, lon: 11.1 }), 1)
  expect(distanceToLineM(beside, [{ lat: 55, lon: 11 }])).toBeCloseTo(
    distanceM(beside, { lat: 55, lon: 11 }),
    1,
  )
  expect(distanceToLineM(beside, [])).toBe(Infinity)
})

test('no point of the line is nearer', () => {
  fc.assert(
    fc.property(
      place,
      fc.array(place, { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (from, line, share) => {
        const other = pointAlong(line, share)
        if (!other) throw new Error('the line has points')
        expect(distanceToLineM(from, line)).toBeLessThanOrEqual(distanceM(from, other) * 1.001 + 0.01)
      },
    ),
  )
})
