import type { AttentionItem } from '@stafet/domain/progress/attention.ts'
import { gatherAttention } from './gather-attention.ts'

const item = (
  code: AttentionItem['code'],
  stopId: string,
  part: Partial<AttentionItem> = {},
): AttentionItem => ({
  code,
  urgency: 'soon',
  stopId,
  sinceMs: 1000,
  eventIds: [],
  ...part,
})

it('a stop that waits in vain and is late is one matter', () => {
  expect(gatherAttention([item('silent', 'a', { urgency: 'now' }), item('late', 'a')])).toEqual([
    { code: 'silent', urgency: 'now', stopIds: ['a'], sinceMs: 1000, eventIds: [], late: true },
  ])
  expect(gatherAttention([item('late', 'b')]).map(({ code, late }) => [code, late])).toEqual([['late', true]])
})

it('missing carriers are one matter and the last of its urgency; contradictions are never put together', () => {
  const matters = gatherAttention([
    item('carriers-missing', 'b', { urgency: 'now' }),
    item('contradiction', 'a', { urgency: 'now', eventIds: ['1'] }),
    item('contradiction', 'c', { urgency: 'now', eventIds: ['2'] }),
    item('carriers-missing', 'd'),
    item('carriers-missing', 'e', { urgency: 'later' }),
  ])
  expect(matters.map(({ code, stopIds }) => [code, stopIds])).toEqual([
    ['contradiction', ['a']],
    ['contradiction', ['c']],
    ['carriers-missing', ['b', 'd']],
    ['carriers-missing', ['e']],
  ])
})
