import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { checkIn, subscription, type World } from './bench-world.ts'
import { quantile, report, spread } from './figures.ts'
import type { Organiser } from './make-relay.ts'
import { phonesLoad, type Rates } from './phones-load.ts'
import { Worker } from './worker-messages.ts'

const WITHIN_MS = 5000
/** Sockets for one balancer process: each takes two file descriptors. */
const MOST_PER_BALANCER = 9000

/** Two nodes behind a balancer: the same load together, and then one of them is killed. */
export async function twoNodes(
  world: World,
  asOrganiser: Organiser,
  sockets: number,
  rounds: number,
  rates: Rates,
): Promise<void> {
  const { relay, audience } = world
  const second = await world.startNode()
  const targets = [world.node.port, second.port]
  const balancers = Array.from(
    { length: Math.ceil(sockets / MOST_PER_BALANCER) },
    () => new Worker('balancer-worker.ts'),
  )
  try {
    const urls: string[] = []
    for (const balancer of balancers) {
      const { port } = await balancer.ask('listen', { port: 0, targets })
      urls.push(`http://127.0.0.1:${port}`)
    }
    const [url = ''] = urls
    const subscribe = await subscription(url, relay.slug)
    const load = async (viewers: number): Promise<void> => {
      for (const [at, one] of urls.entries()) {
        const share = Math.ceil(viewers / urls.length)
        const count = Math.min(share, viewers - at * share)
        await audience.open(one, count, { subscribe, stay: true })
      }
    }
    await load(sockets)
    const tookMs: number[] = []
    let missing = 0
    for (let round = 0; round < rounds; round++) {
      const id = randomUUID()
      const reached = await audience.reach(id, 20_000, () => checkIn(url, relay, id))
      tookMs.push(...reached.tookMs)
      missing += reached.missing
      await wait(300)
    }
    report(`two nodes: a check-in on ${sockets} sockets, ${missing} missing`, spread(tookMs), missing === 0)
    await phonesLoad(urls, relay, asOrganiser, rates)

    const id = randomUUID()
    const { tookMs: backMs, missing: lost } = await audience.reach(id, 30_000, async () => {
      await second.kill()
      await checkIn(url, relay, id)
    })
    report(
      `one node killed: its clients are on the other and current, ${lost} missing`,
      spread(backMs),
      lost === 0 && quantile(backMs, 1) <= WITHIN_MS,
    )
  } finally {
    await audience.close()
    for (const balancer of balancers) await balancer.stop()
    await second.kill()
  }
}
