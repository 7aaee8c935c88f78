import { progressOf } from '@stafet/domain/progress/progress.ts'
import { aPlan, report } from './a-plan.test-data.ts'
import { keepShown, type Shown } from './keep-shown.ts'

const received = report(1, 'received', 0, '2026-10-05T08:02:00Z')
const handedOn = report(2, 'handed-on', 0, '2026-10-05T08:12:00Z')
const shownAt = (time: string, events = [received, handedOn]): Shown => {
  const nowMs = Date.parse(`2026-10-05T${time}Z`)
  return { progress: progressOf(aPlan, events)(nowMs), nowMs }
}

test('seconds in which the baton only moves change nothing that is shown', () => {
  const before = shownAt('08:20:00')
  expect(keepShown(before, shownAt('08:20:29'))).toBe(before)
})

test('half a minute later it is another time, and all the rest is the same', () => {
  const before = shownAt('08:20:00')
  const shown = keepShown(before, shownAt('08:20:30'))
  expect(shown.nowMs).toBe(before.nowMs + 30_000)
  expect(shown.progress).toBe(before.progress)
})

test('a check-in changes the stop that it speaks of and the one where it goes, and no other', () => {
  const before = shownAt('08:10:00', [received])
  const { progress } = keepShown(before, shownAt('08:12:10'))
  const same = progress.stops.map((stop, at) => stop === before.progress.stops[at])
  expect(progress.baton).toMatchObject({ where: 'leg', at: 0, towards: 1 })
  expect(same).toEqual([false, true, true, true, true, true])
})

test('what is overdue is expected later with each half minute, and so is what follows on that day', () => {
  const before = shownAt('09:30:00')
  const { progress } = keepShown(before, shownAt('09:30:31'))
  const same = progress.stops.map((stop, at) => stop === before.progress.stops[at])
  expect(same).toEqual([true, false, false, true, true, true])
  expect(progress.stops[1]?.expectedMs).toBe(Date.parse('2026-10-05T09:30:31Z'))
})
