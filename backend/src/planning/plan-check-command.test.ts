import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { runCommand, twoStops } from './testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'stafet-check-'))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const check = (...args: string[]) => {
  const run = runCommand('plan-check-command.ts', args)
  return { status: run.status, lines: run.stdout.split('\n').slice(0, -1), error: run.stderr }
}
const problem = file('problem.json', twoStops)
const planWith = (name: string, change: (plan: RelayPlan) => void = () => undefined) => {
  const plan = solve(parseProblem(twoStops, ''), { iterations: 20, seed: 1, now: () => 0 })
  change(plan)
  return file(name, JSON.stringify(plan))
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run plan:check', () => {
  it('is content with a good plan', () => {
    expect(check(problem, planWith('good.json'))).toEqual({
      status: 0,
      lines: [],
      error: 'No rule is broken.\n',
    })
  })

  it('prints each violation on a line, with stop, day and figures, and exits with 1', () => {
    const bad = planWith('bad.json', (plan) => {
      const visit = plan.days[0]!.visits[1]!
      visit.startS = 950
      plan.totals.travelS += 60
    })
    expect(check(problem, bad)).toEqual({
      status: 1,
      lines: [
        'totals (day 1, stop a): "a" waits 925 s, but waitS says 0.',
        'visit-length (day 1, stop a): "a" lasts -920 s instead of 5.',
        'window (day 1, stop a): "a" starts at 950, outside its windows (0–900).',
        'totals (day 1): Day 1: waitS says 0, but it is 925.',
        'totals: totals.travelS says 80, but it is 20.',
        'bound: bound.gap says 0, but it is 3.',
      ],
      error: '',
    })
  })

  it.each<[string, string, () => string[]]>([
    ['no plan given', 'usage: npm run plan:check -- PROBLEM PLAN', () => [problem]],
    ['a plan that is no JSON', 'plan: is not valid JSON', () => [problem, file('a.json', '{"days": [')]],
    [
      'a plan of another shape',
      'plan.days: Invalid input',
      () => {
        const { days: _, ...rest } = solve(parseProblem(twoStops, ''), {
          iterations: 1,
          seed: 1,
          now: () => 0,
        })
        return [problem, file('b.json', JSON.stringify(rest))]
      },
    ],
    [
      'a visit without a time',
      'plan.days.0.visits.0.startS: Invalid input',
      () => [
        problem,
        planWith('c.json', (plan) => Object.assign(plan.days[0]!.visits[0]!, { startS: null })),
      ],
    ],
    [
      "another problem's plan",
      'plan.problem: is "elsewhere", but the problem is "two stops"',
      () => [problem, planWith('d.json', (plan) => (plan.problem = 'elsewhere'))],
    ],
    [
      'a malformed problem',
      'problem: days: ',
      () => [
        file('e.json', twoStops.replace('"days":[{"startS":0,"endS":1000}]', '"days":[]')),
        planWith('f.json'),
      ],
    ],
    [
      'a file that is not there',
      `${join(folder, 'none')}: ENOENT`,
      () => [join(folder, 'none'), planWith('g.json')],
    ],
  ])('refuses %s with one line and exit code 2', (_, begins, files) => {
    const { status, lines, error } = check(...files())
    expect([status, lines, error.slice(0, begins.length)]).toEqual([2, [], begins])
    expect(error.match(/\n/g)).toHaveLength(1)
  })
})
