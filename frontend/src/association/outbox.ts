import { checkInInput, withdrawalInput, type CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { z } from 'zod'

const entryState = {
  /** Handed to the network at least once: the server may have it, even if no answer came. */
  attempted: z.boolean(),
  /** When the server's answer came, by this phone's clock; null until then. */
  sentAtMs: z.number().nullable(),
  /** Why the server will not take it, in plain words; null unless it said so. */
  refusal: z.string().nullable(),
}

/** Something pressed on this phone. It stays until the server has answered, and afterwards to tell when. */
export const outboxEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('report'), body: checkInInput, ...entryState }),
  z.object({ type: z.literal('withdrawal'), body: withdrawalInput, ...entryState }),
])
export type OutboxEntry = z.infer<typeof outboxEntry>
export type Outbox = readonly OutboxEntry[]

type Report = CheckInPage['reports'][number]

/** Where something is on its way to the server. */
export interface Sending {
  sending: 'waiting' | 'sent' | 'refused'
  /** By this phone's clock; null when it is not known here, as when another phone sent it. */
  sentAtMs: number | null
  refusal: string | null
}

/** A report as the volunteer sees it. */
export type StandingReport = Report & Sending

const untried = { attempted: false, sentAtMs: null, refusal: null }

/** Adds a press. The id in `body` is made once, here and now, and goes with every repeat. */
export function addReport(outbox: Outbox, body: z.infer<typeof checkInInput>): Outbox {
  return [...outbox, { type: 'report', body, ...untried }]
}

/** Takes a report back: one that the server never got is dropped, any other is withdrawn by a further entry. */
export function addWithdrawal(outbox: Outbox, body: z.infer<typeof withdrawalInput>): Outbox {
  const report = outbox.find((entry) => entry.type === 'report' && entry.body.id === body.eventId)
  if (report && (!report.attempted || report.refusal !== null))
    return outbox.filter((entry) => entry !== report)
  if (outbox.some((entry) => withdraws(entry, body.eventId))) return outbox
  return [...outbox, { type: 'withdrawal', body, ...untried }]
}

/** The oldest entry that waits to be sent: what was pressed first is told first. */
export function nextToSend(outbox: Outbox): OutboxEntry | undefined {
  return outbox.find((entry) => entry.sentAtMs === null && entry.refusal === null)
}

export function markAttempted(outbox: Outbox, id: string): Outbox {
  return change(outbox, id, { attempted: true })
}

export function markSent(outbox: Outbox, id: string, sentAtMs: number): Outbox {
  return change(outbox, id, { sentAtMs })
}

export function markRefused(outbox: Outbox, id: string, refusal: string): Outbox {
  return change(outbox, id, { refusal })
}

/** Lets refused entries be tried once more, as when the page is opened again. */
export function forgetRefusals(outbox: Outbox): Outbox {
  return outbox.map((entry) => ({ ...entry, refusal: null }))
}

/**
 * The reports that stand, oldest first, as far as this phone knows: what the server told, asked at `askedAtMs`,
 * and what was pressed here. An answer to a question asked before an entry arrived cannot know of that entry,
 * so the entry counts; one asked later has the last word.
 */
export function standingReports(
  told: readonly Report[],
  askedAtMs: number,
  outbox: Outbox,
): StandingReport[] {
  const unknownToServer = (entry: OutboxEntry) => entry.sentAtMs === null || entry.sentAtMs >= askedAtMs
  const withdrawn = new Set(
    outbox.flatMap((entry) =>
      entry.type === 'withdrawal' && entry.refusal === null && unknownToServer(entry)
        ? entry.body.eventId
        : [],
    ),
  )
  const pressed = outbox.flatMap((entry) => (entry.type === 'report' ? entry : []))
  const fromServer = told.map((report): StandingReport => {
    const own = pressed.find((entry) => entry.body.id === report.id)
    return { ...report, sending: 'sent', sentAtMs: own?.sentAtMs ?? null, refusal: null }
  })
  const fromHere = pressed
    .filter((entry) => unknownToServer(entry) && told.every((report) => report.id !== entry.body.id))
    .map((entry): StandingReport => ({
      ...entry.body,
      ...sendingOf(entry),
    }))
  return [...fromServer, ...fromHere]
    .filter((report) => !withdrawn.has(report.id))
    .sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt))
}

/** Withdrawals that the server has not taken in yet. */
export function openWithdrawals(outbox: Outbox): (Sending & { id: string })[] {
  return outbox.flatMap((entry) =>
    entry.type === 'withdrawal' && entry.sentAtMs === null ? { id: entry.body.id, ...sendingOf(entry) } : [],
  )
}

/** How long to wait before trying again, in milliseconds, after so many failures in a row. */
export function retryDelayMs(failures: number): number {
  return Math.min(60_000, 2000 * 2 ** Math.min(failures - 1, 5))
}

function sendingOf({ refusal, sentAtMs }: OutboxEntry): Sending {
  return { sending: refusal !== null ? 'refused' : sentAtMs === null ? 'waiting' : 'sent', sentAtMs, refusal }
}

function change(
  outbox: Outbox,
  id: string,
  to: Partial<Pick<OutboxEntry, 'attempted' | 'sentAtMs' | 'refusal'>>,
): Outbox {
  return outbox.map((entry) => (entry.body.id === id ? { ...entry, ...to } : entry))
}

function withdraws(entry: OutboxEntry, eventId: string): boolean {
  return entry.type === 'withdrawal' && entry.body.eventId === eventId && entry.refusal === null
}
