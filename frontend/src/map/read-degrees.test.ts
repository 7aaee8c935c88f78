import { readDegrees, writeDegrees } from './read-degrees.ts'

test('reads degrees with comma or point', () => {
  expect(readDegrees('55,4031', 90)).toBe(55.4031)
  expect(readDegrees(' -11.35 ', 180)).toBe(-11.35)
})

test('refuses what is no number or not on earth', () => {
  expect(['', 'nord', '55,4,1', '1e2', '90,1', '-91'].map((text) => readDegrees(text, 90))).toEqual(
    Array(6).fill(null),
  )
})

test('writes to about a metre, as Danes write numbers', () => {
  expect(writeDegrees(55.403)).toBe('55,40300')
})
