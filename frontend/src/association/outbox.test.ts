import {
  addReport,
  addWithdrawal,
  markAttempted,
  markRefused,
  markSent,
  openWithdrawals,
  retryDelayMs,
  standingReports,
} from './outbox.ts'

const id = '00000000-0000-4000-8000-000000000001'
const report = { id, kind: 'received' as const, occurredAt: '2027-10-12T12:30:00Z', greeting: '' }
const withdrawal = { id: '00000000-0000-4000-8000-000000000002', eventId: id, occurredAt: report.occurredAt }
const sent = markSent(markAttempted(addReport([], report), id), id, 1000)

describe('the reports that stand', () => {
  it('keep one that was sent until an answer can know of it', () => {
    expect(standingReports([], 900, sent)).toMatchObject([{ id, sending: 'sent', sentAtMs: 1000 }])
  })

  it('leave the last word to an answer that was asked for afterwards', () => {
    expect(standingReports([], 1001, sent)).toEqual([])
  })

  it('hide one that is being withdrawn, and show it no more when an older answer still has it', () => {
    const undone = markSent(addWithdrawal(sent, withdrawal), withdrawal.id, 2000)
    expect(standingReports([report], 1500, undone)).toEqual([])
    expect(standingReports([], 2001, undone)).toEqual([])
  })

  it('count a report once, though the server and this phone both have it', () => {
    expect(standingReports([report], 1001, sent)).toMatchObject([{ id, sentAtMs: 1000 }])
  })
})

it('withdraws a report once, however often one asks', () => {
  const twice = addWithdrawal(addWithdrawal(sent, withdrawal), { ...withdrawal, id: report.id })
  expect(twice.filter(({ type }) => type === 'withdrawal')).toHaveLength(1)
})

it('tells of a withdrawal until the server has it, and why it will not take it', () => {
  const undone = addWithdrawal(sent, withdrawal)
  expect(openWithdrawals(undone)).toEqual([
    { id: withdrawal.id, sending: 'waiting', sentAtMs: null, refusal: null },
  ])
  expect(openWithdrawals(markRefused(undone, withdrawal.id, 'Nej.'))).toMatchObject([
    { sending: 'refused', refusal: 'Nej.' },
  ])
  expect(standingReports([report], 1001, markRefused(undone, withdrawal.id, 'Nej.'))).toMatchObject([{ id }])
  expect(openWithdrawals(markSent(undone, withdrawal.id, 2000))).toEqual([])
})

it('tries again ever more rarely, but at least once a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(retryDelayMs)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
})
