import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { relayPlanSchema, type RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import type { RelayProblem } from '@stafet/domain/contract/relay-problem.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'
import { runCommand, twoStops } from './testing/run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'stafet-plan-'))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run plan', () => {
  it('prints a plan on standard output that plan:check accepts, and progress on standard error', () => {
    const run = runCommand('plan-command.ts', ['-', '--iterations', '50'], twoStops)
    expect(run.status).toBe(0)
    expect(run.stderr).toMatch(/iterations {2}travel 20 s/)
    const plan = JSON.parse(run.stdout) as RelayPlan
    expect(plan.totals).toMatchObject({ travelS: 20, served: 2 })
    const check = runCommand('plan-check-command.ts', [
      file('p.json', twoStops),
      file('plan.json', run.stdout),
    ])
    expect([check.status, check.stdout]).toEqual([0, ''])
  })

  it('gives the same bytes for the same seed and iterations', () => {
    const path = file('same.json', twoStops)
    const once = () => runCommand('plan-command.ts', [path, '--iterations', '40', '--seed', '9']).stdout
    expect(once()).toBe(once())
  })

  it.each([
    ['[0,900]', '[900,0]', 'stops[0].windows[0]: ends (0) before it starts (900)'],
    ['"visitS":5', '"visitS":-5', 'stops[0].visitS: is negative (-5)'],
    ['[10,0,10]', '[10,0]', 'travel.durationS[1]: has 2 entries, must have 3 (square)'],
    ['[10,0,10]', '[10,0,NaN]', 'travel.durationS[1][2]: is NaN, must be a number or null'],
    ['[10,0,10]', '[10,0,-1]', 'travel.durationS[1][2]: is negative (-1)'],
    [
      '"endS":1000}',
      '"endS":1000},{"startS":900,"endS":2000}',
      'days[1]: starts (900) before days[0] ends (1000); days overlap',
    ],
    ['"start":0', '"start":"Slagelse"', 'start: Invalid input: expected number, received string'],
  ])('refuses %s written as %s with one line that names the field, and exit code 2', (from, to, line) => {
    const run = runCommand('plan-command.ts', ['-'], twoStops.replace(from, to))
    expect([run.status, run.stdout, run.stderr]).toEqual([2, '', `${line}\n`])
  })

  const valid = parseProblem(twoStops, '')
  const [a, b] = valid.stops
  it.each<[string, Partial<RelayProblem>, number]>([
    ['no stops', { stops: [] }, 0],
    ['no stops and a round trip', { stops: [], finish: 0 }, 0],
    ['one stop', { stops: [a!] }, 1],
    ['all stops at one place', { stops: [a!, { ...b!, place: 2 }, { ...b!, id: 'c', place: 2 }] }, 3],
    [
      'a stop that no way leads to',
      {
        travel: {
          durationS: [
            [0, 10, null],
            [10, 0, null],
            [20, 10, 0],
          ],
        },
      },
      1,
    ],
  ])('plans %s', (_, change, served) => {
    const asked = { ...valid, ...change }
    const run = runCommand('plan-command.ts', ['-', '--iterations', '40'], JSON.stringify(asked))
    const plan = relayPlanSchema.parse(JSON.parse(run.stdout))
    expect(checkPlan(asked, plan)).toEqual([])
    expect([run.status, plan.totals.served]).toEqual([0, served])
    expect(plan.unserved.map(({ reasons }) => reasons[0]?.code)).toEqual(
      served === 1 && asked.stops.length > 1 ? ['unreachable'] : [],
    )
  })

  it('plans 2,000 stops', () => {
    const at = Array.from({ length: 2001 }, (_, i) => [(i * 7919) % 30_011, (i * 104_729) % 30_013] as const)
    const days = [0, 1, 2, 3, 4].map((d) => ({ startS: 86_400 * d, endS: 86_400 * d + 36_000 }))
    const asked: RelayProblem = {
      ...valid,
      days,
      travel: {
        durationS: at.map(([x, y]) => at.map(([u, v]) => Math.round(Math.hypot(x - u, y - v) / 10))),
      },
      stops: at.slice(1).map((_, i) => ({
        id: `s${i}`,
        place: i + 1,
        visitS: 30,
        windows: days.map((day): [number, number] => [day.startS, day.endS - 30]),
      })),
    }
    const run = runCommand('plan-command.ts', [file('big.json', JSON.stringify(asked)), '--seconds', '2'])
    expect(run.status).toBe(0)
    const plan = relayPlanSchema.parse(JSON.parse(run.stdout))
    expect(checkPlan(asked, plan)).toEqual([])
    expect(plan.totals.served).toBeGreaterThan(0)
  })

  it('refuses an unknown option and a missing file with one line', () => {
    expect(runCommand('plan-command.ts', ['-', '--fast']).status).toBe(2)
    expect(runCommand('plan-command.ts', [join(folder, 'none.json')]).status).toBe(2)
  })
})
