/**
 * The instant at which clocks in `timeZone` show `date` (`YYYY-MM-DD`) and `time` (`HH:MM`). Of a time that is
 * there twice, when summer time ends, the first; one that is not there at all, when it begins, is an hour later.
 */
export function localInstant(date: string, time: string, timeZone: string): string {
  const shown = Date.parse(`${date}T${time}:00Z`)
  // The offset before and after the only change that can be near.
  const early = shown - offsetMs(shown - DAY_MS, timeZone)
  const late = shown - offsetMs(shown + DAY_MS, timeZone)
  const fits = [early, late].find((ms) => ms + offsetMs(ms, timeZone) === shown)
  return new Date(fits ?? early).toISOString()
}

const DAY_MS = 86_400_000

/** How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds. */
function offsetMs(atMs: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(atMs)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(atMs / 1000) * 1000
}
