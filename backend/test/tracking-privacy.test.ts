import { randomUUID } from 'node:crypto'
import { latestPositions } from '@stafet/domain/contract/tracking.ts'
import pg from 'pg'
import { DataSource } from 'typeorm'
import { PersonalData } from '../src/personal-data/personal-data.ts'
import { Releases } from '../src/planning/index.ts'
import { LatestPositions } from '../src/tracking/latest-positions.ts'
import { until } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { at, here, iso, osmand, overland, storedPositions, trackLeg } from './track-leg.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const sql = (text: string, values?: unknown[]) => server.app.get(DataSource).query<object[]>(text, values)

test('where a new plan brings children beside a leg, nobody is shown on it any longer, unless somebody chose so', async () => {
  const { relay, draft, path, key, made, shown } = await trackLeg(server)
  const { stopId } = made.tracker
  await server.anybody.get(osmand(key, at('08:00:00'))).expect(200)
  const seenBy = async () => {
    const { chosenPrivacy, standardPrivacy } = await shown()
    const found = await server.app.get(LatestPositions).publicPosition(relay.id, at('08:01:00'))
    return [chosenPrivacy, standardPrivacy, found?.privacy]
  }
  const choose = (privacy: string | null) =>
    server.asOrganiser.patch(`${path}/${made.tracker.id}`).send({ privacy }).expect(200)
  expect(await seenBy()).toEqual([null, 'live', 'live'])

  const days = draft.plan.days.map((day) => ({
    ...day,
    stops: day.stops.map((stop) =>
      stop.id === stopId ? { ...stop, category: 'kindergarten' as const } : stop,
    ),
  }))
  await server.app
    .get(DataSource)
    .transaction((manager) =>
      server.app.get(Releases).releaseWithin(manager, relay.id, { ...draft.plan, days }, 'system'),
    )
  expect(await seenBy()).toEqual([null, 'at-stops', undefined])
  await choose('delayed')
  await choose('live')
  expect(await seenBy()).toEqual(['live', 'at-stops', 'live'])
  await choose(null)
  expect(await seenBy()).toEqual([null, 'at-stops', undefined])
})

test('organisers see the newest position of each leg; everybody as its privacy allows', async () => {
  const { relay, path, key, made, make, keys, links } = await trackLeg(server)
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

test('organisers see where a phone has been in the last quarter of an hour, newest first', async () => {
  const { relay, key, made, links } = await trackLeg(server)
  for (const time of ['08:00:00', '08:10:00', '08:20:00', '08:21:00'])
    await server.anybody.get(osmand(key, at(time))).expect(200)
  const recent = await server.app.get(LatestPositions).recent(relay.id, at('08:20:30'))
  expect(recent).toMatchObject(
    ['08:20:00', '08:10:00'].map((time) => ({
      trackerId: made.tracker.id,
      stopId: links[1]?.stopId,
      occurredAt: iso(at(time)),
    })),
  )
  expect(recent).toHaveLength(2)
})

test('nodes hear of a live position at most once in five seconds, of the last one when these are over, and of no other', async () => {
  const { relay, path, key, make, made } = await trackLeg(server)
  const listener = new pg.Client({ connectionString: server.databaseUrl })
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ channel, payload }) =>
    heard.push(channel === 'marker' ? channel : (payload ?? '')),
  )
  await listener.query('LISTEN relay_changed; LISTEN marker')
  const heardUntilNow = async (): Promise<number> => {
    await sql('NOTIFY marker')
    await until(() => heard.includes('marker'))
    return heard.splice(0).filter((payload) => payload === relay.id).length
  }

  for (const second of [0, 1, 2, 3]) {
    await server.anybody.get(osmand(key, at('08:00:00') + second * 1000)).expect(200)
  }
  expect(await heardUntilNow()).toBe(1)
  await until(() => heard.includes(relay.id))
  expect(await heardUntilNow()).toBe(1)
  await sql("UPDATE tracker SET announced_at = now() - interval '6 seconds' WHERE id = $1", [made.tracker.id])
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
  const { relay, key, shown, made } = await trackLeg(server)
  await sql(`UPDATE relay SET created_at = '2026-10-01'`)
  await overland(server, key, [{ ms: at('08:00:00'), ...here }]).expect(200)
  await overland(server, key, []).expect(200)
  const purge = server.app.get(PersonalData)
  await purge.purge(Date.parse('2026-11-05T11:59:59Z'))
  expect((await storedPositions(server, made.tracker.id)).length).toBe(1)
  await sql(`UPDATE relay SET days = '[{"date":"2026-10-07","from":"09:00","to":"17:00"}]' WHERE id <> $1`, [
    relay.id,
  ])
  const others = async () =>
    (await sql('SELECT FROM position_report WHERE tracker_id <> $1', [made.tracker.id])).length
  const before = await others()
  await purge.purge(Date.parse('2026-11-05T12:00:00Z'))
  expect(await storedPositions(server, made.tracker.id)).toEqual([])
  expect(await shown()).toMatchObject({ label: '', kept: 0, putAside: { 'not-a-location': 1 } })
  expect([before, await others()]).toEqual([before, before])
  expect(before).toBeGreaterThan(0)
})
