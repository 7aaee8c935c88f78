import { z } from 'zod'
import { id, instant } from './primitives.ts'

const greeting = z.string().max(280)

/** What can happen to a relay, by kind, with what each tells. `stopId` is the community's id. */
const happenings = [
  z.object({ kind: z.literal('released'), payload: z.object({ number: z.number().int() }) }),
  z.object({ kind: z.literal('received'), payload: z.object({ stopId: id, greeting }) }),
  z.object({ kind: z.literal('handed-on'), payload: z.object({ stopId: id, greeting }) }),
  /** Takes an earlier report back. */
  z.object({ kind: z.literal('withdrawn'), payload: z.object({ eventId: id }) }),
  /** The rehearsal was stopped before its time. */
  z.object({ kind: z.literal('ended'), payload: z.object({}) }),
] as const

export const happening = z.discriminatedUnion('kind', happenings)
export type Happening = z.infer<typeof happening>

/**
 * One entry of a relay's log as everybody sees it. `seq` counts from 1 without gaps, in the order of commits.
 * `id` is the sender's own: the same id is the same event, however often it is sent.
 */
export const relayEvent = z.intersection(
  z.object({
    seq: z.number().int().min(1),
    id,
    /** When it happened, by the relay's clock. */
    occurredAt: instant,
  }),
  happening,
)
export type RelayEvent = z.infer<typeof relayEvent>
