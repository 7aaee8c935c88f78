import { z } from 'zod'

/** Every way in which a request or a live message can be refused. */
export const errorCode = z.enum([
  'invalid', // 400: the body or the address does not fit its schema; details say where
  'malformed-json', // 400: the body is not JSON
  'unreadable-file', // 400: an uploaded file is of no format that we read
  'not-logged-in', // 401
  'wrong-log-in', // 401
  'not-allowed', // 403
  'not-found', // 404: no such route or thing
  'unknown-relay', // 404
  'unknown-link', // 404: a link key that never was, was revoked or has expired
  'unknown-code', // 404: a typed code that belongs to no stop now
  'changed-meanwhile', // 409: somebody else wrote first; read again
  'not-planned', // 409: this needs a plan or a release that is not there yet
  'already-running', // 409: a planning run or rehearsal is under way
  'already-taken', // 409: the web address is in use
  'not-under-way', // 409: this can only be done while the relay runs
  'unreadable-picture', // 400: a photo that is no picture we can read
  'too-large', // 413
  'too-many-requests', // 429
  'unexpected', // 500
  'unavailable', // 503: the database does not answer
])
export type ErrorCode = z.infer<typeof errorCode>

/** The one shape of an error, over HTTP and WebSocket alike. */
export const errorBody = z.object({
  code: errorCode,
  /** What is wrong and what to do, in the caller's language. */
  message: z.string(),
  /** Where: one entry for each field that was refused; empty when the whole request was. */
  details: z.array(z.object({ path: z.string(), message: z.string() })),
})
export type ErrorBody = z.infer<typeof errorBody>
