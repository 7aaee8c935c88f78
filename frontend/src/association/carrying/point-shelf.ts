import { openDB, type DBSchema } from 'idb'
import type { CarriedPoint } from './carried-point.ts'

/** Where points wait to be sent; each promise is rejected when the phone does not keep them. */
export interface PointShelf {
  add(point: CarriedPoint): Promise<void>
  /** The oldest, up to so many, with what to drop them by; and how many wait in all. */
  oldest(count: number): Promise<{ points: { id: number; point: CarriedPoint }[]; waiting: number }>
  drop(ids: readonly number[]): Promise<void>
}

interface Shelves extends DBSchema {
  points: { key: number; value: { linkKey: string; point: CarriedPoint }; indexes: { linkKey: string } }
}

/** Points of the link with this key, kept in IndexedDB until they are sent. */
export function indexedShelf(linkKey: string): PointShelf {
  const database = () =>
    openDB<Shelves>('carrying', 1, {
      upgrade(made) {
        made.createObjectStore('points', { autoIncrement: true }).createIndex('linkKey', 'linkKey')
      },
    })
  let opened: ReturnType<typeof database> | null = null
  const open = () => {
    opened ??= database()
    opened.catch(() => (opened = null))
    return opened
  }
  return {
    async add(point) {
      await (await open()).add('points', { linkKey, point })
    },
    async oldest(count) {
      const index = (await open()).transaction('points').store.index('linkKey')
      const waiting = await index.count(linkKey)
      const points = []
      for (
        let cursor = await index.openCursor(linkKey);
        cursor && points.length < count;
        cursor = await cursor.continue()
      )
        points.push({ id: cursor.primaryKey, point: cursor.value.point })
      return { points, waiting }
    },
    async drop(ids) {
      const { store, done } = (await open()).transaction('points', 'readwrite')
      await Promise.all([...ids.map((id) => store.delete(id)), done])
    },
  }
}

/** The same while the page is open, on a phone that keeps nothing. */
export function memoryShelf(): PointShelf {
  let points: { id: number; point: CarriedPoint }[] = []
  let made = 0
  return {
    async add(point) {
      points.push({ id: ++made, point })
    },
    async oldest(count) {
      return { points: points.slice(0, count), waiting: points.length }
    },
    async drop(ids) {
      points = points.filter(({ id }) => !ids.includes(id))
    },
  }
}
