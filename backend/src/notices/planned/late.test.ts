import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import { buildPlan, stopId } from '../../../test/build-plan.ts'
import { lateNotices, type LateNotice, type LateNotices } from './late.ts'
import type { ToldBefore } from './told-before.ts'

// Stops at 10.00, 10.30 … 13.30, ten minutes at each.
const plan = buildPlan(['2026-10-05', '2026-10-06'], 8)
const at = (time: string, date = '2026-10-05'): number => Date.parse(`${date}T${time}:00+02:00`)

let seq = 0
function event(kind: 'received' | 'handed-on', number: number, time: string): RelayEvent {
  seq += 1
  return {
    seq,
    id: `00000000-0000-4000-9000-${String(seq).padStart(12, '0')}`,
    occurredAt: new Date(at(time)).toISOString(),
    kind,
    payload: { stopId: stopId(number), greeting: '', side: 'receiver' },
  }
}
const lateOf = (
  events: RelayEvent[],
  time: string,
  told: ToldBefore[] = [],
  date?: string,
  { declined = new Set<string>(), of = plan } = {},
): LateNotices =>
  lateNotices(of, 'Europe/Copenhagen', { events, position: null, declined }, told, at(time, date))
const late = (...asked: Parameters<typeof lateOf>): LateNotice[] => lateOf(...asked).write
const shown = (notices: readonly LateNotice[]) =>
  notices.map(({ stop, expectedMs, delayMinutes, again }) => [
    stop.number,
    new Date(expectedMs + 2 * 3_600_000).toISOString().slice(11, 16),
    delayMinutes,
    ...(again ? ['again'] : []),
  ])
const asTold = (notices: readonly LateNotice[], state: ToldBefore['state'] = 'sent'): ToldBefore[] =>
  notices.map(({ stop, once }) => ({
    id: once,
    kind: 'late',
    stopId: stop.id,
    once,
    state,
    madeAtMs: at('10:30'),
  }))

/** The first stop came and went some minutes late. */
const fromFirst = (received: string, handedOn: string): RelayEvent[] => [
  event('received', 1, received),
  event('handed-on', 1, handedOn),
]

test('fifteen minutes is not worth a message, more is', () => {
  expect(late(fromFirst('10:15', '10:25'), '10:25')).toEqual([])
  const notices = late(fromFirst('10:20', '10:30'), '10:30')
  expect(shown(notices).slice(0, 2)).toEqual([
    [2, '10:50', 20],
    [3, '11:20', 20],
  ])
})

test('only those hear of it where the baton is expected within three hours, today', () => {
  const numbers = late(fromFirst('10:20', '10:30'), '10:30').map(({ stop }) => stop.number)
  expect(numbers).toEqual([2, 3, 4, 5, 6, 7])
})

test('the same is told once, and again only when it has moved by a quarter of an hour', () => {
  const events = fromFirst('10:20', '10:30')
  const first = late(events, '10:30')
  expect(late(events, '10:31', asTold(first)).filter(({ stop }) => stop.number < 8)).toEqual([])
  const little = [...events, event('received', 2, '10:50'), event('handed-on', 2, '11:05')]
  expect(late(little, '11:05', asTold(first)).filter(({ stop }) => stop.number < 8)).toEqual([])
  const much = [...events, event('received', 2, '10:50'), event('handed-on', 2, '11:20')]
  const second = late(much, '11:20', asTold(first))
  expect(second.map(({ stop, again }) => [stop.number, again])).toEqual([
    [3, true],
    [4, true],
    [5, true],
    [6, true],
    [7, true],
    [8, false],
  ])
  expect(late(much, '11:21', asTold([...first, ...second]))).toEqual([])
})

test('that it is on time again is told to those who heard that it was late, and to nobody else', () => {
  const first = late(fromFirst('10:20', '10:30'), '10:30').slice(0, 2)
  const onTime = [
    ...fromFirst('10:20', '10:30'),
    event('received', 2, '10:32'),
    event('handed-on', 2, '10:40'),
  ]
  const clear = late(onTime, '10:40', asTold(first))
  expect(shown(clear)).toEqual([[3, '11:00', 0, 'again']])
  expect(late(onTime, '10:41', asTold([...first, ...clear]))).toEqual([])
})

test('where nobody says anything nobody is told that it is late', () => {
  const events = fromFirst('10:00', '10:10')
  expect(late(events, '11:30')).toEqual([])
  expect(late([], '12:00')).toEqual([])
})

test("yesterday's delay is none of today's", () => {
  expect(late(fromFirst('10:50', '11:00'), '09:40', [], '2026-10-06')).toEqual([])
})

test("the coordinator's word that it waits is one", () => {
  const held: RelayEvent = {
    seq: 100,
    id: '00000000-0000-4000-9000-000000000100',
    occurredAt: new Date(at('10:05')).toISOString(),
    kind: 'held',
    payload: { untilAt: new Date(at('10:40')).toISOString() },
  }
  expect(shown(late([event('received', 1, '10:00'), held], '10:06')).slice(0, 1)).toEqual([[2, '11:00', 30]])
})

test('whoever has heard of a new plan is told what is late by that one', () => {
  const first = asTold(late(fromFirst('10:20', '10:30'), '10:30'))
  const replanned: ToldBefore[] = [2, 3, 4, 5, 6, 7].map((number) => ({
    id: `replan ${number}`,
    kind: 'replan',
    stopId: stopId(number),
    once: `replan ${number}`,
    state: 'sent',
    madeAtMs: at('10:31'),
  }))
  const onTime = [
    ...fromFirst('10:20', '10:30'),
    event('received', 2, '10:32'),
    event('handed-on', 2, '10:40'),
  ]
  expect(late(onTime, '10:40', [...first, ...replanned])).toEqual([])
  const waits = first.map((one): ToldBefore => ({ ...one, state: 'waiting' }))
  expect(lateOf(onTime, '10:40', [...waits, ...replanned]).outOfDate).toContain(waits[1]?.id)
})

test('what still waits when another time is expected is taken back, and is no time that anybody was told', () => {
  const first = late(fromFirst('10:20', '10:30'), '10:30').slice(0, 2)
  const waits = asTold(first, 'waiting')
  const later = [
    ...fromFirst('10:20', '10:30'),
    event('received', 2, '10:50'),
    event('handed-on', 2, '11:20'),
  ]
  expect(lateOf(fromFirst('10:20', '10:30'), '10:31', waits).outOfDate).toEqual([])
  const second = lateOf(later, '11:20', waits)
  expect(second.outOfDate).toEqual(waits.map(({ id }) => id))
  expect(shown(second.write)[0]).toEqual([3, '11:40', 40])
  expect(new Set([...first, ...second.write].map(({ once }) => once)).size).toBe(2 + second.write.length)

  const onTime = [
    ...fromFirst('10:20', '10:30'),
    event('received', 2, '10:32'),
    event('handed-on', 2, '10:40'),
  ]
  expect(lateOf(onTime, '10:40', waits)).toEqual({ write: [], outOfDate: waits.map(({ id }) => id) })
})

test('whoever cannot, and whoever is skipped, dropped or done, hears nothing, and what waits for them is taken back', () => {
  const events = fromFirst('10:20', '10:30')
  const waits = asTold(late(events, '10:30').slice(0, 4), 'waiting')
  const declined = new Set([stopId(3)])
  const told = lateOf(events, '10:30', [], undefined, { declined }).write
  expect(told.map(({ stop }) => stop.number)).toEqual([2, 4, 5, 6, 7])
  const skipped: RelayEvent = {
    seq: 101,
    id: '00000000-0000-4000-9000-000000000101',
    occurredAt: new Date(at('10:31')).toISOString(),
    kind: 'skipped',
    payload: { stopId: stopId(4) },
  }
  const dropped = structuredClone(plan)
  dropped.days[0]?.stops.splice(4, 1)
  const day = [...events, skipped, event('received', 2, '10:50')]
  const { outOfDate } = lateOf(day, '10:50', waits, undefined, { declined, of: dropped })
  expect(outOfDate).toEqual(waits.map(({ id }) => id))
})
