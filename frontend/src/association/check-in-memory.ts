import { checkInPage, type CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { z } from 'zod'
import { outboxEntry, type Outbox } from './outbox.ts'

/** The part of `localStorage` that is needed here. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

/** What this phone remembers of one check-in link. */
export interface Remembered {
  /** The newest answer of the server, so that the page opens without a connection; null before the first. */
  page: CheckInPage | null
  /** When that answer was asked for, by this phone's clock. */
  askedAtMs: number
  /** What to add to this phone's clock to get the server's. */
  offsetMs: number
  outbox: Outbox
  /** A greeting begun and not sent yet. */
  greeting: string
}

export const nothing: Remembered = { page: null, askedAtMs: 0, offsetMs: 0, outbox: [], greeting: '' }

const outer = z.object({
  askedAtMs: z.number(),
  offsetMs: z.number(),
  page: z.unknown(),
  outbox: z.array(z.unknown()),
  greeting: z.string(),
})

/**
 * Reads what was kept, null when there is nothing. A page of an older make is forgotten; what was pressed is kept
 * entry by entry.
 */
export function recall(storage: Storage, key: string): Remembered | null {
  const stored = read(storage, key)
  if (!stored) return null
  const page = checkInPage.safeParse(stored.page)
  return {
    page: page.success ? page.data : null,
    askedAtMs: stored.askedAtMs,
    offsetMs: stored.offsetMs,
    outbox: stored.outbox.flatMap((entry) => outboxEntry.safeParse(entry).data ?? []),
    greeting: stored.greeting,
  }
}

/** False when the phone would not keep it, as in some private windows: then it lives only while the page is open. */
export function remember(storage: Storage, key: string, what: Remembered): boolean {
  try {
    storage.setItem(nameOf(key), JSON.stringify(what))
    return true
  } catch {
    return false
  }
}

function read(storage: Storage, key: string) {
  try {
    return outer.safeParse(JSON.parse(storage.getItem(nameOf(key)) ?? 'null')).data
  } catch {
    return undefined
  }
}

/** What it is called in the phone’s storage. */
export function nameOf(key: string): string {
  return `check-in/${key}`
}
