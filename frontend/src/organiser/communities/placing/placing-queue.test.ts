import { community, type Community } from '@stafet/domain/contract/community.ts'
import { beginQueue, goOn } from './placing-queue.ts'

const ids = [1, 2, 3, 4].map((number) => `00000000-0000-4000-8000-00000000000${number}`)
const [first = '', second = '', third = '', fourth = ''] = ids
const one = (id: string, changes: Partial<Community> = {}): Community =>
  community.parse({ id, version: 1, name: id, category: 'other', position: null, ...changes })
const all = [one(first), one(second, { virtual: true }), one(third), one(fourth)]

test('only those that need a place wait, in their order', () => {
  expect(beginQueue(all)).toEqual({ left: [first, third, fourth], skipped: [], placed: 0 })
})

test('what is placed and what is skipped is counted, and the next is shown', () => {
  const placed = goOn(beginQueue(all), 'placed', all)
  expect(placed).toEqual({ left: [third, fourth], skipped: [], placed: 1 })
  expect(goOn(placed, 'skipped', all)).toEqual({ left: [fourth], skipped: [third], placed: 1 })
})

test('what another organiser has placed or removed meanwhile is passed over', () => {
  const now = [one(first), one(fourth, { position: { lat: 55, lon: 11 } })]
  expect(goOn(beginQueue(all), 'skipped', now)).toEqual({ left: [], skipped: [first], placed: 0 })
})
