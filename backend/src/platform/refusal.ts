import type { z } from 'zod'
import type { ErrorCode } from '@stafet/domain/contract/errors.ts'

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  'malformed-json': 400,
  'unreadable-file': 400,
  'unreadable-picture': 400,
  'not-logged-in': 401,
  'wrong-log-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'unknown-relay': 404,
  'unknown-link': 404,
  'unknown-code': 404,
  'changed-meanwhile': 409,
  'not-planned': 409,
  'already-running': 409,
  'already-taken': 409,
  'not-under-way': 409,
  'too-large': 413,
  'too-many-requests': 429,
  unexpected: 500,
  unavailable: 503,
}

/** A request refused for a reason that the caller is told in their own language. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    /** What did not fit which schema: where and why is told in the caller's language. */
    readonly misfit: { schema: z.ZodType; value: unknown } | null = null,
    /** A more exact message than the code's own, already in the caller's language. */
    readonly told?: string,
  ) {
    super(code)
  }

  get status(): number {
    return statusOf[this.code]
  }
}
