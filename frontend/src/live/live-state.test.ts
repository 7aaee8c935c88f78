import type { LiveSnapshot } from '@stafet/domain/contract/live.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import { withEvents, withPosition, withSnapshot, type LiveState } from './live-state.ts'

const relayId = '11111111-1111-4111-8111-111111111111'
const stopId = '22222222-2222-4222-8222-222222222222'
const at = '2026-10-05T08:00:00Z'

const received = (seq: number): RelayEvent => ({
  seq,
  id: `33333333-3333-4333-8333-${String(seq).padStart(12, '0')}`,
  occurredAt: at,
  kind: 'received',
  payload: { stopId, greeting: '', side: 'receiver' },
})
const released = (seq: number, number: number): RelayEvent => ({
  ...received(seq),
  kind: 'released',
  payload: { number },
})
const upTo = (seq: number) => Array.from({ length: seq }, (_, at) => received(at + 1))

const snapshot = (seq: number, release = 1, id = relayId): LiveSnapshot => ({
  relay: {
    id,
    slug: 'slagelse',
    name: 'Slagelse',
    municipality: 'Slagelse',
    theme: '',
    timeZone: 'Europe/Copenhagen',
    example: false,
    rehearsal: false,
  },
  clock: { kind: 'real' },
  release: {
    number: release,
    releasedAt: at,
    plan: {
      travel: { source: 'great-circle', data: '' },
      start: { name: 'Torvet', lat: 55, lon: 11 },
      finish: null,
      days: [],
    },
  },
  seq,
  events: upTo(seq),
  position: null,
})
const stateAt = (seq: number, release = 1): LiveState => withSnapshot(null, snapshot(seq, release))

describe('withEvents', () => {
  test('appends what follows on', () => {
    const { state, missing, outdated } = withEvents(stateAt(2), relayId, [received(3), received(4)])
    expect({ missing, outdated }).toEqual({ missing: false, outdated: false })
    expect(state.seq).toBe(4)
    expect(state.events).toEqual(upTo(4))
  })

  test('passes over what is already here, wherever it stands', () => {
    const { state, missing } = withEvents(stateAt(3), relayId, [
      received(2),
      received(3),
      received(4),
      received(4),
    ])
    expect(missing).toBe(false)
    expect(state.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  test('nothing new leaves the very same state, so that nothing is drawn again', () => {
    const before = stateAt(3)
    expect(withEvents(before, relayId, [received(3)]).state).toBe(before)
    expect(withEvents(before, relayId, []).state).toBe(before)
  })

  test('stops at a gap and says that something is missing', () => {
    const { state, missing } = withEvents(stateAt(2), relayId, [received(3), received(5)])
    expect(missing).toBe(true)
    expect(state.seq).toBe(3)
  })

  test('another relay’s events are never mixed in', () => {
    const before = stateAt(2)
    const other = '44444444-4444-4444-8444-444444444444'
    expect(withEvents(before, other, [received(3)])).toEqual({
      state: before,
      missing: true,
      outdated: false,
    })
  })

  test('words that are taken back are dropped, as whoever comes later never sees them', () => {
    const greeted: RelayEvent = {
      ...received(3),
      kind: 'received',
      payload: { stopId, greeting: 'Velkommen', side: 'receiver' },
    }
    const withdrawn: RelayEvent = { ...received(4), kind: 'withdrawn', payload: { eventId: greeted.id } }
    const seen = withEvents(stateAt(2), relayId, [greeted]).state
    expect(seen.events[2]).toEqual(greeted)
    expect(withEvents(seen, relayId, [withdrawn]).state.events).toEqual([...upTo(3), withdrawn])
  })

  test('a newer release, or the end, makes the snapshot outdated; the release that is here does not', () => {
    expect(withEvents(stateAt(2), relayId, [released(3, 2)]).outdated).toBe(true)
    expect(withEvents(stateAt(2), relayId, [released(3, 1)]).outdated).toBe(false)
    expect(withEvents(stateAt(2), relayId, [{ ...received(3), kind: 'ended', payload: {} }]).outdated).toBe(
      true,
    )
  })
})

describe('withSnapshot', () => {
  test('one that is older than the stream keeps the stream’s events', () => {
    const ahead = withEvents(stateAt(2), relayId, [received(3)]).state
    const late = withSnapshot(ahead, snapshot(2))
    expect(late.seq).toBe(3)
    expect(late.events).toEqual(upTo(3))
  })

  test('an older release never comes back', () => {
    const newer = stateAt(4, 2)
    expect(withSnapshot(newer, snapshot(4, 1))).toBe(newer)
  })

  test('a newer release with fewer events than the stream has takes the plan and keeps the events', () => {
    const ahead = withEvents(stateAt(2), relayId, [released(3, 2), received(4)]).state
    const state = withSnapshot(ahead, {
      ...snapshot(3, 2),
      events: [received(1), received(2), released(3, 2)],
    })
    expect(state.snapshot.release.number).toBe(2)
    expect(state.seq).toBe(4)
    expect(state.events).toEqual(ahead.events)
  })

  test('another relay at the same address replaces all', () => {
    const other = '44444444-4444-4444-8444-444444444444'
    const state = withSnapshot(stateAt(9), snapshot(1, 1, other))
    expect(state.seq).toBe(1)
    expect(state.snapshot.relay.id).toBe(other)
  })
})

describe('the phone’s position', () => {
  const place = (minute: number): PublicPosition => ({
    stopId,
    lat: 55,
    lon: 11,
    accuracyM: 8,
    occurredAt: `2026-10-05T08:${String(minute).padStart(2, '0')}:00Z`,
    privacy: 'live',
  })

  test('comes with the snapshot, is replaced by the stream, and null clears it', () => {
    const first = withSnapshot(null, { ...snapshot(2), position: place(1) })
    const second = withPosition(first, relayId, place(2))
    const third = withPosition(second, relayId, null)
    expect([first.position, second.position, third.position]).toEqual([place(1), place(2), null])
  })

  test('of another relay, or none where none was, leaves the very same state', () => {
    const before = stateAt(2)
    expect(withPosition(before, '44444444-4444-4444-8444-444444444444', place(1))).toBe(before)
    expect(withPosition(before, relayId, null)).toBe(before)
  })

  test('a snapshot beside the running stream, or one that is older, does not bring an old one back', () => {
    const cleared = withPosition(withSnapshot(null, { ...snapshot(3), position: place(1) }), relayId, null)
    const old = { ...snapshot(3), position: place(1) }
    expect(withSnapshot(cleared, old, true).position).toBeNull()
    expect(withSnapshot(cleared, { ...old, seq: 2 }).position).toBeNull()
  })

  test('a snapshot after the stream broke clears one that nobody vouches for any longer', () => {
    const before = withSnapshot(null, { ...snapshot(3), position: place(1) })
    expect(withSnapshot(before, snapshot(3)).position).toBeNull()
  })
})
