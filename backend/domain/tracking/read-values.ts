/** Anything that JSON can hold, or that stood in an address or a form, by name. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a text of JSON says; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A finite number, also when written as text, with a point or with a decimal comma; otherwise null. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string') return null
  const text = value.trim()
  if (!/^[+-]?\d{1,20}([.,]\d{1,20})?(e[+-]?\d{1,2})?$/i.test(text)) return null
  return Number(text.replace(',', '.'))
}

/** As `numberIn`, times `factor`; null outside `from` … `to`, which is how phones say that they do not know. */
export function measureIn(value: unknown, from: number, to: number, factor = 1): number | null {
  const number = numberIn(value)
  const measure = number === null ? null : number * factor
  return measure !== null && measure >= from && measure <= to ? measure : null
}

/** Numbers up to here are seconds; larger ones milliseconds. */
const MOST_SECONDS = 2 ** 31 - 1
// In an address that was not encoded, the plus of a time zone has become a space.
const written = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)\s?(?:(Z)|([+\- ])?(\d\d):?(\d\d))?$/i

/**
 * An instant in milliseconds since 1970: from seconds or milliseconds, as number or text, or from ISO 8601 with
 * `T` or a space (UTC unless it says otherwise). NaN when it cannot be read, null when there is nothing to read.
 */
export function timeIn(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null
  const number = numberIn(value)
  if (number !== null) return Math.round(number < MOST_SECONDS ? number * 1000 : number)
  if (typeof value !== 'string') return NaN
  const [, date = '', time = '', , sign, hours, minutes] = written.exec(value.trim()) ?? []
  const zone = hours === undefined ? 'Z' : `${sign === '-' ? '-' : '+'}${hours}:${minutes}`
  return Math.round(Date.parse(`${date}T${time.replace(',', '.')}${zone}`))
}
