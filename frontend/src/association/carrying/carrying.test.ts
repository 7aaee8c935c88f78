import { readOverland } from '@stafet/domain/tracking/dialects/overland.ts'
import { overlandMessage, type CarriedPoint } from './carried-point.ts'
import { openCarrying, type CarryingApi } from './carrying.ts'
import { memoryShelf, type PointShelf } from './point-shelf.ts'

const start = Date.parse('2027-10-12T12:30:00Z')
const at = (seconds: number, metresNorth: number): CarriedPoint => ({
  lat: 55.35 + metresNorth / 111_195,
  lon: 11.25,
  accuracyM: 8,
  speedMps: null,
  atMs: start + seconds * 1000,
})

function aCarrier(shelf: PointShelf = memoryShelf()) {
  const sent: ReturnType<typeof overlandMessage>[] = []
  const tasks: { task: () => void; afterMs: number }[] = []
  const server = { reachable: true, known: true, aheadMs: 0 }
  const api: CarryingApi = {
    serverNowMs: async () => (server.reachable ? start + server.aheadMs : null),
    async send(message) {
      if (!server.reachable) return 'no-answer'
      if (!server.known) return 'unknown-link'
      sent.push(message)
      return 'taken'
    },
  }
  const open = () =>
    openCarrying({
      api,
      shelf,
      spare: memoryShelf(),
      nowMs: () => start,
      later: (task, afterMs) => {
        tasks.push({ task, afterMs })
        return () => void tasks.splice(0)
      },
    })
  const times = () => sent.flatMap(({ locations }) => locations.map(({ properties }) => properties.timestamp))
  return { open, server, sent, tasks, times }
}

it('sends the first point at once, and gathers those after it', async () => {
  const { open, sent, tasks } = aCarrier()
  const carrying = open()
  await carrying.take(at(0, 0))
  expect(sent).toHaveLength(1)
  await carrying.take(at(10, 40))
  await carrying.take(at(20, 80))
  expect(sent).toHaveLength(1)
  expect(tasks.map(({ afterMs }) => afterMs)).toEqual([20_000])
  tasks[0]?.task()
  await carrying.flush()
  expect(sent.map(({ locations }) => locations.length)).toEqual([1, 2])
  expect(carrying.getState()).toEqual({ waiting: 0, lastSentAtMs: start, connection: 'answered' })
})

it('keeps no point of those who stand still, but one every half minute', async () => {
  const { open, times } = aCarrier()
  const carrying = open()
  for (let seconds = 0; seconds <= 60; seconds += 5) await carrying.take(at(seconds, seconds / 10))
  await carrying.flush()
  expect(times()).toEqual([
    '2027-10-12T12:30:00.000Z',
    '2027-10-12T12:30:30.000Z',
    '2027-10-12T12:31:00.000Z',
  ])
})

it('keeps what finds no connection, and a page opened anew sends it once', async () => {
  const shelf = memoryShelf()
  const { open, server, times } = aCarrier(shelf)
  server.reachable = false
  const first = open()
  for (let minute = 0; minute < 120; minute += 1) await first.take(at(60 * minute, 60 * minute))
  await first.flush()
  expect(first.getState()).toEqual({ connection: 'no-answer', lastSentAtMs: null, waiting: 120 })
  server.reachable = true
  const second = open()
  await second.flush()
  await second.flush()
  expect(times()).toHaveLength(120)
  expect(new Set(times()).size).toBe(120)
  expect(second.getState().waiting).toBe(0)
})

it('tells the time as the server has it, when the phone’s clock is wrong', async () => {
  const { open, server, times } = aCarrier()
  server.aheadMs = -2 * 3_600_000
  await open().take(at(0, 0))
  expect(times()).toEqual(['2027-10-12T10:30:00.000Z'])
})

it('goes on while the page is open on a phone that keeps nothing', async () => {
  const refuse = async () => {
    throw new Error('This phone keeps nothing')
  }
  const { open, times } = aCarrier({ add: refuse, oldest: refuse, drop: refuse })
  await open().take(at(0, 0))
  expect(times()).toHaveLength(1)
})

it('says that the link is unknown, and keeps asking nobody', async () => {
  const { open, server, tasks } = aCarrier()
  server.known = false
  const carrying = open()
  await carrying.take(at(0, 0))
  expect(carrying.getState().connection).toBe('unknown-link')
  expect(tasks).toEqual([])
})

it('is read by the server as it was meant', () => {
  const message = overlandMessage([{ ...at(0, 0), speedMps: 1.4 }], 1000)
  expect(readOverland(JSON.stringify(message))).toMatchObject({
    reports: [{ lat: 55.35, lon: 11.25, accuracyM: 8, speedMps: 1.4, occurredMs: start + 1000 }],
  })
})
