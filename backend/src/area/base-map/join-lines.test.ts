import { joinDirected, joinUndirected } from './join-lines.ts'

test('coast is joined in its own direction only', () => {
  expect(
    joinDirected([
      [3, 4],
      [1, 2, 3],
      [9, 4],
    ]),
  ).toEqual([
    [1, 2, 3, 4],
    [9, 4],
  ])
  expect(
    joinDirected([
      [1, 2],
      [2, 3],
      [3, 1],
    ]),
  ).toEqual([[1, 2, 3, 1]])
})

test('pieces of a street are joined whichever way they were drawn', () => {
  expect(
    joinUndirected([
      [1, 2],
      [3, 2],
      [3, 4],
    ]),
  ).toEqual([[4, 3, 2, 1]])
  expect(
    joinUndirected([
      [1, 2],
      [7, 8],
    ]),
  ).toHaveLength(2)
})
