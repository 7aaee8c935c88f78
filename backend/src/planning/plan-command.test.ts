import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RelayPlan } from '@stafet/domain/contract/relay-plan.ts'

const folder = mkdtempSync(join(tmpdir(), 'stafet-plan-'))
const command = (name: string, args: string[], input = '') =>
  spawnSync(process.execPath, [join(import.meta.dirname, name), ...args], { input, encoding: 'utf8' })
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const problem = JSON.stringify({
  format: 'relay-problem/1',
  name: 'two stops',
  days: [{ startS: 0, endS: 1000 }],
  travel: {
    durationS: [
      [0, 10, 20],
      [10, 0, 10],
      [20, 10, 0],
    ],
  },
  start: 0,
  stops: [
    { id: 'a', place: 2, visitS: 5, windows: [[0, 900]] },
    { id: 'b', place: 1, visitS: 5, windows: [[0, 900]] },
  ],
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('npm run plan', () => {
  it('prints a plan on standard output that plan:check accepts, and progress on standard error', () => {
    const run = command('plan-command.ts', ['-', '--iterations', '50'], problem)
    expect(run.status).toBe(0)
    expect(run.stderr).toMatch(/iterations {2}travel 20 s/)
    const plan = JSON.parse(run.stdout) as RelayPlan
    expect(plan.totals).toMatchObject({ travelS: 20, served: 2 })
    const check = command('plan-check-command.ts', [file('p.json', problem), file('plan.json', run.stdout)])
    expect([check.status, check.stdout]).toEqual([0, ''])
  })

  it('gives the same bytes for the same seed and iterations', () => {
    const path = file('same.json', problem)
    const once = () => command('plan-command.ts', [path, '--iterations', '40', '--seed', '9']).stdout
    expect(once()).toBe(once())
  })

  it('refuses a malformed problem with one line and exit code 2', () => {
    const run = command('plan-command.ts', ['-'], problem.replace('[0,900]', '[900,0]'))
    expect([run.status, run.stdout, run.stderr]).toEqual([
      2,
      '',
      'stops[0].windows[0]: ends (0) before it starts (900)\n',
    ])
  })

  it('refuses an unknown option and a missing file with one line', () => {
    expect(command('plan-command.ts', ['-', '--fast']).status).toBe(2)
    expect(command('plan-command.ts', [join(folder, 'none.json')]).status).toBe(2)
  })
})
