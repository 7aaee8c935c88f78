import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { reportedTime } from './reported-time.ts'

const plan = { days: [{ startsAt: '2026-10-05T07:00:00.000Z' }] } as DatedPlan
const now = '2026-10-06T12:00:00.000Z'
const told = (occurredAt: string, sentAt?: string): string =>
  new Date(reportedTime({ occurredAt, sentAt }, Date.parse(now), plan)).toISOString()

test.each([
  ['a clock that is right', '2026-10-06T11:50:00.000Z', now, '2026-10-06T11:50:00.000Z'],
  [
    'two hours fast, and three hours without coverage',
    '2026-10-06T11:00:00.000Z',
    '2026-10-06T14:00:00.000Z',
    '2026-10-06T09:00:00.000Z',
  ],
  [
    'two hours slow, at once',
    '2026-10-06T10:00:00.000Z',
    '2026-10-06T10:00:00.000Z',
    '2026-10-06T12:00:00.000Z',
  ],
  [
    'years behind, half an hour ago',
    '1970-01-01T00:00:00.000Z',
    '1970-01-01T00:30:00.000Z',
    '2026-10-06T11:30:00.000Z',
  ],
  ['set back before sending', '2026-10-06T11:50:00.000Z', '2026-10-06T10:00:00.000Z', now],
  ['set forward by years before sending', '1970-01-01T00:00:00.000Z', now, now],
  ['the day before the relay, tried out', '2026-10-04T08:00:00.000Z', now, '2026-10-04T08:00:00.000Z'],
])('%s', (_what, occurredAt, sentAt, expected) => {
  expect(told(occurredAt, sentAt)).toBe(expected)
})

test('without the time of sending it is taken as told, and never later than now', () => {
  expect(told('2026-10-06T11:00:00.000Z')).toBe('2026-10-06T11:00:00.000Z')
  expect(told('2026-10-06T13:00:00.000Z')).toBe(now)
  expect(told('2001-01-01T00:00:00.000Z')).toBe(now)
})
