import { smsParts, withPlainMarks } from './sms-parts.ts'

test('æ, ø and å take the room of one character', () => {
  expect(smsParts('æøåÆØÅ!'.repeat(22) + 'abcdef')).toBe(1)
  expect(smsParts('å'.repeat(160))).toBe(1)
  expect(smsParts('å'.repeat(161))).toBe(2)
  expect(smsParts('å'.repeat(306))).toBe(2)
  expect(smsParts('å'.repeat(307))).toBe(3)
})

test('some marks take the room of two', () => {
  expect(smsParts('€'.repeat(80))).toBe(1)
  expect(smsParts(`${'€'.repeat(80)}a`)).toBe(2)
})

test('one other character leaves room for 70', () => {
  expect(smsParts('š'.repeat(70))).toBe(1)
  expect(smsParts(`${'a'.repeat(70)}š`)).toBe(2)
})

test('marks that only look nicer are made plain, letters are not', () => {
  expect(withPlainMarks('“Kør” – nu…\u00a0kl. 10·30 Šárka')).toBe('"Kør" - nu... kl. 10-30 Šárka')
})
