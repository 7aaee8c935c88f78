import { randomUUID } from 'node:crypto'
import { session } from '@stafet/domain/contract/session.ts'
import { latestPositions } from '@stafet/domain/contract/tracking.ts'
import { DataSource } from 'typeorm'
import { startTestServer, type TestServer } from './test-server.ts'
import { at, here, iso, osmand, overland, trackLeg } from './track-leg.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ PUBLIC_URL: 'http://stafet.eksempel.invalid' })
})
afterAll(() => server.close())

test('a tracker is made for a leg, with everything that sets a phone up; its key is never seen again', async () => {
  const { made, links, shown } = await trackLeg(server)
  expect(made.tracker).toEqual({
    id: made.tracker.id,
    stopId: links[1]?.stopId,
    stop: { number: 2, name: links[1]?.name },
    label: 'Bentes telefon',
    chosenPrivacy: null,
    standardPrivacy: 'live',
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
  const stored = server.app.get(DataSource)
  const rows = await stored.query<object[]>('SELECT * FROM link_key WHERE tracker_id = $1', [made.tracker.id])
  expect(rows.length).toBe(1)
  expect(JSON.stringify(rows)).not.toContain(made.key)
})

test("organisers' pages are told the address that people use, for what they print and share", async () => {
  const { body } = await server.asOrganiser.get('/api/session').expect(200)
  expect(session.parse(body).publicUrl).toBe('http://stafet.eksempel.invalid')
})

test('a tracker needs a leg of the newest release', async () => {
  const { path, relay } = await trackLeg(server)
  await server.asOrganiser.post(path).send({ stopId: randomUUID() }).expect(404)
  const { body } = await server.asOrganiser.post(`/api/relays/${relay.id}/rehearsals`).send({ speed: 1 })
  const rehearsed = await server.asOrganiser
    .post(`/api/relays/${body.id}/trackers`)
    .send({ stopId: randomUUID() })
  expect(rehearsed.body.code).toBe('not-allowed')
  await server.asOrganiser.post(`/api/relays/${relay.id}/rehearsals/${body.id}/stop`)
})

test('every dialect is heard, and answered as its app expects', async () => {
  const { key, shown } = await trackLeg(server)
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
  const batch = await overland(server, key, [{ ms: step(5), ...here }]).expect(200)
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
  const { key, shown } = await trackLeg(server)
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
  const { key, shown } = await trackLeg(server)
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
  const { key, path, made, keys, shown } = await trackLeg(server)
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
  const { key } = await trackLeg(server)
  const { body } = await server.anybody.get('/api/check-in').set('authorization', `Bearer ${key}`).expect(404)
  // Not just that there is nothing at the address.
  expect(body.code).toBe('unknown-link')
})

test('who sends too fast is answered later, and who floods is counted', async () => {
  const { key, shown } = await trackLeg(server)
  const answers = await Promise.all(
    Array.from({ length: 130 }, (_, index) => fetch(server.url + osmand(key, at('08:00:00') + index * 1000))),
  )
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  const { kept, putAside } = await shown()
  expect(kept + (putAside['too-many'] ?? 0)).toBe(130)
  expect(kept).toBeGreaterThanOrEqual(100)
})
