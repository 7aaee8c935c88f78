import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { errorBody } from '@stafet/domain/contract/errors.ts'

/** Longer than any answer should take, and shorter than people wait. */
const GIVE_UP_MS = 30_000

/** Phones that report at a steady rate and send each report again, unchanged, until it is acknowledged. */
export class SteadyReports {
  readonly acknowledged: string[] = []
  /** By code, or `no answer`: how often a try was refused, and the longest time that one took. */
  readonly refusals = new Map<string, { times: number; longestMs: number; words: string }>()
  private waiting = 0
  private stopped = false
  private readonly done: Promise<void>
  private readonly url: string
  private readonly keys: readonly string[]

  constructor(url: string, keys: readonly string[], perS: number) {
    this.url = url
    this.keys = keys
    this.done = this.run(1000 / perS)
  }

  /** Resolves when everything that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.done
    while (this.waiting > 0) await wait(50)
  }

  private async run(everyMs: number): Promise<void> {
    for (let at = 0; !this.stopped; at++) {
      void this.report(this.keys[at % this.keys.length] ?? '')
      await wait(everyMs)
    }
  }

  private async report(key: string): Promise<void> {
    this.waiting += 1
    const id = randomUUID()
    const body = JSON.stringify({ id, kind: 'received', occurredAt: new Date().toISOString() })
    while (!(await this.send(key, body))) await wait(1000 + 1000 * Math.random())
    this.acknowledged.push(id)
    this.waiting -= 1
  }

  private async send(key: string, body: string): Promise<boolean> {
    const started = performance.now()
    try {
      const answer = await fetch(`${this.url}/api/check-in/reports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(GIVE_UP_MS),
      })
      const told: unknown = await answer.json()
      if (answer.ok) return true
      const { code, message } = errorBody.parse(told)
      this.refused(`${answer.status} ${code}`, message, performance.now() - started)
    } catch {
      this.refused('no answer', '', performance.now() - started)
    }
    return false
  }

  private refused(what: string, words: string, tookMs: number): void {
    const { times = 0, longestMs = 0 } = this.refusals.get(what) ?? {}
    this.refusals.set(what, { times: times + 1, longestMs: Math.max(longestMs, tookMs), words })
  }
}
