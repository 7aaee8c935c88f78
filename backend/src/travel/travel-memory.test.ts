import type { Position } from '@stafet/domain/contract/primitives.ts'
import { greatCircleTravel } from './great-circle-travel.ts'
import { TravelMemory } from './travel-memory.ts'
import type { Pace, TravelSource } from './travel-source.ts'

const pace: Pace = { footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false }
const places = Array.from({ length: 20 }, (_, at): Position => ({ lat: 55 + at / 100, lon: 11 }))

/** A source that counts what it is asked. */
function counted() {
  const asked = { pairs: 0, spots: 0 }
  const source: TravelSource = {
    ...greatCircleTravel,
    spots: (some, at) => {
      asked.spots += some.length
      return greatCircleTravel.spots(some, at)
    },
    matrix: (from, to, at) => {
      asked.pairs += from.length * to.length
      return greatCircleTravel.matrix(from, to, at)
    },
  }
  const taken = () => {
    const now = { ...asked }
    Object.assign(asked, { pairs: 0, spots: 0 })
    return now
  }
  return { source, taken }
}

test('what is known is not asked again; a moved place asks for its own row and column', async () => {
  const { source, taken } = counted()
  const memory = new TravelMemory()
  const first = await memory.among(source, places, pace)
  expect(taken()).toEqual({ pairs: 400, spots: 20 })
  expect(await memory.among(source, places, pace)).toEqual(first)
  expect(taken()).toEqual({ pairs: 0, spots: 0 })

  const moved = places.with(7, { lat: 55.5, lon: 11.5 })
  const after = await memory.among(source, moved, pace)
  expect(taken()).toEqual({ pairs: 20 + 19, spots: 1 })
  expect(after.matrix).toEqual(await greatCircleTravel.matrix(moved, moved, pace))

  await memory.among(source, [...moved.slice(3), ...moved.slice(0, 2)], pace)
  expect(taken()).toEqual({ pairs: 0, spots: 0 })
})

test('two in the same place are asked for once', async () => {
  const { source, taken } = counted()
  const { matrix } = await new TravelMemory().among(
    source,
    [...places.slice(0, 2), ...places.slice(0, 1)],
    pace,
  )
  expect(taken()).toEqual({ pairs: 4, spots: 2 })
  expect(matrix[2]).toEqual(matrix[0])
})

test('another pace, and another source, are another matter', async () => {
  const { source, taken } = counted()
  const memory = new TravelMemory()
  await memory.among(source, places, pace)
  await memory.among(source, places, { ...pace, stepFree: true })
  await memory.among({ ...source, key: 'another' }, places, pace)
  expect(taken()).toEqual({ pairs: 1200, spots: 60 })
})

test('it does not grow beyond its bounds: the longest unused go', async () => {
  const { source, taken } = counted()
  const memory = new TravelMemory(900)
  const of = (key: string) => memory.among({ ...source, key }, places, pace)
  await of('a')
  await of('b')
  await of('a')
  await of('c')
  expect(taken().pairs).toBe(1200)
  await of('a')
  expect(taken().pairs).toBe(0)
  await of('b')
  expect(taken().pairs).toBe(400)
})

test('what failed is asked again', async () => {
  const { source, taken } = counted()
  const memory = new TravelMemory()
  const failing = { ...source, matrix: () => Promise.reject(new Error('away')) }
  await expect(memory.among(failing, places, pace)).rejects.toThrow('away')
  taken()
  await memory.among(source, places, pace)
  expect(taken()).toEqual({ pairs: 400, spots: 0 })
})
