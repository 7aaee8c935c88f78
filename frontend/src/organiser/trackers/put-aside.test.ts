import { putAsideMostFirst } from './put-aside.ts'

it('tells the most frequent reason first, and only those that there are', () => {
  expect(putAsideMostFirst({ jump: 2, inaccurate: 7, unreadable: 0 })).toEqual([
    ['inaccurate', 7],
    ['jump', 2],
  ])
})
