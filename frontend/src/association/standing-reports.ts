import type { CheckInPage } from '@stafet/domain/contract/check-in.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { byRelayClock, type Remembered } from './remembered.ts'

type Report = CheckInPage['reports'][number]

/** Where something is on its way to the server. */
export interface Sending {
  sending: 'waiting' | 'sent' | 'refused'
  /** By this phone's clock; null when it is not known here, as when another phone sent it. */
  sentAtMs: number | null
  refusal: string | null
}

/** A handover as the volunteer sees it: one report, with the words that were added to it afterwards. */
export interface StandingReport extends Pick<Report, 'id' | 'kind' | 'side' | 'occurredAt'>, Sending {
  /** This report and those that only added words to it. */
  ids: readonly string[]
  greetings: readonly string[]
  who: string
  participants: Report['participants']
}

/** Words added later carry the time of the press that they belong to, give or take what its correction differs. */
const sameHandoverMs = 2 * 60_000

/**
 * The reports that stand, oldest first, as far as this phone knows: what the server told, asked at `askedAtMs`,
 * and what was pressed here. An answer to a question asked before an entry arrived cannot know of that entry,
 * so the entry counts; one asked later has the last word.
 */
export function standingReports(remembered: Remembered): StandingReport[] {
  const told = remembered.page?.reports ?? []
  const { outbox, askedAtMs } = remembered
  const unknownToServer = (entry: OutboxEntry) => entry.sentAtMs === null || entry.sentAtMs >= askedAtMs
  const withdrawn = new Set(
    outbox.flatMap((entry) =>
      entry.type === 'withdrawal' && entry.refusal === null && unknownToServer(entry)
        ? entry.body.eventId
        : [],
    ),
  )
  const pressed = outbox.flatMap((entry) => (entry.type === 'report' ? entry : []))
  const fromServer = told.map((report): Report & Sending => {
    const own = pressed.find((entry) => entry.body.id === report.id)
    return { ...report, sending: 'sent', sentAtMs: own?.sentAtMs ?? null, refusal: null }
  })
  const fromHere = pressed
    .filter((entry) => unknownToServer(entry) && told.every((report) => report.id !== entry.body.id))
    .map((entry): Report & Sending => ({
      ...entry.body,
      occurredAt: new Date(byRelayClock(remembered, entry.pressedAtMs)).toISOString(),
      ...sendingOf(entry),
    }))
  return [...fromServer, ...fromHere]
    .filter((report) => !withdrawn.has(report.id))
    .sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt))
    .reduce(gather, [])
}

/**
 * Whether a report may be taken back: the last one, since to undo an arrival makes no sense while one has handed on;
 * and one that the server will not take.
 */
export function isUndoable(report: StandingReport, reports: readonly StandingReport[]): boolean {
  return report === reports.at(-1) || report.sending === 'refused'
}

/** Withdrawals that the server has not taken in yet. */
export function openWithdrawals(outbox: Remembered['outbox']): (Sending & { id: string })[] {
  return outbox.flatMap((entry) =>
    entry.type === 'withdrawal' && entry.sentAtMs === null ? { id: entry.body.id, ...sendingOf(entry) } : [],
  )
}

/** What the phone's own entry, or a photo of it, has come to. */
export function sendingOf({ refusal, sentAtMs }: Pick<OutboxEntry, 'refusal' | 'sentAtMs'>): Sending {
  return { sending: refusal !== null ? 'refused' : sentAtMs === null ? 'waiting' : 'sent', sentAtMs, refusal }
}

function gather(gathered: StandingReport[], report: Report & Sending): StandingReport[] {
  const { id, kind, side, occurredAt, greeting, who, participants } = report
  const { sending, sentAtMs, refusal } = report
  const greetings = greeting === '' ? [] : [greeting]
  const at = gathered.findLastIndex((other) => other.kind === kind && other.side === side)
  const first = gathered[at]
  if (!first || Date.parse(occurredAt) - Date.parse(first.occurredAt) > sameHandoverMs)
    return [
      ...gathered,
      { id, ids: [id], kind, side, occurredAt, greetings, who, participants, sending, sentAtMs, refusal },
    ]
  const worse = urgency[sending] > urgency[first.sending]
  return gathered.with(at, {
    ...first,
    ...(worse && { sending, sentAtMs, refusal }),
    ids: [...first.ids, id],
    greetings: [...first.greetings, ...greetings],
    who: who || first.who,
    participants: participants ?? first.participants,
  })
}

const urgency = { sent: 0, waiting: 1, refused: 2 }
