import { Logger } from '@nestjs/common'
import { createTestDatabase } from '../backend/test/test-database.ts'
import { simulate } from './simulate.ts'
import { tellFailure } from './tell-failure.ts'

// Fifty relays, each another. Most of them are short, since what can go wrong goes wrong on the first stops; every
// 25th has all its 120 stops, as all have in `npm run simulate -- --seeds 1000`.

/** So many at once: while one waits for PostgreSQL another goes on. */
const TOGETHER = 4

const relays = Array.from({ length: 50 }, (_, at) => ({ seed: at + 1, stops: at % 25 === 24 ? 120 : 6 }))
const told = new Map<number, PromiseWithResolvers<string>>(
  relays.map(({ seed }) => [seed, Promise.withResolvers<string>()]),
)
let database: Awaited<ReturnType<typeof createTestDatabase>>
let playing: Promise<unknown>

beforeAll(async () => {
  Logger.overrideLogger(false)
  database = await createTestDatabase()
  const waiting = [...relays]
  const playOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { seed, stops } = next
      await simulate(seed, stops, database.url).then(
        (run) => told.get(seed)?.resolve(tellFailure(run, stops)),
        (error: unknown) => told.get(seed)?.resolve(`seed ${seed}: ${String(error)}`),
      )
    }
  }
  playing = Promise.all(Array.from({ length: TOGETHER }, playOn))
})

afterAll(async () => {
  await playing
  await database.drop()
})

test.each(relays)(
  'relay $seed of $stops stops: nothing lost, nothing doubled, all see the same',
  async ({ seed }) => {
    expect(await told.get(seed)?.promise).toBe('')
  },
)
