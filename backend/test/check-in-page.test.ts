import { randomUUID } from 'node:crypto'
import { checkInPage, type CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { contact } from '@stafet/domain/contract/community.ts'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { progress } from '@stafet/domain/progress/progress.ts'
import { DataSource } from 'typeorm'
import { CheckInPages } from '../src/handovers/index.ts'
import { Releases } from '../src/planning/index.ts'
import { LatestPositions } from '../src/tracking/index.ts'
import { buildCommunities, releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'
import { iso, overland, trackLeg } from './track-leg.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Four stops, whose contacts differ in what they agreed to. */
function communities() {
  const contacts = [
    { name: 'Anna', phone: '20 30 40 50', sharesPhone: true, carriers: 'Anna og løberne' },
    { name: 'Bo', phone: '20 30 40 51', carriers: 'Bo og 4.B' },
    { name: 'Carl', email: 'carl@eksempel.invalid', sharesPhone: true },
    {},
  ]
  return buildCommunities(4).map((community, at) => ({
    ...community,
    address: `Byvej ${at + 1}`,
    story: { meetAbout: `Om ${community.name}`, community: '', meaning: '' },
    contact: contact.parse(contacts[at]),
  }))
}

async function pageOf(key: string): Promise<CheckInPage> {
  const { body } = await server.anybody
    .get('/api/check-in')
    .set({ authorization: `Bearer ${key}` })
    .expect(200)
  return checkInPage.parse(body)
}

async function planOf(relayId: string): Promise<DatedPlan> {
  const release = await server.app.get(Releases).newest(relayId)
  if (!release) throw new Error('nothing is released')
  return release.plan
}

test('each stop sees its slot, its legs and what its neighbours agreed to tell', async () => {
  const coordinator = { name: 'Kirsten', phone: '58 57 00 00' }
  const { relay, keys, links } = await releaseRelay(server, communities(), { coordinator })
  const stops = (await planOf(relay.id)).days.flatMap((day) => day.stops)
  const pages = await Promise.all(keys.map(pageOf))
  const ofName = new Map(communities().map((one) => [one.name, one]))
  for (const [at, page] of pages.entries()) {
    const stop = stops[at]
    const own = ofName.get(stop?.name ?? '')
    expect(page.stop).toMatchObject({
      ...{ id: links[at]?.stopId, name: own?.name, number: at + 1, startsAt: stop?.startsAt },
      ...{ address: own?.address, story: own?.story, carriers: own?.contact.carriers, skipped: false },
    })
    for (const [neighbour, of] of [
      [page.from, stops[at - 1]],
      [page.to, stops[at + 1]],
    ] as const) {
      const told = ofName.get(of?.name ?? '')?.contact
      expect(neighbour).toEqual(
        of
          ? {
              ...{ stopId: of.id, name: of.name, startsAt: of.startsAt, receivedAt: null, skipped: false },
              ...{ expectedAt: expect.any(String), earliestAt: expect.any(String) },
              latestAt: expect.any(String),
              carriers: told?.carriers,
              phone: told?.name === 'Anna' ? told.phone : null,
              canWrite: told?.name !== '',
            }
          : null,
      )
    }
    const { way, distanceM, durationS, line } = stop?.leg ?? {}
    expect(page.legIn).toEqual({ way, distanceM, durationS, line })
    expect(page.legOut).toEqual(pages[at + 1]?.legIn ?? null)
    expect(page.coordinator).toEqual(coordinator)
    // Whoever passes by the poster is no neighbour.
    const { from, to } = await pageOf((links[at]?.posterPath ?? '').replace('/f/', ''))
    const seen = [from, to].map((one) => one && [one.carriers, one.phone, one.canWrite])
    expect(seen).toEqual([page.from, page.to].map((one) => one && [one.carriers, null, one.canWrite]))
    expect([page.attendance, page.reports, page.photos]).toEqual(['unanswered', [], []])
  }
})

test('a stop learns when it is expected, and that the one before has the baton', async () => {
  const { relay, keys, links } = await releaseRelay(server, communities())
  const stops = (await planOf(relay.id)).days.flatMap((day) => day.stops)
  const [first, second] = stops
  if (!first || !second) throw new Error('there are no stops')
  const receivedAt = first.startsAt
  await server.anybody
    .post('/api/check-in/reports')
    .set({ authorization: `Bearer ${keys[0] ?? ''}` })
    .send({ id: randomUUID(), kind: 'received', occurredAt: receivedAt, greeting: '' })
    .expect(200)
  const right = { relayId: relay.id, stopId: links[1]?.stopId ?? '', door: 'link' } as const
  const page = await server.app.get(CheckInPages).page(right, Date.parse(receivedAt) + 60_000)
  expect(page.from?.receivedAt).toBe(receivedAt)
  expect(page.stop.expectedAt).toBe(second.startsAt)
  const { earliestAt, latestAt } = page.stop
  expect([earliestAt, latestAt].map((at) => typeof at)).toEqual(['string', 'string'])
  expect((earliestAt ?? '') <= page.stop.expectedAt && page.stop.expectedAt <= (latestAt ?? '')).toBe(true)
  const own = await pageOf(keys[0] ?? '')
  expect([own.stop.expectedAt, own.stop.earliestAt, own.stop.latestAt]).toEqual([receivedAt, null, null])
})

test('a stop is told the same as everybody when phones on the way say that it takes longer', async () => {
  const { relay, keys, links, key } = await trackLeg(server, 1, communities())
  const plan = await planOf(relay.id)
  const [left, next] = plan.days.flatMap((day) => day.stops)
  const [from, to] = [left?.position, next?.position]
  if (!from || !to) throw new Error('the stops lie nowhere')
  const halfWay = { lat: (from.lat + to.lat) / 2, lon: (from.lon + to.lon) / 2 }
  const departsMs = Date.parse(next?.leg.departsAt ?? '')
  const nowMs = departsMs + 30 * 60_000
  await server.anybody
    .post('/api/check-in/reports')
    .set({ authorization: `Bearer ${keys[0] ?? ''}` })
    .send({ id: randomUUID(), kind: 'handed-on', occurredAt: iso(departsMs) })
    .expect(200)
  await overland(server, key, [{ ms: nowMs, ...halfWay }]).expect(200)
  const { body } = await server.anybody.get(`/api/public/relays/${relay.slug}/live`).expect(200)
  const { events } = liveSnapshot.parse(body)
  const position = await server.app.get(LatestPositions).publicPosition(relay.id, nowMs)
  expect(position).toMatchObject(halfWay)
  const right = { relayId: relay.id, stopId: links[1]?.stopId ?? '', door: 'link' } as const
  const page = await server.app.get(CheckInPages).page(right, nowMs)
  const { stops } = progress(plan, events, nowMs, position)
  expect(page.stop.expectedAt).toBe(iso(stops[1]?.expectedMs ?? 0))
  expect(page.stop.expectedAt > iso(nowMs)).toBe(true)
  const after = stops[2]
  if (!after) throw new Error('no stop follows')
  expect(page.to).toMatchObject({
    expectedAt: iso(after.expectedMs),
    earliestAt: iso(after.earliestMs),
    latestAt: iso(after.latestMs),
  })
  expect(page.to && page.to.expectedAt > page.to.startsAt).toBe(true)
})

test('nothing of contacts, carriers or numbers is told to strangers', async () => {
  const coordinator = { name: 'Kirsten', phone: '58 57 00 00' }
  const { relay, links, keys } = await releaseRelay(server, communities(), { coordinator })
  const id = randomUUID()
  const told = {
    id,
    kind: 'received',
    occurredAt: iso(Date.now()),
    who: 'Anna',
    greeting: 'Ring 20 30 40 50',
  }
  for (const [path, body] of [
    ['reports', told],
    ['withdrawals', { id: randomUUID(), eventId: id, occurredAt: iso(Date.now()) }],
  ] as const)
    await server.anybody
      .post(`/api/check-in/${path}`)
      .set({ authorization: `Bearer ${keys[0] ?? ''}` })
      .send(body)
      .expect(200)
  const base = `/api/public/relays/${relay.slug}`
  const days = relay.days.flatMap(({ date }) => [`${base}/days/${date}/gpx`, `${base}/days/${date}/geojson`])
  const paths = [
    ...['/api/public/relays', `${base}/live`, ...days],
    ...links.flatMap(({ stopId }) => [
      `${base}/communities/${stopId}`,
      `${base}/communities/${stopId}/photos`,
    ]),
  ]
  for (const path of paths) {
    const answer = await fetch(`${server.url}${path}`)
    const text = await answer.text()
    expect([path, answer.status]).toEqual([path, 200])
    expect([path, text.match(/Anna|løberne|4\.B|20 30|carl@|Kirsten|58 57|carriers|phone/gi)]).toEqual([
      path,
      null,
    ])
  }
})

test('a stop that a later plan has left out is told that the baton will not come, not that its link is wrong', async () => {
  const { relay, keys, links } = await releaseRelay(server)
  const plan = await planOf(relay.id)
  const dropped = links[1]?.stopId
  const days = plan.days.map((day) => ({ ...day, stops: day.stops.filter(({ id }) => id !== dropped) }))
  const releases = server.app.get(Releases)
  await server.app
    .get(DataSource)
    .transaction((manager) => releases.releaseWithin(manager, relay.id, { ...plan, days }, 'system'))
  const page = await pageOf(keys[1] ?? '')
  expect(page.stop).toMatchObject({ id: dropped, name: links[1]?.name, skipped: true })
  expect([page.from, page.to, page.legIn, page.legOut]).toEqual([null, null, null, null])
})
