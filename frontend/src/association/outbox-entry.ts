import {
  attendanceInput,
  checkInInput,
  neighbourMessageInput,
  withdrawalInput,
} from '@stafet/domain/contract/check-in.ts'
import { photoInput } from '@stafet/domain/contract/photo.ts'
import { z } from 'zod'

/** Where something is on its way to the server. */
const sendingState = {
  /** When the server's answer came, by this phone's clock; null until then. */
  sentAtMs: z.number().nullable(),
  /** Why the server will not take it, in plain words; null unless it said so. */
  refusal: z.string().nullable(),
}

const entryState = {
  /** When it was pressed, by this phone's own clock, however wrong that is: never corrected here. */
  pressedAtMs: z.number(),
  /** Handed to the network at least once: the server may have it, even if no answer came. */
  attempted: z.boolean(),
  ...sendingState,
}

/** Something pressed on this phone. It stays until the server has answered, and afterwards to tell when. */
export const outboxEntry = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('report'),
    body: checkInInput.omit({ occurredAt: true, sentAt: true }),
    ...entryState,
  }),
  z.object({
    type: z.literal('withdrawal'),
    body: withdrawalInput.omit({ occurredAt: true, sentAt: true }),
    ...entryState,
  }),
  z.object({
    type: z.literal('attendance'),
    /** The id is for this phone only. */
    body: z.object({ id: z.string(), ...attendanceInput.shape }),
    ...entryState,
  }),
  z.object({ type: z.literal('message'), body: neighbourMessageInput, ...entryState }),
])
export type OutboxEntry = z.infer<typeof outboxEntry>
export type Outbox = readonly OutboxEntry[]
export type EntryOf<Type extends OutboxEntry['type']> = Extract<OutboxEntry, { type: Type }>

/** A photo taken on this phone; its bytes are kept beside it. */
export const photoEntry = z.object({
  id: photoInput.shape.id,
  /** By this phone's own clock. */
  takenAtMs: z.number(),
  sizeBytes: photoInput.shape.sizeBytes,
  /** null until somebody has said who may see it; it is not sent before. */
  consent: photoInput.shape.consent.nullable(),
  /** How much of it has arrived, as far as this phone knows. */
  receivedBytes: z.number(),
  ...sendingState,
})
export type PhotoEntry = z.infer<typeof photoEntry>
