import { Temporal } from 'temporal-polyfill'

/** The instant, in milliseconds since 1970, at which a clock on the wall in `timeZone` shows this date and time. */
export function instantMs(date: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds
}

export const toInstant = (ms: number): string => new Date(ms).toISOString()

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days
}

/** The date some days after another. */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** What calendar and clock on the wall in `timeZone` show at an instant, to the minute. */
export function wallClock(ms: number, timeZone: string): { date: string; time: string } {
  // A rehearsal's clock shows fractions of them.
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(timeZone)
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}
