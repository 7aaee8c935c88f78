import { z } from 'zod'
import { release } from './dated-plan.ts'
import { errorBody } from './errors.ts'
import { id, instant, slug } from './primitives.ts'
import { relayEvent } from './relay-event.ts'
import { publicPosition } from './tracking.ts'

/**
 * A relay's clock. A real relay's is simply the time. A rehearsal's starts at `startedAt` (real time) and runs
 * `speed` times as fast through its spans, one after the other: nights are jumped over.
 */
export const relayClock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('real') }),
  z.object({
    kind: z.literal('rehearsal'),
    startedAt: instant,
    speed: z.number().positive(),
    spans: z.array(z.object({ from: instant, to: instant })).min(1),
  }),
])
export type RelayClock = z.infer<typeof relayClock>

/** All that a viewer needs to know to follow a relay; with the events up to `seq`. */
export const liveSnapshot = z.object({
  relay: z.object({
    id,
    slug,
    name: z.string(),
    municipality: z.string(),
    theme: z.string(),
    timeZone: z.string(),
    example: z.boolean(),
    rehearsal: z.boolean(),
  }),
  clock: relayClock,
  release,
  seq: z.number().int(),
  events: z.array(relayEvent),
  /** Where the baton's carriers are by their phones; null when nobody knows or may know. */
  position: publicPosition.nullable().default(null),
})
export type LiveSnapshot = z.infer<typeof liveSnapshot>

/**
 * What a viewer sends. With `relayId`, `release` and `after` (the seq up to which it has everything) only what
 * has come since is sent; if one of them no longer fits, a whole snapshot.
 */
export const clientMessage = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('subscribe'),
    slug,
    relayId: id.optional(),
    release: z.number().int().optional(),
    after: z.number().int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('ping') }),
])
export type ClientMessage = z.infer<typeof clientMessage>

/** What the server sends. `now` is the server's real time, so that a viewer's wrong clock does no harm. */
export const serverMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), now: instant, snapshot: liveSnapshot }),
  /** In order of seq, following on what the viewer has. */
  z.object({ type: z.literal('events'), now: instant, relayId: id, events: z.array(relayEvent) }),
  /** Replaces the position that the viewer has. Not part of the log: the newest one is all that counts. */
  z.object({ type: z.literal('position'), now: instant, relayId: id, position: publicPosition.nullable() }),
  z.object({ type: z.literal('heartbeat'), now: instant }),
  z.object({ type: z.literal('error'), error: errorBody }),
])
export type ServerMessage = z.infer<typeof serverMessage>

/** Why the server closed a socket. */
export const closeCode = { badMessage: 4000, unknownRelay: 4004, tooSlow: 4008 } as const
