import { checkInPage } from '@stafet/domain/contract/check-in.ts'
import { z } from 'zod'
import * as outbox from './outbox.ts'
import { byPhoneClock, type Remembered } from './remembered.ts'

/** The part of `localStorage` that is needed here. */
export type OldStorage = Pick<globalThis.Storage, 'getItem' | 'removeItem'>

const state = {
  attempted: z.boolean(),
  sentAtMs: z.number().nullable(),
  refusal: z.string().nullable(),
}
const times = { id: z.string(), occurredAt: z.string() }
const oldEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('report'),
    body: z.object({ ...times, kind: z.enum(['received', 'handed-on']), greeting: z.string() }),
    ...state,
  }),
  z.object({ type: z.literal('withdrawal'), body: z.object({ ...times, eventId: z.string() }), ...state }),
])
const oldMemory = z.object({
  offsetMs: z.number(),
  page: z.unknown(),
  outbox: z.array(z.unknown()),
  greeting: z.string(),
})

/**
 * Adds what the page's first version kept in `localStorage`, where presses stood in the relay's time. `forget`
 * removes it there, once all is stored here.
 */
export function takeOver(
  remembered: Remembered,
  key: string,
  old: OldStorage | null,
): { remembered: Remembered; forget: () => void } {
  const name = `check-in/${key}`
  const found = readOld(old, name)
  if (!found) return { remembered, forget: () => undefined }
  const page = remembered.page ?? checkInPage.safeParse(found.page).data ?? null
  const pressedAtMs = (occurredAt: string) =>
    byPhoneClock({ ...remembered, page, offsetMs: found.offsetMs }, Date.parse(occurredAt))
  const taken = found.outbox.reduce((entries: Remembered['outbox'], each) => {
    const entry = oldEntry.safeParse(each).data
    if (!entry) return entries
    const { occurredAt, ...body } = entry.body
    const added =
      'eventId' in body
        ? outbox.addWithdrawal(entries, body, pressedAtMs(occurredAt))
        : outbox.addReport(
            entries,
            { ...body, side: 'receiver', who: '', participants: null },
            pressedAtMs(occurredAt),
          )
    const { attempted, sentAtMs, refusal } = entry
    return added.map((one) =>
      one.body.id === body.id && !entries.includes(one) ? { ...one, attempted, sentAtMs, refusal } : one,
    )
  }, remembered.outbox)
  return {
    remembered: { ...remembered, page, outbox: taken, greeting: remembered.greeting || found.greeting },
    forget: () => old?.removeItem(name),
  }
}

function readOld(old: OldStorage | null, name: string) {
  try {
    return oldMemory.safeParse(JSON.parse(old?.getItem(name) ?? 'null')).data
  } catch {
    return undefined
  }
}
