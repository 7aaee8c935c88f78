import { addReport, addWithdrawal, markAttempted, markRefused, markSent, retryDelayMs } from './outbox.ts'
import type { Outbox } from './outbox-entry.ts'
import { nothing } from './remembered.ts'
import { openWithdrawals, standingReports } from './standing-reports.ts'
import { idOf, page } from './testing/a-phone.test-data.ts'

const id = idOf(1)
const pressedAtMs = Date.parse('2027-10-12T12:30:00Z')
const body = {
  id,
  kind: 'received' as const,
  side: 'receiver' as const,
  greeting: '',
  who: '',
  participants: null,
}
const report = { ...body, occurredAt: '2027-10-12T12:30:00Z' }
const withdrawal = { id: idOf(2), eventId: id }
const sent = markSent(markAttempted(addReport([], body, pressedAtMs), id), id, 1000)

const standing = (reports: (typeof report)[], askedAtMs: number, outbox: Outbox) =>
  standingReports({ ...nothing, page: { ...page, reports }, askedAtMs, outbox })

describe('the reports that stand', () => {
  it('keep one that was sent until an answer can know of it', () => {
    expect(standing([], 900, sent)).toMatchObject([{ id, sending: 'sent', sentAtMs: 1000 }])
  })

  it('leave the last word to an answer that was asked for afterwards', () => {
    expect(standing([], 1001, sent)).toEqual([])
  })

  it('hide one that is being withdrawn, and show it no more when an older answer still has it', () => {
    const undone = markSent(addWithdrawal(sent, withdrawal, pressedAtMs), withdrawal.id, 2000)
    expect(standing([report], 1500, undone)).toEqual([])
    expect(standing([], 2001, undone)).toEqual([])
  })

  it('count a report once, though the server and this phone both have it', () => {
    expect(standing([report], 1001, sent)).toMatchObject([{ id, ids: [id], sentAtMs: 1000 }])
  })

  it('gather the words of one handover, and keep what happened at another time apart', () => {
    const later = { ...report, id: idOf(4), occurredAt: '2027-10-12T12:50:00Z' }
    const words = { ...report, id: idOf(3), occurredAt: '2027-10-12T12:30:04Z', greeting: 'Tak' }
    expect(standing([report, words, later], 1001, [])).toMatchObject([
      { ids: [id, idOf(3)], greetings: ['Tak'], occurredAt: '2027-10-12T12:30:00Z' },
      { ids: [idOf(4)], greetings: [] },
    ])
  })

  it('are no more sent than the least of what belongs together', () => {
    const words = addReport(sent, { ...body, id: idOf(3), greeting: 'Tak' }, pressedAtMs)
    expect(standing([], 900, words)).toMatchObject([{ id, sending: 'waiting' }])
  })
})

it('adds a press once, however often the store is asked', () => {
  expect(addReport(sent, body, pressedAtMs)).toEqual(sent)
})

it('withdraws a report once, however often one asks', () => {
  const twice = addWithdrawal(
    addWithdrawal(sent, withdrawal, pressedAtMs),
    { ...withdrawal, id: idOf(3) },
    pressedAtMs,
  )
  expect(twice.filter(({ type }) => type === 'withdrawal')).toHaveLength(1)
})

it('tells of a withdrawal until the server has it, and why it will not take it', () => {
  const undone = addWithdrawal(sent, withdrawal, pressedAtMs)
  expect(openWithdrawals(undone)).toEqual([
    { id: withdrawal.id, sending: 'waiting', sentAtMs: null, refusal: null },
  ])
  expect(openWithdrawals(markRefused(undone, withdrawal.id, 'Nej.'))).toMatchObject([
    { sending: 'refused', refusal: 'Nej.' },
  ])
  expect(standing([report], 1001, markRefused(undone, withdrawal.id, 'Nej.'))).toMatchObject([{ id }])
  expect(openWithdrawals(markSent(undone, withdrawal.id, 2000))).toEqual([])
})

it('tries again ever more rarely, but at least once a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(retryDelayMs)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
})
