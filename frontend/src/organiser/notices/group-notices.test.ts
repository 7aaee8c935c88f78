import type { Notice } from '@stafet/domain/contract/notice.ts'
import { commonFailure, groupNotices } from './group-notices.ts'

const notice = (id: string, part: Partial<Notice>): Notice => ({
  id,
  kind: 'late',
  channel: 'sms',
  stopId: null,
  recipient: '+4512345678',
  subject: '',
  body: '',
  madeAt: '2026-10-06T08:00:00Z',
  dueAt: '2026-10-06T08:00:00Z',
  state: 'sent',
  sentAt: null,
  failure: null,
  ...part,
})

it('shows what failed first, then what waits in the order it goes out, then the newest sent', () => {
  const groups = groupNotices([
    notice('old', { sentAt: '2026-10-06T08:01:00Z' }),
    notice('later', { state: 'waiting', dueAt: '2026-10-06T10:00:00Z' }),
    notice('new', { sentAt: '2026-10-06T08:05:00Z' }),
    notice('sooner', { state: 'waiting', dueAt: '2026-10-06T09:00:00Z' }),
    notice('failed', { state: 'failed', failure: 'Nummeret findes ikke' }),
  ])
  expect(groups.map(({ state, notices }) => [state, notices.map(({ id }) => id)])).toEqual([
    ['failed', ['failed']],
    ['waiting', ['sooner', 'later']],
    ['sent', ['new', 'old']],
  ])
})

it('says once what holds all of them back', () => {
  const held = notice('a', { state: 'waiting', failure: 'Ingen SMS' })
  expect(commonFailure([held, { ...held, id: 'b' }])).toBe('Ingen SMS')
  expect(commonFailure([held, notice('b', {})])).toBe(null)
  expect(commonFailure([held])).toBe(null)
})
