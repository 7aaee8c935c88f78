import { participantsOf, readCount } from './read-count.ts'

it.each([
  ['', null],
  [' 12 ', 12],
  ['0', 0],
  ['10000', 10_000],
  ['10001', 'wrong'],
  ['ca. 20', 'wrong'],
  ['-1', 'wrong'],
] as const)('reads %j as %j', (text, count) => {
  expect(readCount(text)).toBe(count)
})

it('counts nobody where nobody counted', () => {
  expect(participantsOf({ members: null, guests: null })).toBe(null)
  expect(participantsOf({ members: 0, guests: null })).toEqual({ members: 0, guests: null })
})
