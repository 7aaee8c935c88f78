import { createFormats } from './format.ts'
import { expectedWords, intervalWords } from './expected-words.ts'

const da = createFormats('da', 'Europe/Copenhagen')
const en = createFormats('en', 'Europe/Copenhagen')
const at = (time: string, day = 5) => Date.parse(`2026-10-0${day}T${time}Z`)
const expected = (earliest: string, time: string, latest: string) => ({
  earliestMs: at(earliest),
  expectedMs: at(time),
  latestMs: at(latest),
})

test('an expected time with its interval, in five minutes that hold it', () => {
  const one = expected('08:51:10', '09:01:00', '09:13:20')
  expect(expectedWords(one, at('08:00:00'), da)).toBe('ca. kl. 11 (mellem 10.50 og 11.15)')
  expect(expectedWords(one, at('08:00:00', 4), en)).toBe('Monday around 11:00 (between 10:50 and 11:15)')
})

test('as sure as the words "ca." can say, it is not told', () => {
  expect(expectedWords(expected('09:00:00', '09:00:00', '09:00:00'), at('08:00:00'), da)).toBe('ca. kl. 11')
  expect(intervalWords(expected('09:00:00', '09:01:00', '09:05:00'), da)).toBeNull()
  expect(intervalWords(expected('09:00:00', '09:01:00', '09:05:01'), da)).toBe('mellem 11.00 og 11.10')
})
