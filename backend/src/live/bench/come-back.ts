import { checkIn, subscription, type World } from './bench-world.ts'
import { quantile, report, spread } from './figures.ts'

const WITHIN_MS = 2000

/** Viewers who all come back in the same moment, right after a restart: how long until the last one is current. */
export async function comeBack(world: World, viewers: number): Promise<void> {
  const { relay, audience } = world
  const subscribe = await subscription(world.node.url, relay.slug)
  await checkIn(world.node.url, relay)
  for (const [who, what] of [
    ['that have all but the newest', subscribe],
    ['that have nothing yet', { type: 'subscribe', slug: relay.slug }],
  ] as const) {
    await world.node.kill()
    world.node = await world.startNode(world.node.port)
    const tookMs = await audience.open(world.node.url, viewers, { subscribe: what, atOnce: viewers })
    await audience.close()
    const holds = tookMs.length === viewers && quantile(tookMs, 1) <= WITHIN_MS
    report(`${viewers} viewers ${who}, back at once after a restart`, spread(tookMs), holds)
  }
}
