import type { PhotoEntry } from './outbox-entry.ts'
import { previewOf, type PhoneStore, type StoredPhoto } from './phone-store.ts'
import { changePhoto } from './photo-entries.ts'
import { nothing, type Remembered } from './remembered.ts'

type Change = (before: Remembered) => Remembered
type Bytes = StoredPhoto['bytes']

/** A store that has not answered by then is as good as none, until it does. */
const patienceMs = 3000
const shortPatienceMs = 100

/**
 * What one tab knows, ahead of what the phone has stored. A change counts at once, and is stored in the order of
 * changes; while the phone refuses, changes wait here and are tried again with the next one. So a press before
 * the store has even opened is lost as little as one on a phone that keeps nothing.
 */
export function keptState(
  store: PhoneStore,
  later: (task: () => void, afterMs: number) => () => void,
  onChange: () => void,
) {
  let stored = nothing
  let shown = nothing
  let answers = true
  const pending: { to: Change; photos: readonly StoredPhoto[] }[] = []
  /** Photos that the phone has no room for: they live while the page is open. */
  const homeless = new Map<string, Bytes>()
  let writing: Promise<void> | null = null

  const apply = (before: Remembered, changes: readonly { to: Change }[]) =>
    changes.reduce((kept, { to }) => to(kept), before)

  async function writeAll(): Promise<void> {
    // Not before `writing` is set.
    await Promise.resolve()
    try {
      while (pending.length > 0) await write([...pending])
    } catch {
      refused()
    }
    writing = null
  }

  async function write(batch: typeof pending): Promise<void> {
    const photos = batch.flatMap((change) => change.photos)
    const to = (before: Remembered) => apply(before, batch)
    stored = await store.change(to, stored, photos).catch(async (reason: unknown) => {
      if (photos.length === 0) throw reason
      // Words are worth more than pictures, and need less room.
      const kept = await store.change(to, stored, [])
      for (const { id, bytes } of photos) homeless.set(id, bytes)
      return kept
    })
    pending.splice(0, batch.length)
    shown = apply(stored, pending)
    answers = true
    onChange()
  }

  /** Resolves when all is stored, or when it is plain that the phone does not store it; never rejected. */
  async function settled(): Promise<void> {
    writing ??= writeAll()
    if (!(await within(writing))) refused()
  }

  /** False when the phone let us wait in vain. Once it has, it is not waited for so long again. */
  function within(task: Promise<unknown>): Promise<boolean> {
    return new Promise((resolve) => {
      const giveUp = later(() => resolve(false), answers ? patienceMs : shortPatienceMs)
      void task.then(() => {
        giveUp()
        resolve(true)
      })
    })
  }

  function refused() {
    if (!answers) return
    answers = false
    onChange()
  }

  /** Makes a change, which may be made again when the store failed over it. */
  function change(to: Change, photos: readonly StoredPhoto[] = []): Promise<void> {
    pending.push({ to, photos })
    shown = to(shown)
    onChange()
    return settled()
  }

  return {
    now: () => shown,
    /** False while the phone does not store what was pressed or taken. */
    keeps: () => answers && homeless.size === 0,
    /** Something pressed or taken is on its way into the store, and would be lost if the page closed now. */
    isStoring: () =>
      shown.outbox.some(({ body }) => stored.outbox.every((kept) => kept.body.id !== body.id)) ||
      shown.photos.some(({ id }) => stored.photos.every((kept) => kept.id !== id)),
    change,
    changeOutbox: (to: (outbox: Remembered['outbox']) => Remembered['outbox']) =>
      change((before) => ({ ...before, outbox: to(before.outbox) })),
    changePhoto: (id: string, to: Partial<PhotoEntry>) =>
      change((before) => ({ ...before, photos: changePhoto(before.photos, id, to) })),
    /** null when this phone does not have it; `unreadable` when its store does not say. */
    async readPhoto(id: string): Promise<Bytes | null | 'unreadable'> {
      const waiting = pending.flatMap(({ photos }) => photos).find((photo) => photo.id === id)
      const here = waiting?.bytes ?? homeless.get(id)
      if (here) return here
      let found: Bytes | null | 'unreadable' = 'unreadable'
      await within(
        store.readPhoto(id).then(
          (bytes) => (found = bytes),
          () => undefined,
        ),
      )
      return found
    },
    /** Drops a photo's bytes; its preview stays where the phone had room for it. */
    dropPhoto(id: string) {
      homeless.delete(previewOf(id))
      if (homeless.delete(id)) onChange()
      store.dropPhoto(id).catch(() => undefined)
    },
  }
}

export type KeptState = ReturnType<typeof keptState>
