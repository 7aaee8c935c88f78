import { errorBody, type ErrorCode } from '@stafet/domain/contract/errors.ts'
import type { z } from 'zod'

/** What came of asking: `no-answer` may be tried again, `refused` is the server's own, final no. */
export type Outcome<Value> =
  | { kind: 'answered'; value: Value }
  | { kind: 'no-answer' }
  | { kind: 'refused'; code: ErrorCode; message: string }

/** On a poor connection a request may hang for minutes; giving up and trying again is quicker. */
const usualPatienceMs = 15_000

/** Only an answer that fits its schema counts: a hotel's log-in page also answers 200. */
export async function ask<Schema extends z.ZodType>(
  address: string,
  request: RequestInit,
  schema: Schema,
  patienceMs = usualPatienceMs,
): Promise<Outcome<z.infer<Schema>>> {
  try {
    const response = await fetch(address, { ...request, signal: AbortSignal.timeout(patienceMs) })
    const body: unknown = response.status === 204 ? null : await response.json()
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
