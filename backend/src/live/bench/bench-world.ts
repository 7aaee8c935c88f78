import { randomUUID } from 'node:crypto'
import { checkInAnswer } from '@stafet/domain/contract/check-in.ts'
import { liveSnapshot, type LiveSnapshot } from '@stafet/domain/contract/live.ts'
import type { BenchRelay } from './make-relay.ts'
import type { RunningNode } from './start-node.ts'
import { nowMs, Worker, type Questions, type Subscription } from './worker-messages.ts'

/** What is measured, and what measures it. */
export interface World {
  node: RunningNode
  /** Starts a node on the same database; on the same port as an earlier one, if told. */
  startNode(port?: number): Promise<RunningNode>
  relay: BenchRelay
  audience: Audience
}

/** Reads what everybody may read. */
export async function snapshotOf(url: string, slug: string): Promise<LiveSnapshot> {
  const answer = await fetch(`${url}/api/public/relays/${slug}/live`)
  return liveSnapshot.parse(await answer.json())
}

let turn = 0
/** Checks in at one stop after the other; resolves with the log's number for it when it is acknowledged. */
export async function checkIn(url: string, { checkInKeys }: BenchRelay, id = randomUUID()): Promise<number> {
  const report = {
    method: 'POST',
    headers: {
      authorization: `Bearer ${checkInKeys[turn++ % checkInKeys.length] ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ id, kind: 'received', occurredAt: new Date().toISOString() }),
  }
  const send = (): Promise<Response> => fetch(`${url}/api/check-in/reports`, report)
  // As phones do, once more when the line broke: it may have been to a node that is gone.
  const answer = await send().catch(send)
  if (!answer.ok) throw new Error(`a check-in was refused: ${answer.status} ${await answer.text()}`)
  return checkInAnswer.parse(await answer.json()).event.seq
}

/** What a page asks for that has everything. */
export async function subscription(url: string, slug: string): Promise<Subscription> {
  const { relay, release, seq } = await snapshotOf(url, slug)
  return { type: 'subscribe', slug, relayId: relay.id, release: release.number, after: seq }
}

/** Viewers in several processes, each with an address of its own, so that ports do not run out. */
export class Audience {
  private readonly workers: readonly Worker[]

  constructor(processes: number) {
    this.workers = Array.from({ length: processes }, () => new Worker('viewers-worker.ts'))
  }

  async open(
    url: string,
    count: number,
    more: Pick<Questions['open']['ask'], 'subscribe'> & { atOnce?: number; stay?: boolean },
  ): Promise<number[]> {
    const { length } = this.workers
    const share = Math.ceil(count / length)
    const answers = await this.each('open', (at) => ({
      url: `${url.replace('http', 'ws')}/live`,
      source: `127.0.0.${at + 2}`,
      count: Math.min(share, Math.max(0, count - at * share)),
      stay: false,
      ...more,
      atOnce: Math.ceil((more.atOnce ?? 100) / length),
    }))
    return answers.flatMap(({ tookMs }) => tookMs)
  }

  /** How long after the start of `bring` each viewer had the message that holds `mark`. */
  async reach(
    mark: string,
    withinMs: number,
    bring: () => Promise<unknown>,
  ): Promise<{ tookMs: number[]; missing: number }> {
    await this.each('expect', () => ({ mark }))
    const started = nowMs()
    const [answers] = await Promise.all([this.each('seen', () => ({ withinMs })), bring()])
    return {
      tookMs: answers.flatMap(({ atMs }) => atMs.map((at) => at - started)),
      missing: answers.reduce((sum, { missing }) => sum + missing, 0),
    }
  }

  async close(): Promise<void> {
    await this.each('close', () => ({}))
  }

  async stop(): Promise<void> {
    for (const worker of this.workers) await worker.stop()
  }

  private each<N extends keyof Questions>(
    name: N,
    ask: (at: number) => Questions[N]['ask'],
  ): Promise<Questions[N]['answer'][]> {
    return Promise.all(this.workers.map((worker, at) => worker.ask(name, ask(at))))
  }
}
