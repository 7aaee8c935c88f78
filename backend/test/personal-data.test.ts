import { randomUUID } from 'node:crypto'
import type { Community } from '@stafet/domain/contract/community.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { custody } from '@stafet/domain/progress/custody.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { DataSource } from 'typeorm'
import { PersonalData } from '../src/personal-data/personal-data.ts'
import { at, checkIn, releaseHalfHourly, roomOf, say } from './relay-at.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const sql = (text: string, values?: unknown[]) => server.app.get(DataSource).query<object[]>(text, values)

/** Tables that hold a word, in the database's own order. */
async function tablesTelling(word: string): Promise<string[]> {
  const tables = await server.app.get(DataSource).query<{ name: string }[]>(
    `SELECT schemaname || '.' || tablename AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY name`,
  )
  const telling: string[] = []
  for (const { name } of tables)
    if ((await sql(`SELECT FROM ${name} AS one WHERE one::text ILIKE $1 LIMIT 1`, [`%${word}%`])).length > 0)
      telling.push(name.replace('public.', ''))
  return telling
}

test('thirty days after the last day nobody is named any longer, and what happened is told as before', async () => {
  const secret: Community['contact'] = {
    name: 'Hemmelig Karen',
    phone: '20123456',
    email: 'hemmelig@eksempel.invalid',
    sharesPhone: true,
    carriers: 'Hemmelig Bo og løberne',
  }
  const { relay, plan, first, ids } = await releaseHalfHourly(server, () => ({ contact: secret }))
  const [one = '', two = '', three = ''] = ids
  const last = first.stops.at(-1)?.id ?? ''
  const path = `/api/relays/${relay.id}`
  const post = (to: string, body: object) => server.asOrganiser.post(`${path}/${to}`).send(body)
  const coordinator = { name: 'Hemmelig Inge', phone: '20123457' }
  await sql(
    "UPDATE relay SET coordinator = $2, created_at = '2025-09-01', version = version + 1 WHERE id = $1",
    [relay.id, coordinator],
  )
  const { body } = await post('check-in-links', {}).expect(201)
  const key = String(body.links[0].path).replace('/f/', '')
  const declined = { answer: 'declined' }
  const asStop = server.anybody.post('/api/check-in/attendance').set('authorization', `Bearer ${key}`)
  await asStop.send(declined).expect(204)
  await post('reserves', { name: 'Hemmelig Rie', phone: '20123458' }).expect(201)
  const tracker = await post('trackers', { stopId: two, label: 'Hemmelig telefon' }).expect(201)
  await sql(
    `INSERT INTO position_report (tracker_id, occurred_at, lat, lon, exchanged) VALUES ($1, now(), 55, 11, false)`,
    [tracker.body.tracker.id],
  )
  await post('messages', { id: randomUUID(), stopIds: [one], text: 'Hemmelig besked' }).expect(200)
  const wrong = { ...checkIn(two, at('10:20')), greeting: 'Hemmelig hilsen' }
  await say(server, relay.id, { ...checkIn(one, at('10:00')), who: 'Hemmelig Bente' })
  await say(server, relay.id, wrong)
  await say(server, relay.id, { kind: 'withdrawn', id: randomUUID(), eventId: wrong.id })
  await say(server, relay.id, { kind: 'skipped', id: randomUUID(), stopId: three, reason: 'Hemmelig grund' })
  await say(server, relay.id, { kind: 'held', id: randomUUID(), untilAt: at('11:00'), reason: 'Hemmelig' })
  await say(server, relay.id, { kind: 'noted', id: randomUUID(), text: 'Ring til Hemmelig Bo' })
  await say(server, relay.id, { kind: 'keeper', id: randomUUID(), stopId: last, name: 'Hemmelig Per' })
  await say(server, relay.id, checkIn(last, at('14:00')))
  const photos = [
    ['kept', 'all-agreed'],
    ['kept', 'organisers'],
    ['arriving', 'all-agreed'],
    ['taken-down', 'all-agreed'],
  ]
  for (const [state, consent] of photos)
    await sql(
      `INSERT INTO photo (id, relay_id, stop_id, taken_at, consent, size_bytes, state, picture, thumbnail)
       VALUES (gen_random_uuid(), $1, $2, now(), $3, 1, $4, $5, $5)`,
      [relay.id, one, consent, state, state === 'kept' ? Buffer.from('x') : null],
    )
  await sql("UPDATE link_key SET expires_at = '2025-11-06' WHERE relay_id = $1", [relay.id])
  await sql("UPDATE check_in_code SET expires_at = '2025-11-06' WHERE relay_id = $1", [relay.id])

  const stands = async () => {
    const { events } = await roomOf(server, relay.id)
    const answer = await server.anybody.get(`/api/public/relays/${relay.slug}/live`).expect(200)
    const nowMs = Date.parse(at('20:00'))
    return {
      public: liveSnapshot.parse(answer.body).events,
      logged: events.map(({ seq, id, occurredAt, actor, door }) => ({ seq, id, occurredAt, actor, door })),
      custody: custody(plan, events),
      progress: progress(plan, events, nowMs),
    }
  }
  const rows = async () => {
    const counted: Record<string, number> = {}
    for (const table of ['attendance', 'check_in_code', 'link_key', 'photo', 'position_report', 'tracker']) {
      const of =
        table === 'position_report'
          ? 'tracker_id IN (SELECT id FROM tracker WHERE relay_id = $1)'
          : 'relay_id = $1'
      counted[table] = (await sql(`SELECT FROM ${table} WHERE ${of}`, [relay.id])).length
    }
    return counted
  }
  const versions = () =>
    sql(
      'SELECT version FROM relay WHERE id = $1 UNION ALL SELECT version FROM community WHERE relay_id = $1',
      [relay.id],
    )
  const before = await stands()
  const purge = (time: string) => server.app.get(PersonalData).purge(Date.parse(time))
  await purge('2025-11-07T11:59:59Z')
  expect(await tablesTelling('hemmelig')).toEqual([
    'community_contact',
    'notice',
    'relay',
    'relay_event',
    'reserve',
    'tracker',
  ])
  expect(Object.values(await rows()).every((count) => count > 0)).toBe(true)

  await purge('2025-11-07T12:00:00Z')
  expect(await tablesTelling('hemmelig')).toEqual([])
  expect(await tablesTelling('2012345')).toEqual([])
  expect(await rows()).toEqual({
    ...{ attendance: 0, check_in_code: 0, link_key: 0, position_report: 0, tracker: 0 },
    photo: 1,
  })
  const after = await stands()
  const nights = before.custody.holdings.filter(({ holder }) => holder.kind === 'keeper')
  expect(nights).toMatchObject([{ holder: { afterId: last, name: 'Hemmelig Per' } }])
  const holdings = before.custody.holdings.map(({ holder, ...rest }) => ({
    ...rest,
    holder: holder.kind === 'keeper' ? { ...holder, name: null } : holder,
  }))
  expect(after).toEqual({ ...before, custody: { ...before.custody, holdings } })
  expect(after.public[before.public.findIndex(({ kind }) => kind === 'received')]?.payload).toMatchObject({
    greeting: 'Velkommen',
  })

  const stood = await versions()
  await purge('2025-11-08T12:00:00Z')
  expect(await versions()).toEqual(stood)
})
