import { buildPlan, stopId } from '../../../test/build-plan.ts'
import { dayBefore } from './day-before.ts'
import type { ToldBefore } from './told-before.ts'

const plan = buildPlan(['2026-10-05', '2026-10-06'], 2)
const nobody = { declined: new Set<string>(), answered: new Set<string>() }
const at = (local: string): number => Date.parse(`${local}:00+02:00`)
const ask = (local: string, told: ToldBefore[] = [], answers = nobody, of = plan) => {
  const { write, outOfDate } = dayBefore(of, 'Europe/Copenhagen', answers, told, at(local))
  return {
    write: write.map(({ kind, stop, corrects }) => [kind, stop.number, ...(corrects ? ['corrects'] : [])]),
    outOfDate,
  }
}
const told = (kind: ToldBefore['kind'], number: number, changes: Partial<ToldBefore> = {}): ToldBefore => {
  const stop = plan.days.flatMap((day) => day.stops)[number - 1]
  return {
    id: `${kind} ${number}`,
    kind,
    stopId: stopId(number),
    once: `${kind} ${stopId(number)} ${stop?.startsAt}`,
    state: 'sent',
    madeAtMs: at('2026-10-04T17:00'),
    ...changes,
  }
}
/** The plan with the second stop half an hour later. */
const moved = structuredClone(plan)
for (const stop of moved.days[0]?.stops.slice(1) ?? []) stop.startsAt = '2026-10-05T09:00:00.000Z'

test('asks at ten the day before whether they still can, and tells at five when it comes', () => {
  expect(ask('2026-10-04T09:59').write).toEqual([])
  expect(ask('2026-10-04T10:00').write).toEqual([
    ['can-you-still', 1],
    ['can-you-still', 2],
  ])
  const asked = [told('can-you-still', 1), told('can-you-still', 2)]
  expect(ask('2026-10-04T16:59', asked).write).toEqual([])
  expect(ask('2026-10-04T17:00', asked).write).toEqual([
    ['tomorrow', 1],
    ['tomorrow', 2],
  ])
  expect(ask('2026-10-04T17:01', [...asked, told('tomorrow', 1), told('tomorrow', 2)]).write).toEqual([])
})

test('says nothing of tomorrow when phones are quiet', () => {
  expect(ask('2026-10-04T20:59').write.length).toBe(4)
  expect(ask('2026-10-04T21:00').write).toEqual([])
})

test('names the neighbours, also those of another day, and until when it is of use', () => {
  const { write } = dayBefore(plan, 'Europe/Copenhagen', nobody, [], at('2026-10-05T17:00'))
  const of = (number: number) => write.find(({ kind, stop }) => kind === 'tomorrow' && stop.number === number)
  expect([of(3)?.before?.number, of(3)?.after?.number]).toEqual([2, 4])
  expect([of(4)?.before?.number, of(4)?.after]).toEqual([3, null])
  expect(of(3)?.uselessAtMs).toBe(at('2026-10-05T21:00'))
})

test('whoever has answered is not asked, and whoever cannot hears no more', () => {
  const answers = { declined: new Set([stopId(1)]), answered: new Set([stopId(1), stopId(2)]) }
  expect(ask('2026-10-04T17:00', [], answers).write).toEqual([['tomorrow', 2]])
  const waits = [1, 2].map((number) => told('tomorrow', number, { state: 'waiting' }))
  expect(ask('2026-10-04T18:00', waits, answers).outOfDate).toEqual(['tomorrow 1'])
})

test('what waits for a stop that has moved is written anew', () => {
  const waiting = [
    told('can-you-still', 1, { state: 'waiting' }),
    told('can-you-still', 2, { state: 'waiting' }),
    told('tomorrow', 1, { state: 'waiting' }),
    told('tomorrow', 2, { state: 'waiting' }),
  ]
  expect(ask('2026-10-04T18:00', waiting, nobody, moved)).toEqual({
    write: [
      ['can-you-still', 2],
      ['tomorrow', 2],
    ],
    outOfDate: ['can-you-still 2', 'tomorrow 2'],
  })
})

test('a time that was sent is corrected, once, unless those who planned anew have told of it', () => {
  const sent = [told('can-you-still', 2), told('can-you-still', 1), told('tomorrow', 1), told('tomorrow', 2)]
  const replanned = { kind: 'replan' as const, once: 'replan 7', madeAtMs: at('2026-10-04T17:30') }
  const correction = told('tomorrow', 2, { once: `tomorrow ${stopId(2)} 2026-10-05T09:00:00.000Z` })
  expect(ask('2026-10-04T18:00', sent, nobody, moved).write).toEqual([['tomorrow', 2, 'corrects']])
  expect(ask('2026-10-04T18:00', [...sent, correction], nobody, moved).write).toEqual([])
  expect(ask('2026-10-04T18:00', [...sent, told('tomorrow', 2, replanned)], nobody, moved).write).toEqual([])
})

test('nothing more waits for a stop that is gone', () => {
  const gone = structuredClone(plan)
  gone.days[0]?.stops.pop()
  expect(
    ask('2026-10-04T18:00', [told('tomorrow', 2, { state: 'waiting' })], nobody, gone).outOfDate,
  ).toEqual(['tomorrow 2'])
})
