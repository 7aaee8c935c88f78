import { progressOf } from '@stafet/domain/progress/progress.ts'
import { aPlan, report, stopId } from '../../live/a-plan.test-data.ts'
import { stops } from './a-room.test-data.ts'
import { mapDay } from './map-day.ts'

const events = [
  report(1, 'received', 0, '2026-10-05T08:02:00Z'),
  report(2, 'handed-on', 0, '2026-10-05T08:12:00Z'),
]
const legTo = (at: number) => stops[at]?.stop.leg.line

it('the day shown carries: done, under way, ahead; another day stands back', () => {
  const progress = progressOf(aPlan, events)(Date.parse('2026-10-05T08:20:00Z'))
  const { lines, marks } = mapDay(aPlan, stops, progress, 0)
  expect(lines).toEqual({
    done: [legTo(0)],
    now: [legTo(1)],
    today: [legTo(2)],
    other: [legTo(3), legTo(5), aPlan.days[1]?.lastLeg?.line],
  })
  expect(marks.map(({ id, state, otherDay }) => [id, state, otherDay])).toEqual([
    [stopId(0), 'done', false],
    [stopId(1), 'next', false],
    [stopId(2), 'to-come', false],
    [stopId(3), 'to-come', true],
    [stopId(5), 'to-come', true],
  ])
})
