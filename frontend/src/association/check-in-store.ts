import type { CheckInInput } from '@stafet/domain/contract/check-in.ts'
import { relayNow } from '@stafet/domain/progress/clock.ts'
import type { CheckInApi } from './check-in-api.ts'
import { nothing, recall, remember, type Remembered, type Storage } from './check-in-memory.ts'
import * as outbox from './outbox.ts'

export interface CheckInState extends Remembered {
  /** How the newest question to the server went. */
  connection: 'asking' | 'answered' | 'no-answer' | 'unknown-link'
  /** False when the phone keeps nothing: then the page has to stay open until all is sent. */
  kept: boolean
  /** A press is on its way just now. */
  sending: boolean
}

interface Surroundings {
  key: string
  api: CheckInApi
  storage: Storage
  /** This phone's clock, in milliseconds since 1970. */
  nowMs: () => number
  newId: () => string
  /** Runs a task after so many milliseconds; gives back how to call it off. */
  later: (task: () => void, afterMs: number) => () => void
}

/**
 * Everything that happens on one check-in page, apart from how it looks. A press is kept before anything else is
 * done with it and is sent again, with the same id, until the server answers. The same link may be open in two
 * tabs, so each change starts from what is stored, not from what this tab remembers.
 */
export function openCheckIn({ key, api, storage, nowMs, newId, later }: Surroundings) {
  const listeners = new Set<() => void>()
  let state: CheckInState = {
    ...(recall(storage, key) ?? nothing),
    connection: 'asking',
    kept: true,
    sending: false,
  }
  let failures = 0
  let cancelRetry: () => void = () => undefined
  let flushing = false

  function show(next: CheckInState) {
    state = next
    for (const listener of listeners) listener()
  }

  function change(to: (before: Remembered) => Partial<Remembered>) {
    const before = { ...state, ...(state.kept ? recall(storage, key) : null) }
    const { page, askedAtMs, offsetMs, outbox: entries, greeting } = { ...before, ...to(before) }
    const after = { page, askedAtMs, offsetMs, outbox: entries, greeting }
    show({ ...state, ...after, kept: remember(storage, key, after) })
  }

  function relayNowIso(): string {
    const realMs = nowMs() + state.offsetMs
    return new Date(state.page ? relayNow(state.page.clock, realMs) : realMs).toISOString()
  }

  /** Sends what waits, oldest first, until all is answered or the connection fails. */
  async function flush(): Promise<void> {
    if (flushing) return
    flushing = true
    cancelRetry()
    for (let entry = outbox.nextToSend(state.outbox); entry; entry = outbox.nextToSend(state.outbox)) {
      const { id } = entry.body
      change(({ outbox: entries }) => ({ outbox: outbox.markAttempted(entries, id) }))
      show({ ...state, sending: true })
      const outcome = await api.send(entry)
      show({ ...state, sending: false })
      if (outcome.kind === 'no-answer') {
        failures += 1
        cancelRetry = later(() => void flush(), outbox.retryDelayMs(failures))
        show({ ...state, connection: 'no-answer' })
        break
      }
      failures = 0
      if (outcome.kind === 'refused') {
        change(({ outbox: entries }) => ({ outbox: outbox.markRefused(entries, id, outcome.message) }))
      } else {
        change(({ outbox: entries }) => ({ outbox: outbox.markSent(entries, id, nowMs()) }))
        show({ ...state, connection: 'answered' })
      }
    }
    flushing = false
  }

  /** Asks the server how things stand. */
  async function readPage(): Promise<void> {
    const askedAtMs = nowMs()
    const outcome = await api.readPage()
    if (outcome.kind === 'answered') {
      const offsetMs = Date.parse(outcome.value.now) - (askedAtMs + nowMs()) / 2
      change(() => ({ page: outcome.value, askedAtMs, offsetMs }))
      show({ ...state, connection: 'answered' })
    } else {
      const unknown = outcome.kind === 'refused' && outcome.code === 'unknown-link'
      show({ ...state, connection: unknown ? 'unknown-link' : 'no-answer' })
    }
  }

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Reports what happens now; the greeting goes along. */
    press(kind: CheckInInput['kind']) {
      const body = { id: newId(), kind, occurredAt: relayNowIso(), greeting: state.greeting.trim() }
      change(({ outbox: entries }) => ({ outbox: outbox.addReport(entries, body), greeting: '' }))
      void flush()
    },

    /** Takes a report back. */
    undo(eventId: string) {
      const body = { id: newId(), eventId, occurredAt: relayNowIso() }
      change(({ outbox: entries }) => ({ outbox: outbox.addWithdrawal(entries, body) }))
      void flush()
    },

    writeGreeting(greeting: string) {
      change(() => ({ greeting }))
    },

    /** Sends what waits and asks how things stand. */
    async refresh() {
      await Promise.all([flush(), readPage()])
    },

    /** The same when somebody has just opened the page: then even what was refused is tried once more. */
    async open() {
      change(({ outbox: entries }) => ({ outbox: outbox.forgetRefusals(entries) }))
      await Promise.all([flush(), readPage()])
    },

    /** Takes over what another tab with the same link has stored. */
    catchUp() {
      show({ ...state, ...recall(storage, key) })
    },
  }
}
