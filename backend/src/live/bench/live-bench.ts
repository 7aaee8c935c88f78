import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { Audience, type World } from './bench-world.ts'
import { comeBack } from './come-back.ts'
import { fanOut } from './fan-out.ts'
import { makeRelay, Organiser } from './make-relay.ts'
import { phonesLoad } from './phones-load.ts'
import { startNode } from './start-node.ts'
import { twoNodes } from './two-nodes.ts'

/**
 * `npm run bench:live [-- --sockets 10000 --seconds 60 --rounds 20 --back 1000 --phones 500 --watching 500
 * --only fan-out,come-back,phones,two-nodes]`: the server in a process of its own on a PostgreSQL of its own, and
 * viewers and phones in others, all on this machine. Says for each figure whether it is as good as it must be;
 * smaller numbers give a quick look. `watching`: sockets that are open while phones report.
 */

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '20' },
    back: { type: 'string', default: '1000' },
    phones: { type: 'string', default: '500' },
    watching: { type: 'string', default: '500' },
    only: { type: 'string', default: 'fan-out,come-back,phones,two-nodes' },
  },
})
const [sockets = 0, seconds = 0, rounds = 0, back = 0, phones = 0, watching = 0] = (
  ['sockets', 'seconds', 'rounds', 'back', 'phones', 'watching'] as const
).map((name) => Number(values[name]))
if (!(sockets && seconds && rounds && back && phones && watching))
  throw new Error('all numbers must be above 0')
const parts = values.only.split(',')

const undo: (() => Promise<unknown>)[] = []
try {
  await bench()
} finally {
  for (const step of undo.reverse()) await step()
}

async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'stafet-bench-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const postgres = await startEmbeddedPostgres({ dataDir: folder })
  undo.push(() => postgres.stop())
  const start = (port?: number) =>
    startNode(
      { DATABASE_URL: postgres.url, ...(port === undefined ? {} : { PORT: String(port) }) },
      join(folder, `node-${port ?? 'new'}`),
    )
  const node = await start()
  const asOrganiser = new Organiser(node.url)
  await asOrganiser.logIn()
  const relay = await makeRelay(asOrganiser, phones, 50)
  const audience = new Audience(4)
  const world: World = { node, startNode: start, relay, audience }
  undo.push(
    () => audience.stop(),
    () => world.node.kill(),
  )

  const rates = { checkInsPerS: 50, pointsPerS: 200, seconds }
  if (parts.includes('fan-out')) await fanOut(world, sockets, rounds)
  if (parts.includes('come-back')) await comeBack(world, back)
  if (parts.includes('phones')) {
    await audience.open(world.node.url, watching, { subscribe: { type: 'subscribe', slug: relay.slug } })
    await phonesLoad([world.node.url], relay, asOrganiser, rates)
    await audience.close()
  }
  if (parts.includes('two-nodes')) await twoNodes(world, asOrganiser, sockets, rounds, rates)
}
