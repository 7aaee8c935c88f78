import { z } from 'zod'
import { newId } from './new-id.ts'

it('makes UUIDs that the server takes, each another', () => {
  const ids = Array.from({ length: 100 }, newId)
  expect(ids.filter((id) => !z.uuid().safeParse(id).success)).toEqual([])
  expect(new Set(ids).size).toBe(100)
})
