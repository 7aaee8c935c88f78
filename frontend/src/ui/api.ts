import { errorBody, type ErrorCode } from '@stafet/domain/contract/errors.ts'
import type { z } from 'zod'
import { currentLanguage, uiWord } from './language/language.ts'

/** Codes of our own for what happens before a server has answered in our terms. */
type ConnectionCode = 'no-connection' | 'unreadable-answer'

/** A refused or failed request. `message` is for people, in the language on screen. */
export class ApiError extends Error {
  readonly code: ErrorCode | ConnectionCode
  /** One entry for each field that was refused; `path` as the server names it, such as `days.0.to`. */
  readonly details: { path: string; message: string }[]

  constructor(code: ErrorCode | ConnectionCode, message: string, details: ApiError['details'] = []) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.details = details
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface RequestOptions {
  signal?: AbortSignal
  /** Asks the server whether what the browser has kept is still the newest, whatever its age. */
  revalidate?: boolean
  onHeaders?: (headers: Headers) => void
}

/**
 * Sends a request to our server and parses what comes back. A body is sent as JSON, a `FormData` as it is. An
 * empty answer (204) is `undefined`: give `z.undefined()` for it.
 * @throws {ApiError} when refused, when there is no connection, or when the answer does not fit the schema
 */
export async function request<Answer>(
  schema: z.ZodType<Answer>,
  method: Method,
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Answer> {
  const response = await send(method, path, body, options)
  options.onHeaders?.(response.headers)
  const text = await response.text()
  const answer = readJson(text)
  if (!response.ok) {
    const refusal = errorBody.safeParse(answer)
    if (refusal.success) throw new ApiError(refusal.data.code, refusal.data.message, refusal.data.details)
    throw new ApiError(
      response.status >= 500 ? 'no-connection' : 'unreadable-answer',
      uiWord(response.status >= 500 ? 'noConnection' : 'unreadable'),
    )
  }
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new ApiError('unreadable-answer', uiWord('unreadable'))
  return parsed.data
}

async function send(
  method: Method,
  path: string,
  body: unknown,
  { signal, revalidate = false }: RequestOptions,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': currentLanguage() }
  const isForm = body instanceof FormData
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json'
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : isForm ? body : JSON.stringify(body),
      signal,
      credentials: 'same-origin',
      cache: revalidate ? 'no-cache' : 'default',
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError('no-connection', uiWord('noConnection'))
  }
}

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What to tell people about any error that a request or a query threw. */
export function errorMessage(error: unknown): string {
  return error instanceof ApiError ? error.message : uiWord('unreadable')
}
