import { progress } from '@stafet/domain/progress/progress.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import type { PublicPosition } from '@stafet/domain/contract/tracking.ts'
import { aPlan, report, stopId } from '../live/a-plan.test-data.ts'
import { batonStory } from './baton-words.ts'
import { placedStops } from './follow-day.ts'

const told = (events: RelayEvent[], now: string, position: PublicPosition | null = null) =>
  batonStory(aPlan, placedStops(aPlan), progress(aPlan, events, Date.parse(now), position))

describe('batonStory', () => {
  test('before the relay: when and where it starts', () => {
    expect(told([], '2026-10-04T10:00:00Z')).toEqual({
      kind: 'upcoming',
      startsAt: '2026-10-05T07:40:00.000Z',
      place: 'Rådhuspladsen',
    })
  })

  test('at a stop: with whom, and when it was received', () => {
    expect(told([report(1, 'received', 0, '2026-10-05T08:02:00Z')], '2026-10-05T08:05:00Z')).toEqual({
      kind: 'stop',
      name: 'Slagelse Boldklub',
      receivedMs: Date.parse('2026-10-05T08:02:00Z'),
      heldUntilMs: null,
    })
  })

  test('handed on: to whom it is going, and what was last reported', () => {
    const events = [
      report(1, 'received', 0, '2026-10-05T08:02:00Z'),
      report(2, 'handed-on', 0, '2026-10-05T08:12:00Z'),
    ]
    expect(told(events, '2026-10-05T08:20:00Z')).toEqual({
      kind: 'leg',
      to: 'Ældre Sagen',
      toFinish: false,
      last: { name: 'Slagelse Boldklub', atMs: Date.parse('2026-10-05T08:12:00Z'), handedOn: true },
      phone: null,
      overdue: false,
      heldUntilMs: null,
    })
  })

  test('nobody has reported: on its way by the plan alone, overdue when it should be there', () => {
    expect(told([], '2026-10-05T07:50:00Z')).toMatchObject({ kind: 'leg', last: null, overdue: false })
    expect(told([], '2026-10-05T08:30:00Z')).toMatchObject({ kind: 'leg', last: null, overdue: true })
  })

  test('at night: after whom, and when it goes on', () => {
    expect(told([report(1, 'handed-on', 2, '2026-10-05T10:10:00Z')], '2026-10-05T20:00:00Z')).toEqual({
      kind: 'night',
      after: 'Café Håb',
      goesOnAt: '2026-10-06T07:40:00.000Z',
    })
  })

  test('after the last stop: towards the finish, then at it', () => {
    const events = [report(1, 'handed-on', 5, '2026-10-06T10:10:00Z')]
    expect(told(events, '2026-10-06T10:20:00Z')).toMatchObject({ kind: 'leg', to: null, toFinish: true })
    expect(told(events, '2026-10-06T12:00:00Z')).toMatchObject({ kind: 'finish', place: 'Havnen' })
  })

  describe('with a phone on the leg', () => {
    const events = [
      report(1, 'received', 0, '2026-10-05T08:02:00Z'),
      report(2, 'handed-on', 0, '2026-10-05T08:12:00Z'),
    ]
    const phone = (accuracyM: number | null, privacy: 'live' | 'delayed' = 'live'): PublicPosition => ({
      stopId: stopId(1),
      lat: 55.395,
      lon: 11.345,
      accuracyM,
      occurredAt: '2026-10-05T08:18:00Z',
      privacy,
    })
    const story = (now: string, position: PublicPosition) => {
      const one = told(events, now, position)
      return one.kind === 'leg' ? one.phone : one
    }
    const atMs = Date.parse('2026-10-05T08:18:00Z')

    test('a moment ago it is live, later it is when they were seen', () => {
      const one = { atMs, live: true, delayed: false, withinM: null }
      expect(story('2026-10-05T08:19:00Z', phone(8))).toEqual(one)
      expect(story('2026-10-05T08:28:00Z', phone(8))).toEqual({ ...one, live: false })
      expect(story('2026-10-05T08:50:00Z', phone(8))).toBeNull()
    })

    test('shown late it says so and is never live; and how unsure it is, is told in whole hundreds', () => {
      expect(story('2026-10-05T08:19:00Z', phone(130, 'delayed'))).toEqual({
        atMs,
        live: false,
        delayed: true,
        withinM: 200,
      })
    })
  })

  test('held by the coordinator: until when', () => {
    const held: RelayEvent = {
      ...report(2, 'received', 0, '2026-10-05T08:05:00Z'),
      kind: 'held',
      payload: { untilAt: '2026-10-05T09:00:00Z' },
    }
    expect(
      told([report(1, 'received', 0, '2026-10-05T08:02:00Z'), held], '2026-10-05T08:30:00Z'),
    ).toMatchObject({
      kind: 'stop',
      heldUntilMs: Date.parse('2026-10-05T09:00:00Z'),
    })
  })
})
