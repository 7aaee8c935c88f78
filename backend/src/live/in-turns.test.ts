import { inTurns } from './in-turns.ts'

const many = Array.from({ length: 1700 }, (_, at) => at)

test.each([false, true])(
  'each is told once, also whoever comes meanwhile (at leisure: %s)',
  async (atLeisure) => {
    const viewers = new Set(many)
    const told: number[] = []
    const telling = inTurns(viewers, atLeisure, (viewer) => {
      told.push(viewer)
      return true
    })
    expect(told.length).toBeLessThan(many.length)
    viewers.add(1700)
    await telling
    expect(told).toEqual([...many, 1700])
  },
)

test('others have their turn in between, and much more of it when it is told at leisure', async () => {
  let others = 0
  const count = (): void => {
    others += 1
    another = setImmediate(count)
  }
  let another = setImmediate(count)
  await inTurns(new Set(many), false, () => true)
  const between = others
  expect(between).toBeGreaterThan(0)
  await inTurns(new Set(many), true, () => true)
  expect(others - between).toBeGreaterThan(2 * between)
  clearImmediate(another)
})

test('those who have nothing to hear cost no turn', async () => {
  let asked = 0
  const telling = inTurns(new Set(many), true, () => {
    asked += 1
    return false
  })
  expect(asked).toBe(many.length)
  await telling
})
