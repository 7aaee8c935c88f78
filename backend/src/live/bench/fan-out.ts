import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Audience, checkIn, subscription, type World } from './bench-world.ts'
import { quantile, report, spread } from './figures.ts'
import { Worker } from './worker-messages.ts'

const KB = 1024
/** Of both servers: the first of a fresh process take twice as long, until V8 has compiled what they go through. */
const WARM_UP = 5
const MOST_RATIO = 1.25
const MOST_BYTES = 20 * KB

/**
 * A check-in on all sockets: how long after it was sent, against a bare `ws` server that sends the same bytes to as
 * many sockets of the same viewers, a round here and a round there. And what a socket costs in memory.
 */
export async function fanOut(
  { node, relay, audience }: World,
  sockets: number,
  rounds: number,
): Promise<void> {
  const bare = new Worker('bare-worker.ts')
  const bareAudience = new Audience(2)
  try {
    const { port } = await bare.ask('listen', { port: 0, targets: [] })
    const bareUrl = `http://127.0.0.1:${port}`
    const subscribe = await subscription(node.url, relay.slug)

    const ours = await memoryOf(
      () => node.rss(),
      sockets,
      () => audience.open(node.url, sockets, { subscribe }),
    )
    report('memory per socket', `${(ours / KB).toFixed(1)} KB`, ours <= MOST_BYTES)
    const theirs = await memoryOf(
      () => rssOf(bare.pid),
      sockets,
      () => bareAudience.open(bareUrl, sockets, { subscribe: null }),
    )
    report('memory per socket, bare server', `${(theirs / KB).toFixed(1)} KB`)

    const product: number[] = []
    const compared: number[] = []
    const ratios: number[] = []
    let missing = 0
    for (let round = -WARM_UP; round < rounds; round++) {
      const id = randomUUID()
      const reached = await audience.reach(id, 20_000, () => checkIn(node.url, relay, id))
      await wait(300)
      const mark = randomUUID()
      const body = likeEvents(relay.id, mark)
      const bareReached = await bareAudience.reach(mark, 20_000, () =>
        fetch(bareUrl, { method: 'POST', body }).then((answer) => answer.text()),
      )
      await wait(300)
      missing += reached.missing + bareReached.missing
      if (round < 0) continue
      product.push(...reached.tookMs)
      compared.push(...bareReached.tookMs)
      ratios.push(quantile(reached.tookMs, 0.99) / quantile(bareReached.tookMs, 0.99))
    }
    report(`a check-in on ${sockets} sockets, ${rounds} rounds`, spread(product))
    report('the same bytes from a bare server', spread(compared))
    const ratio = quantile(product, 0.99) / quantile(compared, 0.99)
    const line = `${ratio.toFixed(2)} (median of rounds ${quantile(ratios, 0.5).toFixed(2)})`
    report('ratio of p99', line, ratio <= MOST_RATIO)
    report('messages that did not arrive', String(missing), missing === 0)
  } finally {
    await audience.close()
    await bareAudience.stop()
    await bare.stop()
  }
}

async function memoryOf(rss: () => number, sockets: number, open: () => Promise<unknown>): Promise<number> {
  await wait(1000)
  const before = rss()
  await open()
  await wait(3000)
  return (rss() - before) / sockets
}

const rssOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * KB

/** As many bytes as the product sends for a check-in. */
function likeEvents(relayId: string, id: string): string {
  const now = new Date().toISOString()
  const payload = { stopId: randomUUID(), greeting: '', side: 'receiver' }
  const event = { seq: 100, id, occurredAt: now, kind: 'received', payload }
  return JSON.stringify({ type: 'events', now, relayId, events: [event] })
}
