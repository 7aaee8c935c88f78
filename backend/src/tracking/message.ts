import type { Fields } from '@stafet/domain/tracking/read-values.ts'
import { isJson } from '@stafet/domain/tracking/dialects/traccar.ts'
import { raw, type Request } from 'express'

/** Five thousand points of the most talkative dialect, twice. */
const BODY_LIMIT = '5mb'

/**
 * Takes bodies as bytes, whatever they are said to be: broken JSON from a phone whose key is right must be answered
 * and put aside, not refused.
 */
export const messageBytes = raw({ type: () => true, limit: BODY_LIMIT })

/** A message's body as text; bytes that are none become the sign for that. */
export function bodyOf(request: Request): string {
  const body: unknown = request.body
  return Buffer.isBuffer(body) ? body.toString('utf8') : ''
}

/** The fields of its address and, when its body is a form, of that. */
export function fieldsOf(request: Request): Fields {
  const body = bodyOf(request)
  const asked = new URLSearchParams(/\?(.*)$/s.exec(request.originalUrl)?.[1] ?? '')
  return Object.fromEntries([...asked, ...new URLSearchParams(isJson(body) ? '' : body)])
}
