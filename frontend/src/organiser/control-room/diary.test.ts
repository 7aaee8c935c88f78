import type { LoggedEvent } from '@stafet/domain/contract/relay-event.ts'
import { diaryOf, withdrawnIds } from './diary.ts'

const anna = '20000000-0000-4000-8000-000000000001'
const stopId = '00000000-0000-4000-8000-000000000001'
const at = (minute: number) => `2026-10-06T12:${String(minute).padStart(2, '0')}:00.000Z`
const common = (seq: number, minute: number, toldMinute = minute) => ({
  seq,
  id: `1000000${seq}-0000-4000-8000-000000000000`,
  occurredAt: at(minute),
  receivedAt: at(toldMinute),
})

const received: LoggedEvent = {
  ...common(1, 2, 40),
  actor: `organiser:${anna}`,
  door: 'telephone',
  kind: 'received',
  payload: {
    stopId,
    side: 'receiver',
    greeting: '',
    who: 'Bent',
    participants: { members: 12, guests: null },
  },
}
const held: LoggedEvent = {
  ...common(2, 50),
  actor: `organiser:${anna}`,
  door: null,
  kind: 'held',
  payload: { untilAt: at(59), reason: 'Regn' },
}
const back: LoggedEvent = {
  ...common(3, 51),
  actor: 'system',
  door: null,
  kind: 'withdrawn',
  payload: { eventId: held.id },
}

it('reads like a diary: newest first, with who wrote it, through which door and when it was told', () => {
  expect(diaryOf([received, held, back], { [anna]: 'Anna' }, true)).toEqual([
    {
      ...{ id: back.id, seq: 3, atMs: Date.parse(at(51)), toldLaterMs: null, door: null, by: null },
      ...{ takenBack: false, canTakeBack: false, what: 'withdrawn', of: held },
    },
    {
      ...{ id: held.id, seq: 2, atMs: Date.parse(at(50)), toldLaterMs: null, door: null, by: 'Anna' },
      ...{ takenBack: true, canTakeBack: false, what: 'held', untilMs: Date.parse(at(59)), reason: 'Regn' },
    },
    {
      ...{ id: received.id, seq: 1, atMs: Date.parse(at(2)), toldLaterMs: Date.parse(at(40)) },
      ...{ door: 'telephone', by: 'Anna', takenBack: false, canTakeBack: true, what: 'received', stopId },
      ...{ side: 'receiver', who: 'Bent', participants: { members: 12, guests: null }, greeting: '' },
    },
  ])
})

it('a note whose text was deleted some time after the relay is not shown', () => {
  const note = (text: string): LoggedEvent => ({
    ...{ ...common(4, 53), actor: `organiser:${anna}`, door: null },
    kind: 'noted',
    payload: { about: 'keeper', text, stopId },
  })
  expect(diaryOf([note('Bente')], {}, true)).toMatchObject([{ what: 'noted', text: 'Bente' }])
  expect(diaryOf([note('')], {}, true)).toEqual([])
})

it('what was taken back and then stands again is not taken back', () => {
  const again: LoggedEvent = { ...back, ...common(4, 52), kind: 'withdrawn', payload: { eventId: back.id } }
  expect([...withdrawnIds([received, held, back])]).toEqual([held.id])
  expect([...withdrawnIds([received, held, back, again])]).toEqual([back.id])
})
