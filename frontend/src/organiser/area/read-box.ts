import { bounds } from '@stafet/domain/contract/area.ts'

/**
 * The box that somebody wrote in degrees, as the server takes it: west, south, east, north, divided by commas or
 * semicolons or spaces. Empty when nothing was written, null when it is no box.
 */
export function readBox(written: string): string | null {
  const text = written.trim()
  if (text === '') return ''
  const numbers = text
    .split(/[;,\s]+/)
    .filter(Boolean)
    .map(Number)
  const [west, south, east, north] = numbers
  const read = numbers.length === 4 && bounds.safeParse({ west, south, east, north })
  return read && read.success ? numbers.join(',') : null
}
