import type { IncomingHttpHeaders } from 'node:http'

/** The names under which the apps send what they call a device's id, which is where our key stands. */
const NAMES = ['id', 'deviceid', 'device_id', 'key']
const KEY = /^[\w-]{1,100}$/

interface Message {
  headers: IncomingHttpHeaders
  originalUrl: string
  /** Still bytes, whatever they are said to be. */
  body?: unknown
}

/**
 * The key that a tracker's message carries: as a bearer token (Overland), as the password of Basic auth
 * (OwnTracks), or, from apps that can set no header, in the address, the form or the JSON. null when there is
 * none.
 */
export function trackerKeyOf(message: Message): string | null {
  const found = [inHeader, inAddress, inBody].reduce<string | null>((key, look) => key ?? look(message), null)
  return found !== null && KEY.test(found) ? found : null
}

type Look = (message: Message) => string | null

const inHeader: Look = ({ headers }) => {
  const [, scheme, value = ''] = /^(bearer|basic) +(\S{1,500})$/i.exec(headers.authorization ?? '') ?? []
  if (scheme?.toLowerCase() !== 'basic') return value || null
  const [, password = ''] = /^[^:]*:(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? []
  return password || null
}

const inAddress: Look = ({ originalUrl }) =>
  inFields(new URLSearchParams(/\?(.*)$/s.exec(originalUrl)?.[1] ?? ''))

const inBody: Look = ({ body }) => {
  if (!Buffer.isBuffer(body)) return null
  const text = body.toString('utf8')
  if (!/^\s*[[{]/.test(text)) return inFields(new URLSearchParams(text))
  try {
    const message: unknown = JSON.parse(text)
    const first: unknown = Array.isArray(message) ? message[0] : message
    if (typeof first !== 'object' || first === null) return null
    const fields = Object.entries(first).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    )
    return inFields(new URLSearchParams(fields))
  } catch {
    return null
  }
}

function inFields(fields: URLSearchParams): string | null {
  return NAMES.reduce<string | null>((key, name) => key ?? (fields.get(name) || null), null)
}
