import type { RelayEvent } from '../contract/relay-event.ts'
import type { TrackedPosition, Tracker } from '../contract/tracking.ts'
import { attention, type AttentionInput } from './attention.ts'
import { custody } from './custody.ts'
import { progress } from './progress.ts'
import { at, DAY2, iso, now, plan, skipped, uuid, withdrawn } from './testing/two-days.ts'

const onTime = [at('received', 1, 10), at('handed-on', 1, 30)]

function told(events: RelayEvent[], nowMs: number, more: Partial<AttentionInput> = {}) {
  const positions = more.positions ?? []
  return attention({
    plan: plan(),
    progress: progress(plan(), events, nowMs, positions),
    custody: custody(plan(), events),
    attendance: [],
    contacts: [],
    trackers: [],
    calls: [],
    nowMs,
    ...more,
    positions,
  })
}
const phone = (
  stop: number,
  lat: number,
  minute: number,
  accuracyM: number | null = 10,
): TrackedPosition => ({
  stopId: uuid(stop),
  trackerId: uuid(900),
  lat,
  lon: 11,
  accuracyM,
  occurredAt: iso(now(minute)),
})
const tracker = (stop: number, seenMinute: number | null, batteryShare: number | null): Tracker => ({
  id: uuid(900),
  stopId: uuid(stop),
  stop: null,
  label: '',
  chosenPrivacy: null,
  standardPrivacy: 'live',
  revokedAt: null,
  seenAt: seenMinute === null ? null : iso(now(seenMinute)),
  batteryShare,
  kept: 1,
  exchanged: 0,
  putAside: {},
})
const contacts = [1, 2, 3, 4, 5, 6].map((stop) => ({ stopId: uuid(stop), carriers: 'Ulla og Per' }))

test('a day that goes as it should asks for nothing', () => {
  expect(told(onTime, now(35), { contacts })).toEqual([])
})

test('overdue at once, silent after half an hour, and later than a quarter of an hour is late', () => {
  const item = { stopId: uuid(2), eventIds: [] }
  expect(told(onTime, now(41))).toEqual([{ ...item, code: 'overdue', urgency: 'soon', sinceMs: now(40) }])
  expect(told(onTime, now(60))).toEqual([
    { ...item, code: 'late', urgency: 'soon', sinceMs: now(30) },
    { ...item, code: 'overdue', urgency: 'soon', sinceMs: now(40) },
  ])
  expect(told(onTime, now(71))[0]).toEqual({ ...item, code: 'silent', urgency: 'now', sinceMs: now(40) })
})

test('a phone that is heard of is not silent', () => {
  const items = told(onTime, now(75), { positions: [phone(2, 55.0205, 70)] })
  expect(items.map(({ code }) => code)).toEqual(['overdue', 'late'])
})

test('before it sets out nothing is late', () => {
  expect(told([], now(-60))).toEqual([])
})

test('a contradiction comes first, with the events that disagree, until it is settled', () => {
  const wrong = at('received', 5, 12)
  const [first] = told([...onTime, wrong], now(60))
  expect(first).toMatchObject({ code: 'contradiction', urgency: 'now', stopId: uuid(5), sinceMs: now(12) })
  expect(first?.eventIds[0]).toBe(wrong.id)
  expect(told([...onTime, wrong, withdrawn(wrong, 35)], now(36))).toEqual([])
})

test('a community that cannot, as long as it is to come, and more urgent the nearer it is', () => {
  const attendance = [1, 2, 3, 4].map((stop) => ({
    stopId: uuid(stop),
    answer: stop === 3 ? ('coming' as const) : ('declined' as const),
    answeredAt: iso(now(-100)),
  }))
  const declined = (events: RelayEvent[]) =>
    told(events, now(31), { attendance }).map(({ code, stopId, urgency }) => [code, stopId, urgency])
  expect(declined(onTime)).toEqual([
    ['declined', uuid(2), 'now'],
    ['declined', uuid(4), 'later'],
  ])
  expect(declined([...onTime, skipped(2, 31)])).toEqual([['declined', uuid(4), 'later']])
})

test('a leg of today or tomorrow without carriers, until somebody is called; then the call, until it is taken', () => {
  const lacking = contacts.map((one) => (one.stopId === uuid(2) ? { ...one, carriers: ' ' } : one))
  const call = { id: uuid(800), stopId: uuid(3), madeAt: iso(now(20)), asked: [], takenBy: null }
  const codes = (calls: AttentionInput['calls']) =>
    told(onTime, now(31), { contacts: lacking, calls }).map(({ code, stopId, sinceMs }) => [
      code,
      stopId,
      sinceMs,
    ])
  expect(codes([])).toEqual([['carriers-missing', uuid(3), now(60) - 36 * 3_600_000]])
  expect(codes([{ ...call, state: 'open' }])).toEqual([['reserve-call-open', uuid(3), now(20)]])
  expect(codes([{ ...call, state: 'taken' }])).toEqual([])
  expect(codes([{ ...call, state: 'closed' }]).map(([code]) => code)).toEqual(['carriers-missing'])
})

test('where organisers write down no carriers at all, none are missing', () => {
  const lacking = contacts.map((one) => ({ ...one, carriers: '' }))
  expect(told(onTime, now(31), { contacts: lacking })).toEqual([])
})

test('carriers of the day after tomorrow can wait', () => {
  const lacking = contacts.map((one) => (one.stopId === uuid(5) ? { ...one, carriers: '' } : one))
  expect(told([], now(-13 * 60), { contacts: lacking })).toEqual([])
  expect(told([], now(-11 * 60), { contacts: lacking }).map(({ stopId }) => stopId)).toEqual([uuid(6)])
})

test('the phone on the leg under way: silent, or about to be', () => {
  const codes = (trackers: Tracker[]) => told(onTime, now(38), { trackers }).map(({ code }) => code)
  expect(codes([tracker(2, 37, 0.5)])).toEqual([])
  expect(codes([tracker(2, 15, 0.5)])).toEqual(['tracker-silent'])
  expect(codes([tracker(2, 15, 0.5), tracker(2, 37, null)])).toEqual([])
  expect(codes([tracker(2, 37, 0.14)])).toEqual(['tracker-battery'])
  expect(codes([tracker(2, null, null), tracker(3, 10, 0.1)])).toEqual([])
  expect(codes([{ ...tracker(2, 10, 0.1), revokedAt: iso(now(20)) }])).toEqual([])
})

describe('a phone at the stop suggests the check-in', () => {
  const near = (...positions: TrackedPosition[]) =>
    told(onTime, now(39), { positions })
      .filter(({ code }) => code === 'near-stop')
      .map(({ stopId, sinceMs }) => [stopId, sinceMs])

  test('when it has been there for a while', () => {
    expect(near(phone(2, 55.0199, 36), phone(2, 55.02, 38.5))).toEqual([[uuid(2), now(36)]])
  })

  test.each([
    ['once is too little', [phone(2, 55.02, 38)]],
    ['twice in a minute is too little', [phone(2, 55.02, 38), phone(2, 55.02, 38.5)]],
    ['two hundred metres away it is not there', [phone(2, 55.018, 36), phone(2, 55.018, 38.5)]],
    ['it has gone on', [phone(2, 55.02, 34), phone(2, 55.02, 36.5), phone(2, 55.0225, 38)]],
    ['it does not know where it is', [phone(2, 55.018, 36, 900), phone(2, 55.018, 38.5, 900)]],
    ['it is another leg’s', [phone(3, 55.02, 36), phone(3, 55.02, 38.5)]],
  ])('not when %s', (_, positions) => {
    expect(near(...positions)).toEqual([])
  })

  test('what the phone may err counts as near', () => {
    expect(near(phone(2, 55.018, 36, 90), phone(2, 55.018, 38.5, 90))).toEqual([[uuid(2), now(36)]])
  })
})

test('in the evening it is quiet', () => {
  const events = [at('received', 3, 70), at('handed-on', 3, 90)]
  expect(told(events, now(600), { contacts })).toEqual([])
  expect(told(events, now(5, DAY2), { contacts })).toEqual([])
})
