import { dayGeoJson } from '@stafet/domain/contract/day-file.ts'
import { DOMParser, onWarningStopParsing, type Element } from '@xmldom/xmldom'
import { buildCommunity, releaseRelay } from './build-relay.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const GPX = 'http://www.topografix.com/GPX/1/1'

/** Throws when it is not well-formed. */
function parsed(xml: string) {
  const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(xml, 'text/xml')
  const all = (name: string, within: Element | null = document.documentElement): Element[] => [
    ...(within?.getElementsByTagNameNS(GPX, name) ?? []),
  ]
  return { root: document.documentElement, all }
}

const point = (element: Element) => ({
  lat: Number(element.getAttribute('lat')),
  lon: Number(element.getAttribute('lon')),
})

async function released() {
  const name = `Kor & "Venner" <æøå> ]]> 'så'`
  return releaseRelay(
    server,
    [
      buildCommunity({ name, windows: [{ day: 0, from: '10:00', to: '12:00' }] }),
      buildCommunity({
        name: 'Online',
        virtual: true,
        position: null,
        meetingLink: 'https://eksempel.dk',
        windows: [{ day: 0, from: '13:00', to: '14:00' }],
      }),
      buildCommunity({
        name: 'Skolen',
        position: { lat: 55.39, lon: 11.26 },
        windows: [{ day: 0, from: '15:00', to: '16:00' }],
      }),
    ],
    { name: 'Stafet <1> & 2' },
  )
}

test('a day as GPX: stops with their times, and the way as a track, whatever they are called', async () => {
  const { relay, draft } = await released()
  const day = draft.plan.days[0]
  if (!day) throw new Error('the plan has two days')
  const answer = await fetch(`${server.url}/api/public/relays/${relay.slug}/days/${day.date}/gpx`)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'application/gpx+xml; charset=utf-8',
    'public, max-age=60',
  ])
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="${relay.slug}-${day.date}.gpx"`,
  )
  const { root, all } = parsed(await answer.text())
  expect([root?.namespaceURI, root?.localName, root?.getAttribute('version')]).toEqual([GPX, 'gpx', '1.1'])
  // The schema has them in this order.
  expect(
    [...(root?.childNodes ?? [])].flatMap(({ nodeType, nodeName }) => (nodeType === 1 ? nodeName : [])),
  ).toEqual(['metadata', 'wpt', 'wpt', 'trk'])
  const placed = day.stops.filter(({ position }) => position)
  expect(
    all('wpt').map((waypoint) => ({
      ...point(waypoint),
      name: all('name', waypoint)[0]?.textContent,
      time: all('time', waypoint)[0]?.textContent,
    })),
  ).toEqual(
    placed.map(({ position, number, name, startsAt }) => ({
      ...position,
      name: `${number}. ${name}`,
      time: startsAt,
    })),
  )
  expect(all('trkseg').map((part) => all('trkpt', part).map(point))).toEqual(
    placed.map(({ leg }) => leg.line),
  )
  expect(all('name', all('metadata')[0])[0]?.textContent).toBe(`Stafet <1> & 2, ${day.date}`)
  // As the crow flies nobody's map is used, so nobody is to be named.
  expect(all('copyright')).toEqual([])
})

test('a day as GeoJSON: longitude first, legs with how they are travelled', async () => {
  const { relay, draft } = await released()
  const day = draft.plan.days[0]
  const answer = await fetch(`${server.url}/api/public/relays/${relay.slug}/days/${day?.date}/geojson`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/geo+json; charset=utf-8',
  ])
  const file = dayGeoJson.parse(await answer.json())
  expect(file.features.map(({ geometry, properties }) => [geometry.type, properties.kind])).toEqual([
    ['Point', 'stop'],
    ['Point', 'stop'],
    ['LineString', 'leg'],
    ['LineString', 'leg'],
  ])
  const [stop, , leg] = file.features
  expect(stop?.geometry.coordinates).toEqual([11.259, 55.361])
  expect(leg?.geometry.coordinates).toEqual([
    [11.35, 55.4],
    [11.259, 55.361],
  ])
  expect(leg?.properties).toMatchObject({ way: 'bicycle', toStop: 1, ferries: [] })
})

test('a day without stops has an empty file; a day or relay that is not there has none', async () => {
  const { relay } = await released()
  const at = (path: string) => fetch(`${server.url}/api/public/relays/${path}`)
  const empty = await at(`${relay.slug}/days/2026-10-06/gpx`)
  expect(parsed(await empty.text()).all('trk')).toEqual([])
  const refused = await Promise.all(
    [
      `${relay.slug}/days/2026-10-09/gpx`,
      `${relay.slug}/days/i-morgen/geojson`,
      'findes-ikke/days/2026-10-05/gpx',
    ].map(async (path) => {
      const answer = await at(path)
      return [answer.status, ((await answer.json()) as { code: string }).code]
    }),
  )
  expect(refused).toEqual([
    [404, 'not-found'],
    [404, 'not-found'],
    [404, 'unknown-relay'],
  ])
})
