import { checkInAnswer, checkInPage, type CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { errorBody, type ErrorCode } from '@stafet/domain/contract/errors.ts'
import type { z } from 'zod'
import type { OutboxEntry } from './outbox.ts'

/** What came of asking: `no-answer` may be tried again, `refused` is the server's own, final no. */
export type Outcome<Value> =
  | { kind: 'answered'; value: Value }
  | { kind: 'no-answer' }
  | { kind: 'refused'; code: ErrorCode; message: string }

export interface CheckInApi {
  readPage(): Promise<Outcome<CheckInPage>>
  send(entry: OutboxEntry): Promise<Outcome<unknown>>
}

/** On a poor connection a request may hang for minutes; giving up and trying again is quicker. */
const patienceMs = 15_000

/** The check-in routes, for the link with this key. The key travels in a header, never in an address. */
export function checkInApi(key: string, language: () => string): CheckInApi {
  const headers = () => ({ authorization: `Bearer ${key}`, 'accept-language': language() })
  return {
    readPage: () => ask('/api/check-in', { headers: headers(), cache: 'no-store' }, checkInPage),
    send: (entry) =>
      ask(
        entry.type === 'report' ? '/api/check-in/reports' : '/api/check-in/withdrawals',
        {
          method: 'POST',
          headers: { ...headers(), 'content-type': 'application/json' },
          body: JSON.stringify(entry.body),
          // Goes on even when the phone is put away straight after the press.
          keepalive: true,
        },
        checkInAnswer,
      ),
  }
}

/** Only an answer that fits its schema counts: a hotel's log-in page also answers 200. */
async function ask<Schema extends z.ZodType>(
  address: string,
  request: RequestInit,
  schema: Schema,
): Promise<Outcome<z.infer<Schema>>> {
  try {
    const response = await fetch(address, { ...request, signal: AbortSignal.timeout(patienceMs) })
    const body: unknown = await response.json()
    if (response.ok) {
      const value = schema.safeParse(body)
      return value.success ? { kind: 'answered', value: value.data } : { kind: 'no-answer' }
    }
    const error = errorBody.safeParse(body)
    if (!error.success || mayPass.has(error.data.code)) return { kind: 'no-answer' }
    return { kind: 'refused', code: error.data.code, message: error.data.message }
  } catch {
    return { kind: 'no-answer' }
  }
}

const mayPass: ReadonlySet<ErrorCode> = new Set(['too-many-requests', 'unexpected', 'unavailable'])
