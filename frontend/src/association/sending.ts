import type { PhotoInput } from '@stafet/domain/contract/photo.ts'
import type { CheckInApi, Outgoing } from './check-in-api.ts'
import type { KeptState } from './kept-state.ts'
import * as outbox from './outbox.ts'
import type { OutboxEntry } from './outbox-entry.ts'
import { nextPhoto, type SendablePhoto } from './photo-entries.ts'
import { byRelayClock } from './remembered.ts'
import { sendPhoto } from './send-photos.ts'

/** What sending tells of itself. */
export interface SendingNews {
  sending?: boolean
  connection?: 'answered' | 'no-answer'
}

/**
 * Sends what a phone keeps until the server has answered: words first, oldest first, then photos; after a failure
 * again by itself, ever more patiently.
 *
 * Everything is kept by the phone's own clock. Only on sending are the time of the press, or of the photo, and the
 * moment of sending put into the relay's time, both by what is known then: their difference is right, however wrong
 * the clock, and that is what the server goes by.
 */
export function openSending({
  api,
  kept,
  nowMs,
  later,
  tell,
}: {
  api: CheckInApi
  kept: KeptState
  nowMs: () => number
  later: (task: () => void, afterMs: number) => () => void
  tell: (news: SendingNews) => void
}) {
  let failures = 0
  let cancelRetry: () => void = () => undefined
  let flushing: Promise<void> | null = null

  /** Sends what waits, until all is answered or the connection fails; whoever comes meanwhile waits for the same. */
  function flush(): Promise<void> {
    flushing ??= sendAll().finally(() => (flushing = null))
    return flushing
  }

  async function sendAll(): Promise<void> {
    cancelRetry()
    await kept.change((before) => before)
    for (;;) {
      const entry = outbox.nextToSend(kept.now().outbox)
      const photo = entry ? undefined : nextPhoto(kept.now().photos)
      if (!entry && !photo) return tell({ sending: false })
      tell({ sending: true })
      const reached = entry ? await sendEntry(entry) : photo ? await sendOnePhoto(photo) : true
      if (reached) failures = 0
      else {
        failures += 1
        cancelRetry = later(() => void flush(), outbox.retryDelayMs(failures))
        return tell({ sending: false, connection: 'no-answer' })
      }
    }
  }

  /** False when no answer came. */
  async function sendEntry({ body: { id } }: OutboxEntry): Promise<boolean> {
    await kept.changeOutbox((entries) => outbox.markAttempted(entries, id))
    // Read again: another tab may have taken it back, or have sent it.
    const entry = kept.now().outbox.find(({ body }) => body.id === id)
    if (!entry || entry.sentAtMs !== null) return true
    const outcome = await api.send(outgoing(entry))
    if (outcome.kind === 'no-answer') return false
    if (outcome.kind === 'refused') {
      await kept.changeOutbox((entries) => outbox.markRefused(entries, id, outcome.message))
    } else {
      await kept.changeOutbox((entries) => outbox.markSent(entries, id, nowMs()))
      tell({ connection: 'answered' })
    }
    return true
  }

  function outgoing(entry: OutboxEntry): Outgoing {
    const times = timesOf(entry.pressedAtMs)
    switch (entry.type) {
      case 'report':
        return { type: entry.type, body: { ...entry.body, ...times } }
      case 'withdrawal':
        return { type: entry.type, body: { ...entry.body, ...times } }
      case 'attendance':
        return { type: entry.type, body: { answer: entry.body.answer } }
      case 'message':
        return { type: entry.type, body: entry.body }
    }
  }

  async function sendOnePhoto(photo: SendablePhoto): Promise<boolean> {
    const { id, sizeBytes, consent } = photo
    const { occurredAt: takenAt, sentAt } = timesOf(photo.takenAtMs)
    const announced: PhotoInput = { id, sizeBytes, consent, takenAt, sentAt }
    const outcome = await sendPhoto(
      api,
      announced,
      () => kept.readPhoto(id),
      (receivedBytes) => kept.changePhoto(id, { receivedBytes }),
    )
    if (outcome === 'no-answer') return false
    if (outcome === 'sent') {
      await kept.changePhoto(id, { receivedBytes: sizeBytes, sentAtMs: nowMs() })
      kept.dropPhoto(id)
    } else await kept.changePhoto(id, { refusal: outcome === 'missing' ? '' : outcome.refusal })
    return true
  }

  /** When something happened here, and now, in the relay's time as far as this phone knows it. */
  function timesOf(happenedAtMs: number): { occurredAt: string; sentAt: string } {
    const iso = (phoneMs: number) => new Date(byRelayClock(kept.now(), phoneMs)).toISOString()
    return { occurredAt: iso(happenedAtMs), sentAt: iso(nowMs()) }
  }

  return { flush }
}
