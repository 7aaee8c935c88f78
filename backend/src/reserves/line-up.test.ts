import { reserve, type Reserve } from '@stafet/domain/contract/reserve.ts'
import { buildPlan, stopId } from '../../test/build-plan.ts'
import { calledLeg } from './called-leg.ts'
import { lineUp } from './line-up.ts'

// The second day's second stop: the baton sets out at 10.10 and is there at 10.30.
const plan = buildPlan(['2026-10-05', '2026-10-06'], 2)
const leg = calledLeg(plan, stopId(4))

let made = 0
function who(name: string, travelS: number | null, changes: Partial<Reserve> = {}) {
  made += 1
  const id = `00000000-0000-4000-a000-${String(made).padStart(12, '0')}`
  return { reserve: reserve.parse({ id, name, phone: '20123456', ...changes }), travelS }
}
const names = (line: ReturnType<typeof who>[]): string[] =>
  leg ? lineUp(line, leg, 'Europe/Copenhagen').map((one) => one.reserve.name) : []

test('the leg begins where the stop before is, and the first one at the start', () => {
  expect(leg).toMatchObject({ day: 1, from: 'Fællesskab 3', way: 'foot', distanceM: 1100 })
  expect(leg?.place).toEqual({ lat: 55.43, lon: 11.35 })
  expect(calledLeg(plan, stopId(1))?.from).toBe('Rådhuset')
  expect(calledLeg(plan, stopId(9))).toBeNull()
})

test('the nearest come first, and last those of whom nobody knows where they are', () => {
  expect(names([who('Anna', 900), who('Bo', null), who('Ida', 300), who('Eva', null)])).toEqual([
    'Ida',
    'Anna',
    'Bo',
    'Eva',
  ])
})

test('only those who can then', () => {
  const window = (day: number | null, from: string, to: string) => ({ windows: [{ day, from, to }] })
  expect(
    names([
      who('always', 1),
      who('that day', 2, window(1, '10:10', '10:30')),
      who('each day', 3, window(null, '09:00', '12:00')),
      who('the other day', 4, window(0, '09:00', '12:00')),
      who('too late', 5, window(1, '10:11', '12:00')),
      who('not long enough', 6, window(1, '09:00', '10:29')),
    ]),
  ).toEqual(['always', 'that day', 'each day'])
})
