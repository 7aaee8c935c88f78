import type { Fields } from '../read-values.ts'

/** The fields of an address or a form, for tests; the server has the platform's own parser. */
export function fieldsOf(query: string): Fields {
  return Object.fromEntries(
    query.split('&').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decode(value)]
    }),
  )
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
