import { isFields, type Fields } from '../read-values.ts'
import { putAside, readJson, readPoints, type Reading } from '../reading.ts'
import { readOsmand } from './osmand.ts'
import { readTraccarJson } from './traccar-json.ts'

/**
 * Whatever a Traccar Client sends to the one address that it was set up with: its version decides the dialect.
 * `fields` are those of the address and, when the body is a form, of the body.
 */
export function readTraccar(fields: Fields, body: string): Reading {
  return isJson(body) ? readJson(body, readMessage) : readPoints([fields], readOsmand)
}

/** Whether a body is meant as JSON and not as a form: older versions do not always say which by its type. */
export const isJson = (body: string): boolean => /^\s*[[{]/.test(body)

/** Version 9's own shape; or the fields of an address, put into JSON by whoever stands in between. */
function readMessage(message: unknown): Reading {
  if (isFields(message) && (isFields(message.location) || Array.isArray(message.location))) {
    return readTraccarJson(message)
  }
  const points: unknown[] = Array.isArray(message) ? message : [message]
  return points.length === 0
    ? putAside('not-a-location')
    : readPoints(points, (point) => (isFields(point) ? readOsmand(point) : 'unreadable'))
}
