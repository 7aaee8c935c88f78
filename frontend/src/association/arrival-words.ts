import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { intervalWords } from '../ui/expected-words.ts'
import type { Formats } from '../ui/format.ts'

type Arrival = Pick<CheckInPage['stop'], 'startsAt' | 'expectedAt' | 'earliestAt' | 'latestAt'>

/** Later than this is worth a word; less is within what people mean by a time. */
const lateMs = 5 * 60_000

/**
 * When the baton comes to a stop, as the page knows it: on time, late with an honest interval and what the plan says,
 * or passed by now, as on a page that has not heard anything for a while.
 */
export function arrivalWords(
  { startsAt, expectedAt, earliestAt, latestAt }: Arrival,
  nowMs: number,
  formats: Formats,
) {
  const planned = formats.when(startsAt, nowMs)
  if (nowMs - Date.parse(expectedAt) > lateMs)
    return { as: 'passed', when: formats.when(expectedAt, nowMs), between: '', planned: '' } as const
  const isLate = Date.parse(expectedAt) - Date.parse(startsAt) > lateMs
  if (!isLate) return { as: 'onTime', when: planned, between: '', planned: '' } as const
  const interval = earliestAt &&
    latestAt && { earliestMs: Date.parse(earliestAt), latestMs: Date.parse(latestAt) }
  const between = (interval && intervalWords(interval, formats)) ?? ''
  return { as: 'late', when: formats.aboutWhen(expectedAt, nowMs), between, planned } as const
}
