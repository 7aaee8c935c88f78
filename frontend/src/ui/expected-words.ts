import type { Formats } from './format.ts'

const fiveMinutesMs = 5 * 60_000
/** A narrower interval than this tells no more than the "ca." before the time. */
const worthTellingMs = 10 * 60_000

/** When something is expected, and between when and when it most likely comes; milliseconds. */
interface Expected {
  expectedMs: number
  earliestMs: number
  latestMs: number
}

/** "mellem 10.50 og 11.15", in whole five minutes that hold the interval; null when "ca. kl. 11" says it all. */
export function intervalWords(
  { earliestMs, latestMs }: Omit<Expected, 'expectedMs'>,
  formats: Formats,
): string | null {
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
