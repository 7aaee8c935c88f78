import type {
  AttendanceInput,
  CheckInInput,
  NeighbourMessageInput,
} from '@stafet/domain/contract/check-in.ts'
import type { PhotoConsent } from '@stafet/domain/contract/photo.ts'
import type { CheckInApi, Outgoing } from './check-in-api.ts'
import { keptState } from './kept-state.ts'
import * as outbox from './outbox.ts'
import type { EntryOf, OutboxEntry, PhotoEntry } from './outbox-entry.ts'
import type { PhoneStore, StoredPhoto } from './phone-store.ts'
import { byPhoneClock, byRelayClock, type Remembered } from './remembered.ts'
import { sendPhoto } from './send-photos.ts'

export interface CheckInState extends Remembered {
  /** How the newest question to the server went. */
  connection: 'asking' | 'answered' | 'no-answer' | 'unknown-link'
  /** False when the phone keeps nothing: then the page has to stay open until all is sent. */
  kept: boolean
  /** Something is on its way into the phone's store: not before it is there may the page say so. */
  storing: boolean
  /** The phone's store has been read, or does not let itself be read. */
  recalled: boolean
  /** A press is on its way just now. */
  sending: boolean
}

const noWords = { greeting: '', who: '', participants: null }

/** Words added to a report after the press. */
export type MoreWords = Partial<Pick<CheckInInput, 'greeting' | 'who' | 'participants'>>

export interface Surroundings {
  api: CheckInApi
  store: PhoneStore
  /** This phone's clock, in milliseconds since 1970. */
  nowMs: () => number
  newId: () => string
  /** Runs a task after so many milliseconds; gives back how to call it off. */
  later: (task: () => void, afterMs: number) => () => void
}

/**
 * Everything that happens on one check-in page, apart from how it looks: no part of it touches a browser, so that
 * a simulation can hold hundreds of phones. A press is kept before anything else is done with it and is sent
 * again, with the same id, until the server answers; photos follow when no word waits any longer.
 *
 * A press is kept by the phone's own clock. Only on sending are it and the moment of sending put into the relay's
 * time, both by what is known then: their difference is right, however wrong the clock, and that is what the
 * server goes by.
 */
export function openCheckIn({ api, store, nowMs, newId, later }: Surroundings) {
  const listeners = new Set<() => void>()
  let about: Pick<CheckInState, 'connection' | 'recalled' | 'sending'> = {
    connection: 'asking',
    recalled: false,
    sending: false,
  }
  const kept = keptState(store, later, () => show())
  let state: CheckInState = { ...kept.now(), ...about, kept: kept.keeps(), storing: kept.isStoring() }
  let failures = 0
  let cancelRetry: () => void = () => undefined
  let flushing: Promise<void> | null = null

  function show(news: Partial<typeof about> = {}) {
    about = { ...about, ...news }
    state = { ...kept.now(), ...about, kept: kept.keeps(), storing: kept.isStoring() }
    for (const listener of listeners) listener()
  }

  const changeOutbox = (to: (before: Remembered['outbox']) => Remembered['outbox']) =>
    kept.change((before) => ({ ...before, outbox: to(before.outbox) }))
  const changePhoto = (id: string, to: Partial<PhotoEntry>) =>
    kept.change((before) => ({
      ...before,
      photos: before.photos.map((photo) => (photo.id === id ? { ...photo, ...to } : photo)),
    }))
  const relayIso = (phoneMs: number) => new Date(byRelayClock(kept.now(), phoneMs)).toISOString()

  /** Sends what waits: words first, oldest first, then photos; until all is answered or the connection fails. */
  function flush(): Promise<void> {
    flushing ??= sendAll().finally(() => (flushing = null))
    return flushing
  }

  async function sendAll(): Promise<void> {
    cancelRetry()
    await kept.change((before) => before)
    for (;;) {
      const entry = outbox.nextToSend(kept.now().outbox)
      const photo = entry ? undefined : nextPhoto(kept.now())
      if (!entry && !photo) return show({ sending: false })
      show({ sending: true })
      const reached = entry ? await sendEntry(entry) : photo ? await sendOnePhoto(photo) : true
      if (reached) failures = 0
      else {
        failures += 1
        cancelRetry = later(() => void flush(), outbox.retryDelayMs(failures))
        return show({ sending: false, connection: 'no-answer' })
      }
    }
  }

  /** False when no answer came. */
  async function sendEntry({ body: { id } }: OutboxEntry): Promise<boolean> {
    await changeOutbox((entries) => outbox.markAttempted(entries, id))
    // Read again: another tab may have taken it back, or have sent it.
    const entry = kept.now().outbox.find(({ body }) => body.id === id)
    if (!entry || entry.sentAtMs !== null) return true
    const outcome = await api.send(outgoing(entry, relayIso, nowMs()))
    if (outcome.kind === 'no-answer') return false
    if (outcome.kind === 'refused') {
      await changeOutbox((entries) => outbox.markRefused(entries, id, outcome.message))
    } else {
      await changeOutbox((entries) => outbox.markSent(entries, id, nowMs()))
      show({ connection: 'answered' })
    }
    return true
  }

  async function sendOnePhoto(photo: PhotoEntry): Promise<boolean> {
    const { id } = photo
    const outcome = await sendPhoto(
      api,
      photo,
      relayIso(photo.takenAtMs),
      () => kept.readPhoto(id),
      (receivedBytes) => changePhoto(id, { receivedBytes }),
    )
    if (outcome === 'no-answer') return false
    if (outcome === 'sent') {
      await changePhoto(id, { receivedBytes: photo.sizeBytes, sentAtMs: nowMs() })
      kept.dropPhoto(id)
    } else await changePhoto(id, { refusal: outcome === 'missing' ? '' : outcome.refusal })
    return true
  }

  /** Asks the server how things stand. */
  async function readPage(): Promise<void> {
    const askedAtMs = nowMs()
    const outcome = await api.readPage()
    if (outcome.kind === 'answered') {
      const offsetMs = Date.parse(outcome.value.now) - (askedAtMs + nowMs()) / 2
      const stored = kept.change((before) => ({ ...before, page: outcome.value, askedAtMs, offsetMs }))
      show({ connection: 'answered' })
      return stored
    }
    const unknown = outcome.kind === 'refused' && outcome.code === 'unknown-link'
    show({ connection: unknown ? 'unknown-link' : 'no-answer' })
  }

  const report = (body: EntryOf<'report'>['body'], atMs: number) => {
    void changeOutbox((entries) => outbox.addReport(entries, body, atMs))
    void flush()
  }

  /** The giver says which stop they mean: the plan may change before the report arrives. */
  const newReport = (kind: CheckInInput['kind'], side: CheckInInput['side']) => {
    const next = kept.now().page?.to?.stopId
    return { id: newId(), kind, side, ...(side === 'giver' && next !== undefined && { stopId: next }) }
  }

  void kept.change((before) => before).then(() => show({ recalled: true }))

  return {
    getState: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },

    /** Reports what happens now. `giver`: those who came with the baton speak of the stop after their own. */
    press(kind: CheckInInput['kind'], side: CheckInInput['side'] = 'receiver') {
      report({ ...newReport(kind, side), ...noWords }, nowMs())
    },

    /** Adds words to a report: a further one of the same handover, so that the first never had to wait for them. */
    tellMore({ kind, side, occurredAt, ids }: Told, words: MoreWords) {
      const own = kept.now().outbox.find((entry) => ids.includes(entry.body.id))
      const toldAtMs = byPhoneClock(kept.now(), Date.parse(occurredAt))
      const atMs = own?.pressedAtMs ?? Math.min(nowMs(), toldAtMs)
      const body = { ...newReport(kind, side), ...noWords, ...words }
      report(body, atMs)
    },

    /** Takes reports back. */
    undo(ids: readonly string[]) {
      const atMs = nowMs()
      for (const eventId of ids) {
        const body = { id: newId(), eventId }
        void changeOutbox((entries) => outbox.addWithdrawal(entries, body, atMs))
      }
      void flush()
    },

    answerAttendance(answer: AttendanceInput['answer']) {
      const [body, atMs] = [{ id: newId(), answer }, nowMs()]
      void changeOutbox((entries) => outbox.addAttendance(entries, body, atMs))
      void flush()
    },

    write(to: NeighbourMessageInput['to'], text: string) {
      const [body, atMs] = [{ id: newId(), to, text }, nowMs()]
      void changeOutbox((entries) => outbox.addMessage(entries, body, atMs))
      void flush()
    },

    /** Resolves when the photo is stored, or when it is plain that it lives only while the page is open. */
    async addPhoto(bytes: StoredPhoto['bytes'], consent: PhotoConsent): Promise<void> {
      const photo: PhotoEntry = {
        id: newId(),
        takenAtMs: nowMs(),
        sizeBytes: bytes.length,
        consent,
        receivedBytes: 0,
        sentAtMs: null,
        refusal: null,
      }
      await kept.change(
        (before) =>
          before.photos.some(({ id }) => id === photo.id)
            ? before
            : { ...before, photos: [...before.photos, photo] },
        [{ id: photo.id, bytes }],
      )
      void flush()
    },

    readPhoto: (id: string) => kept.readPhoto(id),

    /** Takes a photo back that has not been sent. */
    dropPhoto(id: string) {
      void kept.change((before) => ({ ...before, photos: before.photos.filter((photo) => photo.id !== id) }))
      kept.dropPhoto(id)
    },

    writeGreeting(greeting: string) {
      void kept.change((before) => ({ ...before, greeting }))
    },

    /** Sends what waits and asks how things stand. */
    async refresh() {
      await Promise.all([flush(), readPage()])
    },

    /** The same when somebody has just opened the page: then even what was refused is tried once more. */
    async open() {
      void kept.change((before) => ({
        ...before,
        outbox: outbox.forgetRefusals(before.outbox),
        photos: outbox.forgetRefusals(before.photos),
      }))
      await Promise.all([flush(), readPage()])
    },

    /** Takes over what another tab with the same link has stored. */
    async catchUp() {
      await kept.change((before) => before)
    },
  }
}

export type CheckInStore = ReturnType<typeof openCheckIn>

/** Of a report, what words added to it have to know. */
interface Told {
  ids: readonly string[]
  kind: CheckInInput['kind']
  side: CheckInInput['side']
  occurredAt: string
}

function nextPhoto({ photos }: Remembered): PhotoEntry | undefined {
  return photos.find(({ sentAtMs, refusal }) => sentAtMs === null && refusal === null)
}

function outgoing(entry: OutboxEntry, relayIso: (phoneMs: number) => string, sentAtMs: number): Outgoing {
  const times = { occurredAt: relayIso(entry.pressedAtMs), sentAt: relayIso(sentAtMs) }
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
