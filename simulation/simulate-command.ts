import { parseArgs } from 'node:util'
import { Logger } from '@nestjs/common'
import setup from '../backend/test/global-setup.ts'
import teardown from '../backend/test/global-teardown.ts'
import { createTestDatabase } from '../backend/test/test-database.ts'
import { simulate, type Run } from './simulate.ts'
import { tellFailure } from './tell-failure.ts'

// `npm run simulate -- --seed 7`, or many: `--seed 1 --seeds 1000`.

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    stops: { type: 'string', default: '120' },
    /** So many relays at once. */
    together: { type: 'string', default: '4' },
  },
})
const [seed, seeds, stops, together] = [values.seed, values.seeds, values.stops, values.together].map(Number)
if (!seed || !seeds || !stops || !together) {
  console.error('--seed, --seeds, --stops and --together are whole numbers from 1')
  process.exit(2)
}

Logger.overrideLogger(false)
// A PostgreSQL of its own, unless one is named.
const ownDatabase = process.env.TEST_DATABASE_URL === undefined
if (ownDatabase) await setup()
const database = await createTestDatabase()
const started = performance.now()
const sum = { presses: 0, events: 0, deaths: 0, resent: 0, unkept: 0 }
let next = seed
let failed = 0
let played = 0
try {
  await Promise.all(Array.from({ length: together }, () => playOn(seed + seeds)))
} finally {
  await database.drop()
  if (ownDatabase) await teardown()
}
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  `${seeds} relays of ${stops} stops in ${seconds} s: ${sum.presses} presses (${sum.unkept} gone with a page that was closed at once or a full phone, ` +
    `${sum.resent} sent more than once), ${sum.events} events, nodes killed ${sum.deaths} times; ${failed} relays failed`,
)
process.exit(failed === 0 ? 0 : 1)

async function playOn(before: number): Promise<void> {
  while (next < before) {
    const own = next++
    await simulate(own, stops ?? 0, database.url).then(count, (error: unknown) => {
      failed += 1
      console.error(`Seed ${own} ended: ${String(error)}`)
    })
    played += 1
    if (played % 50 === 0) console.log(`${played} of ${seeds} played, ${failed} failed`)
  }
}

function count(run: Run): void {
  for (const key of ['presses', 'events', 'deaths', 'resent', 'unkept'] as const) sum[key] += run.counts[key]
  if (run.findings.length === 0) return
  failed += 1
  console.error(tellFailure(run, stops ?? 0))
}
