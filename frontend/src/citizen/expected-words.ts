import type { StopProgress } from '@stafet/domain/progress/progress.ts'
import type { Formats } from '../ui/format.ts'

const fiveMinutesMs = 5 * 60_000
/** A narrower interval than this tells no more than the "ca." before the time. */
const worthTellingMs = 10 * 60_000

type Expected = Pick<StopProgress, 'expectedMs' | 'earliestMs' | 'latestMs'>

/** "mellem 10.50 og 11.15", in whole five minutes that hold the interval; null when "ca. kl. 11" says it all. */
export function intervalWords({ earliestMs, latestMs }: Expected, formats: Formats): string | null {
  const from = Math.floor(earliestMs / fiveMinutesMs) * fiveMinutesMs
  const to = Math.ceil(latestMs / fiveMinutesMs) * fiveMinutesMs
  return to - from < worthTellingMs ? null : formats.between(from, to)
}

/** "tirsdag ca. kl. 11 (mellem 10.50 og 11.15)", as far as there is anything to add to the time. */
export function expectedWords(expected: Expected, nowMs: number, formats: Formats): string {
  const about = formats.aboutWhen(expected.expectedMs, nowMs)
  const interval = intervalWords(expected, formats)
  return interval === null ? about : `${about} (${interval})`
}
