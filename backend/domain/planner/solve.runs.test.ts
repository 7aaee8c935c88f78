import { checkPlan } from './check-plan.ts'
import { solve } from './solve.ts'
import { day, lineProblem } from './testing/build-problem.ts'

describe('a run of the planner', () => {
  const problem = lineProblem([0, 3, 14, 15, 9, 26, 5], { days: [day(0, 9, 10), day(1)] })

  it('with the same seed and an iteration limit give the same plan, byte for byte', () => {
    let clock = 0
    const once = () =>
      JSON.stringify(solve(problem, { iterations: 100, seed: 3, now: () => (clock += 0.37) }))
    expect(once()).toBe(once())
  })

  it('stop when asked and keep the best', () => {
    let polls = 0
    const plan = solve(problem, { seconds: 1000, seed: 1, now: () => 0, shouldStop: () => ++polls > 3 })
    expect(plan.solver.stoppedBy).toBe('asked')
    expect(plan.totals.served).toBe(6)
  })

  it('report progress by the clock they are given', () => {
    let clock = 0
    const seen: number[] = []
    solve(problem, {
      seconds: 2,
      seed: 1,
      now: () => (clock += 0.01),
      onProgress: (p) => seen.push(p.seconds),
    })
    expect(seen.length).toBeGreaterThan(4)
    expect(seen.every((s, i) => i === 0 || s >= seen[i - 1]!)).toBe(true)
  })

  it.each([
    ['no stops', lineProblem([0])],
    ['one stop', lineProblem([0, 5])],
    ['all stops at one place', lineProblem([0, 0, 0, 0, 0, 0])],
    ['no stops and a round trip', lineProblem([0], { finish: 0 })],
    ['a day without time', lineProblem([0, 1], { days: [day(0, 9, 9)] })],
  ])('plan %s', (_, problem) => {
    const plan = solve(problem, { iterations: 20, seed: 1, now: () => 0 })
    expect(checkPlan(problem, plan)).toEqual([])
    expect(plan.totals.served + plan.totals.unserved).toBe(problem.stops.length)
  })

  it('says so when the finish cannot be reached, and plans without it', () => {
    const far = lineProblem([0, 5, 900], { finish: 2 })
    const plan = solve({ ...far, stops: far.stops.slice(0, 1) }, { iterations: 60, seed: 1, now: () => 0 })
    expect(plan.warnings.map((warning) => warning.code)).toEqual(['finish-unreachable'])
    expect(plan.days.map(({ visits }) => visits.map(({ stop }) => stop))).toEqual([['s1']])
  })
})
