import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { buildPlan } from '../../test/build-plan.ts'
import { neighbourChanges } from './neighbour-changes.ts'

const plan = buildPlan(['2026-10-05', '2026-10-06'], 4)

/** The plan with its first day's stops by their numbers, in this order. */
function withFirstDay(...numbers: number[]): DatedPlan {
  const changed = structuredClone(plan)
  const [day] = changed.days
  if (day) day.stops = numbers.flatMap((number) => plan.days[0]?.stops[number - 1] ?? [])
  return changed
}
const changes = (after: DatedPlan, first = 0) =>
  neighbourChanges(plan, after, first).map(({ name, from, to }) => [name, from, to])

test('the same order changes nobody', () => {
  expect(changes(withFirstDay(1, 2, 3, 4))).toEqual([])
})

test("where one is left out its neighbours become each other's", () => {
  expect(changes(withFirstDay(1, 2, 4))).toEqual([
    ['Fællesskab 2', null, 'Fællesskab 4'],
    ['Fællesskab 4', 'Fællesskab 2', null],
  ])
})

test('two that change places change four, also over the night', () => {
  expect(changes(withFirstDay(1, 2, 4, 3))).toEqual([
    ['Fællesskab 2', null, 'Fællesskab 4'],
    ['Fællesskab 4', 'Fællesskab 2', 'Fællesskab 3'],
    ['Fællesskab 3', 'Fællesskab 4', 'Fællesskab 5'],
    ['Fællesskab 5', 'Fællesskab 3', null],
  ])
})

test('those whom the baton has passed are not told, and the ends have nobody', () => {
  const alone = withFirstDay(1, 3, 4)
  alone.days.pop()
  expect(changes(alone, 1)).toEqual([
    ['Fællesskab 3', 'Fællesskab 1', null],
    ['Fællesskab 4', null, ''],
  ])
})
