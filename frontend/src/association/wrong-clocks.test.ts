import type { RelayClock } from '@stafet/domain/contract/live.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import fc from 'fast-check'
import { aPhone, noAnswer, page, settle } from './testing/a-phone.test-data.ts'

const hour = 3_600_000
const start = Date.parse('2027-10-12T12:00:00Z')
const rehearsal: RelayClock = {
  kind: 'rehearsal',
  startedAt: '2027-10-12T11:00:00Z',
  speed: 3,
  spans: [
    { from: '2027-10-20T07:00:00Z', to: '2027-10-20T15:00:00Z' },
    { from: '2027-10-21T07:00:00Z', to: '2027-10-21T15:00:00Z' },
  ],
}

/** What the server makes of a report that reaches it at `arrivesMs`. */
const corrected = (clock: RelayClock, occurredAt: string, sentAt: string, arrivesMs: number) =>
  Date.parse(occurredAt) + relayNow(clock, arrivesMs) - Date.parse(sentAt)

/** Presses, waits, and sends; the server is asked how late it is before, between, or not at all. */
async function pressAndSend(
  clock: RelayClock,
  wrongByMs: number,
  waitMs: number,
  asked: 'before' | 'between' | 'never',
): Promise<number> {
  let trueMs = start
  const phone = aPhone({ ...page, clock })
  const tell = () => {
    phone.clock.ms = trueMs + wrongByMs
    phone.server.page =
      asked === 'never'
        ? noAnswer
        : { kind: 'answered', value: { ...page, clock, now: new Date(trueMs).toISOString() } }
  }
  tell()
  const opened = phone.open()
  phone.server.answers = [noAnswer, noAnswer]
  if (asked === 'before') await opened.refresh()
  opened.press('received')
  await settle()
  trueMs += waitMs
  tell()
  if (asked !== 'never') await opened.refresh()
  phone.server.answers = []
  await opened.refresh()
  const last = phone.sent.at(-1)
  if (last?.type !== 'report' || last.body.sentAt === undefined) throw new Error('nothing was sent')
  return corrected(clock, last.body.occurredAt, last.body.sentAt, trueMs)
}

const wrongBy = fc.integer({ min: -5 * hour, max: 5 * hour })
const wait = fc.integer({ min: 0, max: 6 * hour })

it('a press counts for when it happened, however wrong the phone’s clock and whenever that is learned', () =>
  fc.assert(
    fc.asyncProperty(
      wrongBy,
      wait,
      fc.constantFrom('before', 'between', 'never' as const),
      async (wrongByMs, waitMs, asked) => {
        expect(await pressAndSend({ kind: 'real' }, wrongByMs, waitMs, asked)).toBe(start)
      },
    ),
    { numRuns: 100 },
  ))

it('also by the fast clock of a rehearsal, through its nights', () =>
  fc.assert(
    fc.asyncProperty(
      wrongBy,
      wait,
      fc.constantFrom('before', 'between'),
      async (wrongByMs, waitMs, asked) => {
        const happened = await pressAndSend(rehearsal, wrongByMs, waitMs, asked)
        // Its clock stands still at the end, and both are told in whole milliseconds.
        expect(Math.abs(happened - relayNow(rehearsal, start))).toBeLessThanOrEqual(2)
      },
    ),
    { numRuns: 100 },
  ))
