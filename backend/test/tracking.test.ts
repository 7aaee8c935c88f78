import { randomUUID } from 'node:crypto'
import {
  latestPositions,
  madeTracker,
  trackerList,
  type MadeTracker,
  type Tracker,
} from '@stafet/domain/contract/tracking.ts'
import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { findJumps } from '@stafet/domain/tracking/find-jumps.ts'
import fc from 'fast-check'
import pg from 'pg'
import { LatestPositions } from '../src/tracking/latest-positions.ts'
import { PositionPurge } from '../src/tracking/purge-positions.ts'
import { buildCommunities, releaseRelay, until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let database: pg.Client
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'http://stafet.eksempel.invalid' })
  database = new pg.Client({ connectionString: server.databaseUrl })
  await database.connect()
})
afterAll(async () => {
  await database.end()
  await server.close()
})

const DAY = '2026-10-05'
const at = (time: string): number => Date.parse(`${DAY}T${time}Z`)
const iso = (ms: number): string => new Date(ms).toISOString()
/** On every leg between the communities that `buildCommunities` makes. */
const here = { lat: 55.363, lon: 11.259 }

/** A released relay of one day, and a tracker on the leg to one of its stops. */
async function setUp(stop = 1, inputs?: readonly CommunityInput[]) {
  const { relay, links, keys } = await releaseRelay(server, inputs, {
    days: [{ date: DAY, from: '09:00', to: '17:00' }],
  })
  const path = `/api/relays/${relay.id}/trackers`
  const make = async (index: number): Promise<MadeTracker> => {
    const input = { stopId: links[index]?.stopId, label: 'Bentes telefon' }
    return madeTracker.parse((await server.asOrganiser.post(path).send(input).expect(201)).body)
  }
  const made = await make(stop)
  const shown = async (): Promise<Tracker> => {
    const { trackers } = trackerList.parse((await server.asOrganiser.get(path).expect(200)).body)
    const found = trackers.find(({ id }) => id === made.tracker.id)
    if (!found) throw new Error('the tracker is not in the list')
    return found
  }
  return { relay, links, keys, path, make, made, key: made.key, shown }
}

const osmand = (key: string, ms: number, place = here, more = ''): string =>
  `/api/track/traccar?id=${key}&lat=${place.lat}&lon=${place.lon}&timestamp=${ms}&accuracy=10${more}`

interface Sent {
  ms: number
  lat: number
  lon: number
  accuracy?: number
}
const overland = (key: string, points: readonly Sent[]) =>
  server.anybody
    .post('/api/track/overland')
    .set('authorization', `Bearer ${key}`)
    .send({
      locations: points.map(({ ms, lat, lon, accuracy = 10 }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { timestamp: iso(ms), horizontal_accuracy: accuracy, speed: -1 },
      })),
    })

async function positions(
  trackerId: string,
): Promise<{ ms: number; lat: number | null; aside: string | null }[]> {
  const { rows } = await database.query<{ occurred_at: Date; lat: number | null; put_aside: string | null }>(
    'SELECT occurred_at, lat, put_aside FROM position_report WHERE tracker_id = $1 ORDER BY occurred_at',
    [trackerId],
  )
  return rows.map(({ occurred_at, lat, put_aside }) => ({ ms: occurred_at.getTime(), lat, aside: put_aside }))
}

test('a tracker is made for a leg, with everything that sets a phone up; its key is never seen again', async () => {
  const { made, links, shown } = await setUp()
  expect(made.tracker).toEqual({
    id: made.tracker.id,
    stopId: links[1]?.stopId,
    stop: { number: 2, name: links[1]?.name },
    label: 'Bentes telefon',
    privacy: 'live',
    revokedAt: null,
    seenAt: null,
    batteryShare: null,
    kept: 0,
    exchanged: 0,
    putAside: {},
  })
  expect(made.setUp.traccarQr).toBe(
    `http://stafet.eksempel.invalid/api/track/traccar?id=${made.key}&accuracy=high&distance=30&interval=60&buffer=true`,
  )
  expect(JSON.stringify(await shown())).not.toContain(made.key)
  const { rows } = await database.query('SELECT * FROM link_key WHERE tracker_id = $1', [made.tracker.id])
  expect(JSON.stringify(rows)).not.toContain(made.key)
})

test('where children or vulnerable people may carry, nobody is shown on the way', async () => {
  const inputs = buildCommunities(4).map((input, index) => ({
    ...input,
    category: index === 2 ? ('kindergarten' as const) : ('sports' as const),
    windows: [{ day: null, from: '09:00', to: '17:00' }],
  }))
  const { links, make } = await setUp(0, inputs)
  const sheltered = links.findIndex(({ name }) => name === 'Fællesskab 3')
  const privacies = []
  for (const index of links.keys()) privacies.push((await make(index)).tracker.privacy)
  expect(privacies).toEqual(
    links.map((_, index) => (index === sheltered || index === sheltered + 1 ? 'at-stops' : 'live')),
  )
})

test('a tracker needs a leg of the newest release', async () => {
  const { path, relay } = await setUp()
  await server.asOrganiser.post(path).send({ stopId: randomUUID() }).expect(404)
  const { body } = await server.asOrganiser.post(`/api/relays/${relay.id}/rehearsals`).send({ speed: 1 })
  const rehearsed = await server.asOrganiser
    .post(`/api/relays/${body.id}/trackers`)
    .send({ stopId: randomUUID() })
  expect(rehearsed.body.code).toBe('not-allowed')
  await server.asOrganiser.post(`/api/relays/${relay.id}/rehearsals/${body.id}/stop`)
})

test('every dialect is heard, and answered as its app expects', async () => {
  const { key, shown } = await setUp()
  const [first = 0] = [at('08:00:00')]
  const step = (index: number): number => first + index * 60_000
  const { lat, lon } = here
  const basic = `Basic ${Buffer.from(`stafet:${key}`).toString('base64')}`

  const traccar = await server.anybody.get(osmand(key, step(0) / 1000)).expect(200)
  expect(traccar.text).toBe('')
  await server.anybody
    .post('/api/track/traccar')
    .type('form')
    .send({ id: key, location: `${lat},${lon}`, timestamp: iso(step(1)), batt: '50' })
    .expect(200)
  await server.anybody.post(`${osmand(key, step(2))}&deviceid=x`).expect(200)
  await server.anybody
    .post('/api/track/traccar')
    .send({
      location: { timestamp: iso(step(3)), coords: { latitude: lat, longitude: lon, speed: -1 } },
      device_id: key,
    })
    .expect(200)
  const ownTracks = await server.anybody
    .post('/api/track/owntracks')
    .set({ authorization: basic, 'x-limit-u': 'stafet', 'x-limit-d': 'telefon' })
    .send({ _type: 'location', lat, lon, tst: step(4) / 1000, batt: 40 })
    .expect(200)
  expect(ownTracks.body).toEqual([])
  const batch = await overland(key, [{ ms: step(5), ...here }]).expect(200)
  expect(batch.body).toEqual({ result: 'ok' })
  await server.anybody
    .get(`/api/track/gpslogger?key=${key}&lat=${lat}&lon=${lon}&timestamp=${step(6) / 1000}&acc=5&batt=30`)
    .expect(200)
  await server.anybody
    .post('/api/track/gpslogger')
    .type('form')
    .send({ key, lat: String(lat), lon: String(lon), timestamp: iso(step(7)), batt: '25' })
    .expect(200)

  expect(await shown()).toMatchObject({
    kept: 8,
    putAside: {},
    batteryShare: 0.25,
    seenAt: expect.any(String),
  })
})

test('whatever comes with a valid key is answered and counted', async () => {
  const { key, shown } = await setUp()
  const bearer = { authorization: `Bearer ${key}` }
  const json = { ...bearer, 'content-type': 'application/json' }
  const send = (path: string, headers: Record<string, string>, body = '') =>
    fetch(`${server.url}/api/track/${path}`, { method: 'POST', headers, body })
  const answers = [
    await send('owntracks', json, '{"_type":"transition"}'),
    await send('owntracks', json, ''),
    await send('owntracks', json, '{"_type":'),
    await send('overland', json, '{"locations":[{"type":"Feature","properties":{}}]}'),
    await send('overland', { ...bearer, 'content-type': 'image/png; charset=nope' }, '\0\xff'),
    await send(
      'traccar',
      { 'content-type': 'application/x-www-form-urlencoded' },
      `id=${key}&notificationToken=t`,
    ),
    await send('traccar', json, '{"location":{"timestamp":"2026-10-05T08:00:00Z"}}'),
    await send(`gpslogger?key=${key}&lat=95&lon=11&timestamp=1`, {}),
    await send(`gpslogger?key=${key}&lat=55&lon=11&timestamp=1`, {}),
    await send(`gpslogger?key=${key}&lat=55&lon=11`, {}),
  ]
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect((await shown()).putAside).toEqual({
    'not-a-location': 3,
    unreadable: 2,
    'no-coordinates': 2,
    'out-of-range': 1,
    'absurd-time': 1,
    'no-time': 1,
  })
})

test('only a body that no app sends is too large', async () => {
  const { key, shown } = await setUp()
  const send = (bytes: number) =>
    fetch(`${server.url}/api/track/overland`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: ' '.repeat(bytes),
    })
  expect([(await send(5_000_000)).status, (await send(6_000_000)).status]).toEqual([200, 413])
  expect((await shown()).putAside).toEqual({ 'not-a-location': 1 })
})

test('a wrong key is refused, and so is a revoked one', async () => {
  const { key, path, made, keys, shown } = await setUp()
  for (const wrong of ['', 'forkert', keys[1] ?? '']) {
    const { body } = await server.anybody.get(osmand(wrong, at('08:00:00'))).expect(403)
    expect(body.code).toBe('not-allowed')
  }
  await server.anybody.get(osmand(key, at('08:00:00'))).expect(200)
  await server.asOrganiser.delete(`${path}/${made.tracker.id}`).expect(204)
  await server.anybody.get(osmand(key, at('08:01:00'))).expect(403)
  expect(await shown()).toMatchObject({ kept: 1, revokedAt: expect.any(String) })
  const { body } = await server.asOrganiser.get(`${path}/latest`).expect(200)
  expect(latestPositions.parse(body)).toEqual({ legs: [], public: null })
})

test("a tracker's key opens nothing else", async () => {
  const { key } = await setUp()
  await server.anybody.get('/api/check-in').set('authorization', `Bearer ${key}`).expect(404)
})

test('five hundred points from hours ago, sent late, twice and among others, are each kept once', async () => {
  const { key, shown, made } = await setUp()
  const burst = Array.from({ length: 500 }, (_, index) => ({ ms: at('07:30:00') + index * 10_000, ...here }))
  await server.anybody.get(osmand(key, at('14:00:00'))).expect(200)
  await overland(key, burst).expect(200)
  await overland(key, burst).expect(200)
  await overland(key, [...burst.slice(0, 3), ...burst.slice(0, 3)]).expect(200)
  expect(await shown()).toMatchObject({ kept: 501, putAside: {} })
  expect((await positions(made.tracker.id)).map(({ ms }) => ms)).toEqual([
    ...burst.map(({ ms }) => ms),
    at('14:00:00'),
  ])
})

test('two that send the same at the same time are kept once', async () => {
  const { key, shown } = await setUp()
  const burst = Array.from({ length: 50 }, (_, index) => ({ ms: at('08:00:00') + index * 10_000, ...here }))
  const answers = await Promise.all(Array.from({ length: 6 }, () => overland(key, burst)))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect((await shown()).kept).toBe(50)
})

test('two nodes that hear the same phones at once keep each position once, and wait for each other', async () => {
  const { make, shown } = await setUp()
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
  for (const { tracker } of others) expect((await positions(tracker.id)).length).toBe(10)
  expect((await shown()).kept).toBe(0)
  await node.close()
})

test('what cannot be is put aside with its reason; outside the day not even the place is kept', async () => {
  const { key, shown, made } = await setUp()
  await overland(key, [
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
  const kept = await positions(made.tracker.id)
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
  const { make } = await setUp()
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
        await overland(key, batch).expect(200)
      }
      const expected = findJumps(
        walk.map(({ ms, ...rest }) => ({ ...rest, occurredMs: ms, accuracyM: 10 })),
        10,
      )
      const kept = await positions(tracker.id)
      expect(kept.map(({ aside }) => aside === 'jump')).toEqual(expected)
    }),
    { numRuns: 25 },
  )
})

test('who sends too fast is answered later, and who floods is counted', async () => {
  const { key, shown } = await setUp()
  const answers = await Promise.all(
    Array.from({ length: 130 }, (_, index) => fetch(server.url + osmand(key, at('08:00:00') + index * 1000))),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const { kept, putAside } = await shown()
  expect(kept + (putAside['too-many'] ?? 0)).toBe(130)
  expect(kept).toBeGreaterThanOrEqual(100)
})

test('organisers see the newest position of each leg; everybody as its privacy allows', async () => {
  const { relay, path, key, made, make, keys, links } = await setUp()
  const latest = server.app.get(LatestPositions)
  const stopId = made.tracker.stopId
  const change = (privacy: string) =>
    server.asOrganiser.patch(`${path}/${made.tracker.id}`).send({ privacy }).expect(200)
  for (const minute of [0, 10, 20]) {
    await server.anybody.get(osmand(key, at('08:00:00') + minute * 60_000)).expect(200)
  }
  await server.anybody.get(osmand(key, at('08:21:00'), here, '&accuracy=999')).expect(200)
  const seen = (minute: number) => ({
    stopId,
    ...here,
    accuracyM: 10,
    occurredAt: iso(at('08:00:00') + minute * 60_000),
  })
  const { body } = await server.asOrganiser.get(`${path}/latest`).expect(200)
  expect(latestPositions.parse(body)).toEqual({
    legs: [{ ...seen(20), trackerId: made.tracker.id }],
    public: null,
  })

  const publicAt = async (time: string) => {
    const found = await latest.publicPosition(relay.id, at(time))
    return found && { ...found, trackerId: undefined }
  }
  expect(await publicAt('08:22:00')).toEqual({ ...seen(20), privacy: 'live' })
  // Too old to be where they are.
  expect(await publicAt('08:36:00')).toBeNull()
  await change('delayed')
  expect(await publicAt('08:27:00')).toEqual({ ...seen(10), privacy: 'delayed' })
  await change('at-stops')
  expect(await publicAt('08:22:00')).toBeNull()
  await change('live')

  // Somebody waits further on with the phone on: not the baton.
  const further = await make(2)
  await server.anybody.get(osmand(further.key, at('08:22:00'))).expect(200)
  expect(await publicAt('08:22:30')).toEqual({ ...seen(20), privacy: 'live' })
  // A second phone on the same leg that may not be seen hides both.
  const second = await make(1)
  await server.asOrganiser.patch(`${path}/${second.tracker.id}`).send({ privacy: 'at-stops' }).expect(200)
  expect(await publicAt('08:22:30')).toBeNull()
  await server.asOrganiser.delete(`${path}/${second.tracker.id}`).expect(204)
  expect(await publicAt('08:22:30')).toEqual({ ...seen(20), privacy: 'live' })

  // The baton has arrived: whose phone goes on telling is followed no longer.
  await server.anybody
    .post('/api/check-in/reports')
    .set('authorization', `Bearer ${keys[1] ?? ''}`)
    .send({ id: randomUUID(), kind: 'received', occurredAt: iso(at('08:22:10')) })
    .expect(200)
  expect(await publicAt('08:22:30')).toMatchObject({ stopId: links[2]?.stopId, privacy: 'live' })
})

test('nodes hear of a live position at most once in five seconds, and of no other', async () => {
  const { relay, path, key, make, made } = await setUp()
  const listener = new pg.Client({ connectionString: server.databaseUrl })
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ channel, payload }) =>
    heard.push(channel === 'marker' ? channel : (payload ?? '')),
  )
  await listener.query('LISTEN relay_changed; LISTEN marker')
  const heardUntilNow = async (): Promise<number> => {
    await database.query('NOTIFY marker')
    await until(() => heard.includes('marker'))
    return heard.splice(0).filter((payload) => payload === relay.id).length
  }

  for (const second of [0, 1, 2, 3]) {
    await server.anybody.get(osmand(key, at('08:00:00') + second * 1000)).expect(200)
  }
  expect(await heardUntilNow()).toBe(1)
  await database.query("UPDATE tracker SET announced_at = now() - interval '6 seconds' WHERE id = $1", [
    made.tracker.id,
  ])
  // Late, seen already, unusable: nothing new to show.
  await server.anybody.get(osmand(key, at('07:59:00'))).expect(200)
  await server.anybody.get(osmand(key, at('08:00:03'))).expect(200)
  await server.anybody.get(osmand(key, at('08:09:00'), { lat: 50, lon: 11 })).expect(200)
  expect(await heardUntilNow()).toBe(0)
  await server.anybody.get(osmand(key, at('08:10:00'))).expect(200)
  expect(await heardUntilNow()).toBe(1)

  const hidden = await make(2)
  await server.asOrganiser.patch(`${path}/${hidden.tracker.id}`).send({ privacy: 'at-stops' }).expect(200)
  expect(await heardUntilNow()).toBe(1)
  await server.anybody.get(osmand(hidden.key, at('08:00:00'))).expect(200)
  expect(await heardUntilNow()).toBe(0)
  await listener.end()
})

test('positions and labels are deleted thirty days after the last day, of that relay only', async () => {
  const { key, shown, made } = await setUp()
  await overland(key, [{ ms: at('08:00:00'), ...here }]).expect(200)
  await overland(key, []).expect(200)
  const purge = server.app.get(PositionPurge)
  await purge.purge(Date.parse('2026-11-05T11:59:59Z'))
  expect((await positions(made.tracker.id)).length).toBe(1)
  await database.query(
    `UPDATE relay SET days = '[{"date":"2026-10-07","from":"09:00","to":"17:00"}]' WHERE id <> $1`,
    [
      (
        await database.query<{ relay_id: string }>('SELECT relay_id FROM tracker WHERE id = $1', [
          made.tracker.id,
        ])
      ).rows[0]?.relay_id,
    ],
  )
  const others = async () =>
    (await database.query('SELECT FROM position_report WHERE tracker_id <> $1', [made.tracker.id])).rowCount
  const before = await others()
  await purge.purge(Date.parse('2026-11-05T12:00:00Z'))
  expect(await positions(made.tracker.id)).toEqual([])
  expect(await shown()).toMatchObject({ label: '', kept: 0, putAside: { 'not-a-location': 1 } })
  expect([before, await others()]).toEqual([before, before])
  expect(before).toBeGreaterThan(0)
})
