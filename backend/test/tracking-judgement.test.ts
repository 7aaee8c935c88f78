import { findJumps } from '@stafet/domain/tracking/find-jumps.ts'
import fc from 'fast-check'
import { DataSource } from 'typeorm'
import { announce } from '../src/tracking/sending-trackers.ts'
import { until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { at, here, osmand, overland, storedPositions, trackLeg } from './track-leg.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('five hundred points from hours ago, sent late, twice and among others, are each kept once', async () => {
  const { key, shown, made } = await trackLeg(server)
  const burst = Array.from({ length: 500 }, (_, index) => ({ ms: at('07:30:00') + index * 10_000, ...here }))
  await server.anybody.get(osmand(key, at('14:00:00'))).expect(200)
  await overland(server, key, burst).expect(200)
  await overland(server, key, burst).expect(200)
  await overland(server, key, [...burst.slice(0, 3), ...burst.slice(0, 3)]).expect(200)
  expect(await shown()).toMatchObject({ kept: 501, putAside: {} })
  expect((await storedPositions(server, made.tracker.id)).map(({ ms }) => ms)).toEqual([
    ...burst.map(({ ms }) => ms),
    at('14:00:00'),
  ])
})

test('two that send the same at the same time are kept once', async () => {
  const { key, shown } = await trackLeg(server)
  const burst = Array.from({ length: 50 }, (_, index) => ({ ms: at('08:00:00') + index * 10_000, ...here }))
  const answers = await Promise.all(Array.from({ length: 6 }, () => overland(server, key, burst)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect((await shown()).kept).toBe(50)
})

test('two nodes that hear the same phones at once keep each position once, and wait for each other', async () => {
  const { make, shown } = await trackLeg(server)
  const others = [await make(1), await make(2), await make(2)]
  const node = await server.secondNode()
  const sends = others.flatMap(({ key }) =>
    Array.from({ length: 20 }, (_, index) => {
      const address = osmand(key, at('08:00:00') + Math.floor(index / 2) * 1000)
      return fetch((index % 2 === 0 ? server.url : node.url) + address)
    }),
  )
  const answers = await Promise.all(sends)
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  for (const { tracker } of others) expect((await storedPositions(server, tracker.id)).length).toBe(10)
  expect((await shown()).kept).toBe(0)
  await node.close()
})

test('telling the nodes of phones takes these in the order in which what they send is kept', async () => {
  const { make } = await trackLeg(server)
  const database = server.app.get(DataSource)
  const [first = '', second = ''] = [(await make(1)).tracker.id, (await make(2)).tracker.id].sort()
  // From now on it lies behind the other.
  await database.query('UPDATE tracker SET seen_at = now() WHERE id = $1', [first])
  const telling = await database.transaction(async (keeping) => {
    await keeping.query('SELECT FROM tracker WHERE id = $1 FOR UPDATE', [first])
    const told = announce(database.manager, [first, second])
    await until(async () => {
      const waiting = `SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`
      return (await database.query<object[]>(waiting)).length > 0
    })
    await keeping.query('SELECT FROM tracker WHERE id = $1 FOR UPDATE NOWAIT', [second])
    return { told }
  })
  await telling.told
})

test('what cannot be is put aside with its reason; outside the day not even the place is kept', async () => {
  const { key, shown, made } = await trackLeg(server)
  await overland(server, key, [
    { ms: at('08:00:00'), ...here },
    { ms: at('08:01:00'), lat: here.lon, lon: here.lat },
    { ms: at('08:02:00'), lat: 55.9, lon: 11.259 },
    { ms: at('08:03:00'), ...here, accuracy: 900 },
    { ms: at('08:04:00'), lat: here.lat + 0.02, lon: here.lon },
    { ms: at('08:05:00'), ...here },
    { ms: at('03:00:00'), ...here },
    { ms: Date.now() + 3_600_000, ...here },
  ]).expect(200)
  expect(await shown()).toMatchObject({
    kept: 3,
    exchanged: 1,
    putAside: { 'far-from-leg': 1, inaccurate: 1, jump: 1, 'outside-day': 1, 'in-future': 1 },
  })
  const kept = await storedPositions(server, made.tracker.id)
  expect(kept.map(({ lat, aside }) => [lat, aside])).toEqual([
    [null, 'outside-day'],
    [here.lat, null],
    [here.lat, null],
    [55.9, 'far-from-leg'],
    [here.lat, 'inaccurate'],
    [here.lat + 0.02, 'jump'],
    [here.lat, null],
    [null, 'in-future'],
  ])
})

test('jumps are the same in whatever order and parts the positions come', async () => {
  const { make } = await trackLeg(server)
  const place = fc.constantFrom(0, 0.0005, 0.001, 0.02, 0.0205, -0.02)
  const spread = fc.array(fc.tuple(place, fc.nat(2)), { minLength: 1, maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(spread, fc.infiniteStream(fc.nat()), async (points, order) => {
      const { key, tracker } = await make(1)
      const walk = points.map(([north], index) => ({
        ms: at('08:00:00') + index * 30_000,
        lat: here.lat + north,
        lon: here.lon,
      }))
      const parts = points.map(([, size]) => size)
      const left = walk.map((point) => ({ point, rank: order.next().value })).sort((a, b) => a.rank - b.rank)
      while (left.length > 0) {
        const batch = left.splice(0, 1 + (parts.pop() ?? 0)).map(({ point }) => point)
        await overland(server, key, batch).expect(200)
      }
      const expected = findJumps(
        walk.map(({ ms, ...rest }) => ({ ...rest, occurredMs: ms, accuracyM: 10 })),
        10,
      )
      const kept = await storedPositions(server, tracker.id)
      expect(kept.map(({ aside }) => aside === 'jump')).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})
