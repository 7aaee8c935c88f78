import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Position } from '@stafet/domain/contract/primitives.ts'
import { osrmTravel } from './osrm-travel.ts'
import type { Pace } from './travel-source.ts'

const pace: Pace = { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false }
/** Places on a line; the server says that each lies 1,000 m from the next on foot, and 1,100 by bicycle. */
const places = Array.from({ length: 120 }, (_, at): Position => ({ lat: 55 + at / 100, lon: 11 }))

interface Asked {
  service: string
  way: string
  numbers: number[]
  query: URLSearchParams
}
type Reply = { status?: number; body: object } | 'never' | 'not JSON'

let server: Server
let url: string
let asked: Asked[]
let reply: (question: Asked) => Reply

beforeEach(async () => {
  asked = []
  reply = answered
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://osrm')
    const [, service = '', , way = '', where = ''] = pathname.split('/')
    const numbers = where.split(';').map((pair) => Math.round((Number(pair.split(',')[1]) - 55) * 100))
    const question = { service, way, numbers, query: searchParams }
    asked.push(question)
    const told = reply(question)
    if (told === 'never') return
    response.statusCode = told === 'not JSON' ? 200 : (told.status ?? 200)
    response.end(told === 'not JSON' ? '<html>' : JSON.stringify(told.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

function picked({ query, numbers }: Asked, key: string): number[] {
  return (query.get(key) ?? '').split(';').map((at) => numbers[Number(at)] ?? -1)
}

function answered(question: Asked): Reply {
  const each = question.way === 'foot' ? 1000 : 1100
  if (question.service === 'table') {
    const [from, to] = [picked(question, 'sources'), picked(question, 'destinations')]
    return {
      body: {
        code: 'Ok',
        distances: from.map((a) => to.map((b) => Math.abs(a - b) * each)),
        sources: from.map((a) => ({ distance: a === 3 ? 200.4 : 5, name: '', location: [11, 55 + a / 100] })),
        destinations: to.map(() => ({ distance: 5, name: '', location: [11, 55] })),
      },
    }
  }
  const step = (mode: string, name: string) => ({ mode, name, distance: 1, duration: 1 })
  const steps = [
    step('walking', 'Havnegade'),
    step('ferry', 'Øfærgen'),
    step('ferry', 'Øfærgen'),
    step('walking', ''),
  ]
  const coordinates = [
    [11, 55.0001],
    [11.01, 55.0051234],
    [11, 55.0099],
  ]
  return {
    body: {
      code: 'Ok',
      routes: [{ distance: 1, duration: 1, geometry: { coordinates }, legs: [{ steps }] }],
    },
  }
}

test('short ways are walked and long ones ridden, at the pace of the relay', async () => {
  const matrix = await osrmTravel(url).matrix(places.slice(0, 1), places.slice(0, 4), pace)
  expect(matrix).toEqual([
    [
      { way: 'foot', distanceM: 0, durationS: 0 },
      // 1 km at 4.5 km/h: 13.3 minutes.
      { way: 'foot', distanceM: 1000, durationS: 14 * 60 },
      { way: 'foot', distanceM: 2000, durationS: 27 * 60 },
      { way: 'bicycle', distanceM: 3300, durationS: 16 * 60 },
    ],
  ])
})

test('a large table is asked for in parts that OSRM takes, and put together', async () => {
  const matrix = await osrmTravel(url).matrix(places, places, pace)
  expect(asked.map(({ numbers }) => numbers.length <= 100)).toEqual(Array.from({ length: 18 }, () => true))
  expect(
    matrix.map((row) =>
      row.map((travel) => (travel?.distanceM ?? 0) / (travel?.way === 'foot' ? 1000 : 1100)),
    ),
  ).toEqual(places.map((_, a) => places.map((__, b) => Math.abs(a - b))))
})

test('what no bicycle reaches is walked, and what nobody reaches is null', async () => {
  reply = (question) => {
    const told = answered(question)
    if (question.way === 'bike') return { status: 400, body: { code: 'NoTable', message: 'No route found' } }
    return typeof told === 'string'
      ? told
      : { body: { ...told.body, distances: [[0, 5000, null]], sources: [{ distance: 0 }] } }
  }
  const matrix = await osrmTravel(url).matrix(places.slice(0, 1), places.slice(0, 3), pace)
  expect(matrix[0]?.map((travel) => travel && [travel.way, travel.distanceM])).toEqual([
    ['foot', 0],
    ['foot', 5000],
    null,
  ])
})

test('a place where OSRM has no street costs nobody else their way', async () => {
  reply = (question) =>
    question.service === 'table' && question.numbers.includes(2)
      ? { status: 400, body: { code: 'NoSegment', message: 'Could not find a matching segment' } }
      : answered(question)
  const matrix = await osrmTravel(url).matrix(places.slice(0, 4), places.slice(0, 4), pace)
  expect(matrix.map((row) => row.map((travel) => travel !== null))).toEqual([
    [true, true, false, true],
    [true, true, false, true],
    [false, false, false, false],
    [true, true, false, true],
  ])
})

test('it tells how far places lie from the street', async () => {
  const spots = await osrmTravel(url).spots(places.slice(0, 5), pace)
  expect(spots.map((one) => one?.awayM)).toEqual([5, 5, 5, 200, 5])
})

test('a leg has its line from place to place, and the names of its ferries', async () => {
  const from = { lat: 55, lon: 11 }
  const to = { lat: 55.01, lon: 11 }
  const [leg] = await osrmTravel(url).legs([{ from, to, way: 'foot' }], pace)
  expect(leg).toEqual({
    line: [from, { lat: 55.0001, lon: 11 }, { lat: 55.00512, lon: 11.01 }, { lat: 55.0099, lon: 11 }, to],
    ferries: ['Øfærgen'],
  })
})

test('each way of travel may have a server of its own', async () => {
  reply = (question) => answered({ ...question, service: 'table' })
  await osrmTravel(`${url}/{profile}-streets`).matrix(places.slice(0, 1), places.slice(0, 2), pace)
  // `/foot-streets/table/v1/…`: the first part of the path is the server's own.
  expect(asked.map(({ service }) => service)).toEqual(['foot-streets', 'bike-streets'])
})

test.each<[string, Reply]>([
  ['an error of the server', { status: 500, body: {} }],
  ['a table that is too big', { status: 400, body: { code: 'TooBig' } }],
  ['no answer in time', 'never'],
  ['something that is no JSON', 'not JSON'],
  ['JSON of another kind', { body: { distances: 'many' } }],
  ['a table without distances', { body: { code: 'Ok', durations: [[0, 1]] } }],
])('%s is told as trouble', async (_, told) => {
  reply = () => told
  await expect(osrmTravel(url, 300).matrix(places.slice(0, 2), places.slice(0, 2), pace)).rejects.toThrow()
})
