import { openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks } from 'idb'
import type { PhoneStore, StoredPhoto } from './phone-store.ts'
import { readRemembered, type Remembered } from './remembered.ts'
import { takeOver, type OldStorage } from './take-over.ts'

interface Shelves extends DBSchema {
  /** By link key. */
  links: { key: string; value: Remembered }
  /** By the photo's id. */
  photos: { key: string; value: StoredPhoto }
}

const openShelves = (hear: Pick<OpenDBCallbacks<Shelves>, 'terminated' | 'blocking'> = {}) =>
  openDB<Shelves>('check-in', 1, {
    upgrade(made) {
      made.createObjectStore('links')
      made.createObjectStore('photos', { keyPath: 'id' })
    },
    ...hear,
  })

/** What this phone keeps for each link that was opened on it. */
export async function eachKept(): Promise<{ key: string; remembered: Remembered }[]> {
  const opened = await openShelves()
  try {
    const keys = await opened.getAllKeys('links')
    const found = await Promise.all(keys.map((key) => opened.get('links', key)))
    return keys.flatMap((key, at) => {
      const remembered = readRemembered(found[at])
      return remembered ? [{ key, remembered }] : []
    })
  } finally {
    opened.close()
  }
}

/**
 * What this phone keeps for the link with this key, in IndexedDB. `onOtherTab` is told when another tab with the
 * same link has changed it. What an earlier version of the page kept in `localStorage` is taken over.
 */
export function indexedStore(key: string, onOtherTab: () => void, old: OldStorage | null): PhoneStore {
  let opening: Promise<IDBPDatabase<Shelves>> | null = null
  const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`check-in/${key}`)
  tabs?.addEventListener('message', onOtherTab)

  const database = () => {
    opening ??= openShelves({
      // The phone threw it away, or another version wants to change it: opened anew when it is next needed.
      terminated: () => (opening = null),
      blocking(_current, _blocked, event) {
        opening = null
        if (event.target instanceof IDBDatabase) event.target.close()
      },
    })
    opening.catch(() => (opening = null))
    return opening
  }

  return {
    async change(to, without, photos) {
      const transaction = (await database()).transaction(['links', 'photos'], 'readwrite')
      const links = transaction.objectStore('links')
      const found = await links.get(key)
      const before = readRemembered(found) ?? without
      const taken = takeOver(before, key, old)
      const after = to(taken.remembered)
      const isNews = after !== before
      const puts: Promise<unknown>[] = photos.map((photo) => transaction.objectStore('photos').put(photo))
      if (isNews || !found) puts.push(links.put(after, key))
      await Promise.all([...puts, transaction.done])
      taken.forget()
      if (isNews) tabs?.postMessage('changed')
      return after
    },
    async readPhoto(id) {
      return (await (await database()).get('photos', id))?.bytes ?? null
    },
    async dropPhoto(id) {
      await (await database()).delete('photos', id)
    },
  }
}
