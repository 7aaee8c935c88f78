import { checkInPage, type CheckInPage } from '@stafet/domain/contract/check-in.ts'
import { realTimeOf, relayNow } from '@stafet/domain/progress/clock.ts'
import { z } from 'zod'
import { outboxEntry, photoEntry, type Outbox, type PhotoEntry } from './outbox-entry.ts'

/** What this phone remembers of one check-in link, besides the photos' bytes. */
export interface Remembered {
  /** The newest answer of the server, so that the page opens without a connection; null before the first. */
  page: CheckInPage | null
  /** When that answer was asked for, by this phone's clock. */
  askedAtMs: number
  /** What to add to this phone's clock to get the server's. */
  offsetMs: number
  outbox: Outbox
  photos: readonly PhotoEntry[]
  /** A greeting begun and not sent yet. */
  greeting: string
}

export const nothing: Remembered = {
  page: null,
  askedAtMs: 0,
  offsetMs: 0,
  outbox: [],
  photos: [],
  greeting: '',
}

const outer = z.object({
  askedAtMs: z.number(),
  offsetMs: z.number(),
  page: z.unknown(),
  outbox: z.array(z.unknown()),
  photos: z.array(z.unknown()).default([]),
  greeting: z.string(),
})

/**
 * Reads what was kept, null when there is nothing to read. A page of an older make is forgotten; what was pressed
 * is kept entry by entry.
 */
export function readRemembered(stored: unknown): Remembered | null {
  const read = outer.safeParse(stored).data
  if (!read) return null
  return {
    ...read,
    page: checkInPage.safeParse(read.page).data ?? null,
    outbox: read.outbox.flatMap((entry) => outboxEntry.safeParse(entry).data ?? []),
    photos: read.photos.flatMap((photo) => photoEntry.safeParse(photo).data ?? []),
  }
}

/** What the relay's clock shows when this phone's own shows `phoneMs`, as far as this phone knows; milliseconds. */
export function byRelayClock({ page, offsetMs }: Remembered, phoneMs: number): number {
  const realMs = phoneMs + offsetMs
  return page ? relayNow(page.clock, realMs) : realMs
}

/** What this phone's own clock showed at an instant of the relay's, as far as this phone knows; its mirror. */
export function byPhoneClock({ page, offsetMs }: Remembered, relayMs: number): number {
  return (page ? realTimeOf(page.clock, relayMs) : relayMs) - offsetMs
}
