import { isEarly, nextStep } from './check-in-step.ts'

const waiting = { receivedAt: null, skipped: false }
const reached = { ...waiting, receivedAt: '2027-10-12T13:00:00Z' }
const leftOut = { ...waiting, skipped: true }
const at = (kind: 'received' | 'handed-on', side: 'receiver' | 'giver' = 'receiver') => ({ kind, side })

it.each([
  ['nothing', [], waiting, 'receive'],
  ['the arrival', [at('received')], waiting, 'hand-on'],
  ['the arrival, told twice', [at('received'), at('received')], waiting, 'hand-on'],
  ['the handing on', [at('received'), at('handed-on')], waiting, 'arrived'],
  ['the handing on alone', [at('handed-on')], waiting, 'arrived'],
  ['the handing on, which the next stop has confirmed', [at('handed-on')], reached, 'done'],
  ['the handing on, when the next stop is left out', [at('handed-on')], leftOut, 'done'],
  ['the handing on at the last stop', [at('handed-on')], null, 'done'],
  ['the arrival at the next', [at('handed-on'), at('received', 'giver')], waiting, 'done'],
  ['only the arrival at the next', [at('received', 'giver')], waiting, 'receive'],
] as const)('after %s comes %4$s', (_what, reports, to, step) => {
  expect(nextStep(reports, to)).toBe(step)
})

it('asks once more when the baton is not expected for hours', () => {
  const expected = '2027-10-12T12:30:00Z'
  expect(isEarly(expected, Date.parse('2027-10-12T10:29:59Z'))).toBe(true)
  expect(isEarly(expected, Date.parse('2027-10-12T10:30:00Z'))).toBe(false)
  expect(isEarly(expected, Date.parse('2027-10-12T18:00:00Z'))).toBe(false)
})
