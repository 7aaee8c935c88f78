import { explain } from './explanation.ts'
import { solve } from './solve.ts'
import { day, hours, lineProblem } from './testing/build-problem.ts'

const planOf = (problem: Parameters<typeof solve>[0], language: 'da' | 'en') =>
  solve(problem, { iterations: 60, seed: 1, now: () => 0, language })

const problem = lineProblem([0, 15, 30], { days: [day(0), day(1)] }, { s2: { windows: [hours(0, 10, 11)] } })
const withDistance = { ...problem, travel: { ...problem.travel, distanceM: problem.travel.durationS } }

describe('the explanation', () => {
  it('says in Danish how far, how long, how tight and how good', () => {
    expect(planOf(withDistance, 'da').explanation).toEqual([
      '2 stop, 1,8 km, 30 min. undervejs i alt.',
      'Dag 1: 2 stop, 30 min. undervejs, 20 min. ventetid.',
      'Dag 2: ingen stop.',
      'Strammeste tider: »s2« kl. 10.00 (1 time til overs), »s1« kl. 09.15 (7 timer 35 min. til overs).',
      'Kortere rejsetid er ikke mulig for de samme stop.',
    ])
  })

  it('says it in English too, and leaves out kilometres that nobody measured', () => {
    expect(planOf(problem, 'en').explanation).toEqual([
      '2 stops, 30 min. on the way in all.',
      'Day 1: 2 stops, 30 min. on the way, 20 min. of waiting.',
      'Day 2: no stops.',
      'Tightest slots: “s2” at 10:00 (1 h to spare), “s1” at 09:15 (7 h 35 min. to spare).',
      'No shorter travel is possible for the same stops.',
    ])
  })

  it('says nothing of waiting where there is none', () => {
    expect(planOf(lineProblem([0, 15]), 'en').explanation?.[1]).toBe('Day 1: 1 stop, 15 min. on the way.')
  })

  it('says by how much travel could be shorter at most', () => {
    const plan = planOf(problem, 'da')
    const shorter = { ...plan, bound: { travelS: 1740, gap: 1800 / 1740 - 1 } }
    expect(explain(problem, shorter, 'da').at(-1)).toBe(
      'Rejsetiden er højst 3,5 % længere end den kortest mulige for de samme stop.',
    )
    expect(explain(problem, shorter, 'en').at(-1)).toBe(
      'Travel is at most 3.5 % longer than the shortest possible for the same stops.',
    )
  })
})

describe('what would make a stop fit', () => {
  it('is to open at another time', () => {
    const closed = lineProblem([0, 10, 20], {}, { s1: { windows: [[28800, 29400]] } })
    expect(planOf({ ...closed, days: [{ startS: 28800, endS: 61200 }] }, 'en').unserved).toEqual([])
    const [unserved] = planOf(closed, 'en').unserved
    expect(unserved?.remedies?.[0]).toEqual({
      code: 'open-at',
      message: 'Be open at 09:10 on day 1 (1 h outside opening hours).',
    })
  })

  it('or to leave out one other stop', () => {
    const tight = lineProblem(
      [0, 5, 6],
      { days: [day(0, 9, 9.5)] },
      { s1: { visitS: 1200 }, s2: { visitS: 1200 } },
    )
    const [unserved] = planOf(tight, 'da').unserved
    expect(unserved?.remedies?.map(({ code }) => code)).toContain('leave-out')
  })
})
