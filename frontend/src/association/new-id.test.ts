import { id } from '@stafet/domain/contract/primitives.ts'
import { newId } from './new-id.ts'

it('is a UUID, another one each time', () => {
  const made = Array.from({ length: 100 }, newId)
  expect(made.filter((one) => !id.safeParse(one).success)).toEqual([])
  expect(new Set(made).size).toBe(100)
})
