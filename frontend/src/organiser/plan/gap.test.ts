import type { PlanningRun } from '@stafet/domain/contract/planning.ts'
import { gapOfRun } from './gap.ts'

const run = (best: PlanningRun['best'], boundTravelS: number | null): PlanningRun => ({
  id: '',
  state: 'running',
  startedAt: '',
  seconds: 1,
  limitS: 10,
  best,
  boundTravelS,
  failure: null,
})

it.each([
  [{ travelS: 1050, unserved: 0 }, 1000, 0.05],
  [{ travelS: 1000, unserved: 0 }, 1000, 0],
  [{ travelS: 1050, unserved: 1 }, 1000, null],
  [{ travelS: 1050, unserved: 0 }, null, null],
  [null, 1000, null],
])('of %j against a bound of %s is %s', (best, bound, gap) => {
  const told = gapOfRun(run(best, bound))
  expect(told === null ? null : Math.round(told * 1000) / 1000).toBe(gap)
})
