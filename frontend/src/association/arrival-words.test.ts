import { createFormats } from '../ui/format.ts'
import { arrivalWords } from './arrival-words.ts'
import { nextStop } from './testing/a-phone.test-data.ts'

const formats = createFormats('da', 'Europe/Copenhagen')
const at = (time: string) => Date.parse(`2027-10-12T${time}:00Z`)
const late = {
  ...nextStop,
  expectedAt: '2027-10-12T13:20:00Z',
  earliestAt: '2027-10-12T13:15:00Z',
  latestAt: '2027-10-12T13:31:00Z',
}

it.each([
  ['on time', nextStop, at('12:00'), { as: 'onTime', when: 'kl. 15.00', between: '', planned: '' }],
  [
    'late',
    late,
    at('12:00'),
    { as: 'late', when: 'ca. kl. 15.20', between: 'mellem 15.15 og 15.35', planned: 'kl. 15.00' },
  ],
  [
    'passed, as far as a page knows that is long offline',
    late,
    at('14:00'),
    { as: 'passed', when: 'kl. 15.20', between: '', planned: '' },
  ],
])('%s', (_what, stop, nowMs, expected) => {
  expect(arrivalWords(stop, nowMs, formats)).toEqual(expected)
})
