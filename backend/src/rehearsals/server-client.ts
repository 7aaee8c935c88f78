import { errorBody } from '@stafet/domain/contract/errors.ts'
import type { z } from 'zod'

/** The server, or the lack of one, said no; the message is for people. */
export class Refused extends Error {}

/** Calls a running server as an organiser does. */
export class ServerClient {
  private cookie = ''
  private readonly server: string

  constructor(server: string) {
    this.server = server
  }

  async logIn(email: string, password: string): Promise<void> {
    const answer = await this.ask('POST', '/api/session', { email, password })
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  }

  async call<S extends z.ZodType>(
    schema: S,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<z.infer<S>> {
    return schema.parse(await (await this.ask(method, path, body)).json())
  }

  private async ask(method: string, path: string, body?: unknown): Promise<Response> {
    let answer: Response
    try {
      answer = await fetch(this.server + path, {
        method,
        headers: {
          cookie: this.cookie,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      })
    } catch {
      throw new Refused(`Ingen server svarer på ${this.server}. Start den med npm start.`)
    }
    if (answer.ok) return answer
    const parsed = errorBody.safeParse(await answer.json().catch(() => null))
    throw new Refused(parsed.data?.message ?? `Serveren svarede ${answer.status}`)
  }
}
