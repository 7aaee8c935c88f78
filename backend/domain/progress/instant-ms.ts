/** A log is full of instants of the same few days, and `Date.parse` is made for any text. */
let knownDate = ''
let knownMs = 0

/** An instant of the contract (`2026-10-05T07:00:00.000Z`) in milliseconds since 1970; NaN for what is none. */
export function instantMs(instant: string): number {
  const length = instant.length
  if (length !== 24 && length !== 20) return Date.parse(instant)
  const date = instant.slice(0, 11)
  if (date !== knownDate) {
    const ms = Date.parse(`${date}00:00:00Z`)
    if (Number.isNaN(ms)) return Date.parse(instant)
    knownDate = date
    knownMs = ms
  }
  const hour = twoDigits(instant, 11)
  const minute = twoDigits(instant, 14)
  const second = twoDigits(instant, 17)
  const milli = length === 24 ? twoDigits(instant, 20) * 10 + instant.charCodeAt(22) - 48 : 0
  return knownMs + ((hour * 60 + minute) * 60 + second) * 1000 + milli
}

const twoDigits = (text: string, at: number): number =>
  (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48
