import type {
  AttendanceInput,
  CheckInInput,
  NeighbourMessageInput,
} from '@stafet/domain/contract/check-in.ts'
import type { PhotoConsent } from '@stafet/domain/contract/photo.ts'
import type { CheckInApi } from './check-in-api.ts'
import { keptState } from './kept-state.ts'
import * as outbox from './outbox.ts'
import type { EntryOf } from './outbox-entry.ts'
import { previewOf, type PhoneStore } from './phone-store.ts'
import { addPhoto, type Picture } from './photo-entries.ts'
import { byPhoneClock, type Remembered } from './remembered.ts'
import { openSending } from './sending.ts'

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
 * a simulation can hold hundreds of phones. A press is kept by the phone's own clock before anything else is done
 * with it and is sent again, with the same id, until the server answers; photos follow when no word waits any longer.
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

  function show(news: Partial<typeof about> = {}) {
    about = { ...about, ...news }
    state = { ...kept.now(), ...about, kept: kept.keeps(), storing: kept.isStoring() }
    for (const listener of listeners) listener()
  }

  const { flush } = openSending({ api, kept, nowMs, later, tell: (news) => show(news) })

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
    void kept.changeOutbox((entries) => outbox.addReport(entries, body, atMs))
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
    tellMore({ kind, side, occurredAt, id }: Told, words: MoreWords) {
      const own = kept.now().outbox.find((entry) => entry.body.id === id)
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
        void kept.changeOutbox((entries) => outbox.addWithdrawal(entries, body, atMs))
      }
      void flush()
    },

    answerAttendance(answer: AttendanceInput['answer']) {
      const [body, atMs] = [{ id: newId(), answer }, nowMs()]
      void kept.changeOutbox((entries) => outbox.addAttendance(entries, body, atMs))
      void flush()
    },

    write(to: NeighbourMessageInput['to'], text: string) {
      const [body, atMs] = [{ id: newId(), to, text }, nowMs()]
      void kept.changeOutbox((entries) => outbox.addMessage(entries, body, atMs))
      void flush()
    },

    /** Keeps a photo as soon as it is taken, and gives its id. It is sent when somebody has said who may see it. */
    addPhoto({ bytes, preview }: Picture): string {
      const [id, atMs] = [newId(), nowMs()]
      void kept.change(
        (before) => ({ ...before, photos: addPhoto(before.photos, id, atMs, bytes.length) }),
        [{ id, bytes }, ...(preview ? [{ id: previewOf(id), bytes: preview }] : [])],
      )
      return id
    },

    allowPhoto(id: string, consent: PhotoConsent) {
      void kept.changePhoto(id, { consent })
      void flush()
    },

    /** The small picture of a photo, or the photo itself while the phone has that; null when it has neither. */
    async readPreview(id: string): Promise<Uint8Array<ArrayBuffer> | null> {
      for (const each of [previewOf(id), id]) {
        const bytes = await kept.readPhoto(each)
        if (bytes instanceof Uint8Array) return bytes
      }
      return null
    },

    /** Takes a photo back that has not been sent. */
    async dropPhoto(id: string): Promise<void> {
      await kept.change((before) => ({
        ...before,
        photos: before.photos.filter((photo) => photo.id !== id),
      }))
      // Not before: it may have been on its way into the store.
      for (const each of [id, previewOf(id)]) kept.dropPhoto(each)
    },

    writeGreeting(greeting: string) {
      void kept.change((before) => ({ ...before, greeting }))
    },

    /** The phone says that it has no connection: known before anything has been tried. */
    hearNoConnection() {
      if (about.connection !== 'unknown-link') show({ connection: 'no-answer' })
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
  id: string
  kind: CheckInInput['kind']
  side: CheckInInput['side']
  occurredAt: string
}
