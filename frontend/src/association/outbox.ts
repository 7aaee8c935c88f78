import type { EntryOf, Outbox, OutboxEntry } from './outbox-entry.ts'

// What can happen to the things pressed on a phone, each as a pure change. Every change may be made twice over
// and does no more than once: a store that failed halfway is asked again.

const untried = { attempted: false, sentAtMs: null, refusal: null }

/** Adds a press. The id in `body` is made once, here and now, and goes with every repeat. */
export function addReport(outbox: Outbox, body: EntryOf<'report'>['body'], pressedAtMs: number): Outbox {
  return add(outbox, { type: 'report', body, pressedAtMs, ...untried })
}

/** Takes a report back: one that the server never got is dropped, any other is withdrawn by a further entry. */
export function addWithdrawal(
  outbox: Outbox,
  body: EntryOf<'withdrawal'>['body'],
  pressedAtMs: number,
): Outbox {
  const report = outbox.find((entry) => entry.type === 'report' && entry.body.id === body.eventId)
  if (report && (!report.attempted || report.refusal !== null))
    return outbox.filter((entry) => entry !== report)
  if (outbox.some((entry) => withdraws(entry, body.eventId))) return outbox
  return add(outbox, { type: 'withdrawal', body, pressedAtMs, ...untried })
}

/** Answers "can you still?"; an earlier answer that never left the phone is forgotten. */
export function addAttendance(
  outbox: Outbox,
  body: EntryOf<'attendance'>['body'],
  pressedAtMs: number,
): Outbox {
  const others = outbox.filter(
    (entry) => entry.type !== 'attendance' || entry.attempted || entry.body.id === body.id,
  )
  return add(others, { type: 'attendance', body, pressedAtMs, ...untried })
}

export function addMessage(outbox: Outbox, body: EntryOf<'message'>['body'], pressedAtMs: number): Outbox {
  return add(outbox, { type: 'message', body, pressedAtMs, ...untried })
}

/** The oldest entry that waits to be sent: what was pressed first is told first. */
export function nextToSend(outbox: Outbox): OutboxEntry | undefined {
  return outbox.find((entry) => entry.sentAtMs === null && entry.refusal === null)
}

export function markAttempted(outbox: Outbox, id: string): Outbox {
  return change(outbox, id, { attempted: true })
}

export function markSent(outbox: Outbox, id: string, sentAtMs: number): Outbox {
  return change(outbox, id, { sentAtMs, refusal: null })
}

export function markRefused(outbox: Outbox, id: string, refusal: string): Outbox {
  return change(outbox, id, { refusal })
}

/** Lets refused entries be tried once more, as when the page is opened again. */
export function forgetRefusals<Entry extends { refusal: string | null }>(
  entries: readonly Entry[],
): readonly Entry[] {
  if (entries.every(({ refusal }) => refusal === null)) return entries
  return entries.map((entry) => ({ ...entry, refusal: null }))
}

/** How long to wait before trying again, in milliseconds, after so many failures in a row. */
export function retryDelayMs(failures: number): number {
  return Math.min(60_000, 2000 * 2 ** Math.min(failures - 1, 5))
}

function add(outbox: Outbox, entry: OutboxEntry): Outbox {
  return outbox.some(({ body }) => body.id === entry.body.id) ? outbox : [...outbox, entry]
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
