import type { APIRequestContext } from '@playwright/test'

interface Schema<Value> {
  parse(answer: unknown): Value
}

/** Asks the API and reads the answer by its schema. Throws with the server's words when it refuses. */
export async function ask<Value>(
  api: APIRequestContext,
  schema: Schema<Value>,
  method: 'GET' | 'POST',
  path: string,
  options: { data?: unknown; headers?: Record<string, string> } = {},
): Promise<Value> {
  const answer = await api.fetch(path, { method, ...options })
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
  return schema.parse(await answer.json())
}
