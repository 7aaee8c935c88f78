import { isEarly, nextStep } from './check-in-step.ts'

it.each([
  [[], 'receive'],
  [['received'], 'hand-on'],
  [['received', 'received'], 'hand-on'],
  [['received', 'handed-on'], 'done'],
  [['handed-on'], 'done'],
] as const)('after %j comes %s', (kinds, step) => {
  expect(nextStep(kinds.map((kind) => ({ kind })))).toBe(step)
})

it('asks once more when the baton is not expected for hours', () => {
  const expected = '2027-10-12T12:30:00Z'
  expect(isEarly(expected, Date.parse('2027-10-12T10:29:59Z'))).toBe(true)
  expect(isEarly(expected, Date.parse('2027-10-12T10:30:00Z'))).toBe(false)
  expect(isEarly(expected, Date.parse('2027-10-12T18:00:00Z'))).toBe(false)
})
