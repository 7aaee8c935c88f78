import { z } from 'zod'
import { relayClock } from './live.ts'
import { id, instant, text } from './primitives.ts'
import { relayEvent } from './relay-event.ts'

/** A report from those present. `id` is made by the phone once and kept through every repeat. */
export const checkInInput = z.strictObject({
  id,
  kind: z.enum(['received', 'handed-on']),
  /** When it happened, by the relay's clock. */
  occurredAt: instant,
  greeting: text(280).default(''),
})
export type CheckInInput = z.infer<typeof checkInInput>

/** Takes a report of the same stop back. */
export const withdrawalInput = z.strictObject({ id, eventId: id, occurredAt: instant })

/** The event that stands in the log; `repeated` when it already stood there. */
export const checkInAnswer = z.object({ event: relayEvent, repeated: z.boolean() })
export type CheckInAnswer = z.infer<typeof checkInAnswer>

const neighbour = z.object({ name: z.string(), startsAt: instant }).nullable()

/** What the check-in page of one stop shows. */
export const checkInPage = z.object({
  relay: z.object({
    slug: z.string(),
    name: z.string(),
    timeZone: z.string(),
    example: z.boolean(),
    rehearsal: z.boolean(),
  }),
  clock: relayClock,
  now: instant,
  stop: z.object({
    id,
    number: z.number().int(),
    name: z.string(),
    startsAt: instant,
    endsAt: instant,
    /** When the baton is expected as things stand; equals `startsAt` when all is on time. */
    expectedAt: instant,
  }),
  /** Who brings the baton, and to whom it goes; null at the start and at the end. */
  from: neighbour,
  to: neighbour,
  /** Reports of this stop that stand, oldest first. */
  reports: z.array(
    z.object({ id, kind: z.enum(['received', 'handed-on']), occurredAt: instant, greeting: z.string() }),
  ),
})
export type CheckInPage = z.infer<typeof checkInPage>

/** A check-in link of a stop, shown once: only its hash is kept. */
export const checkInLink = z.object({
  stopId: id,
  number: z.number().int(),
  name: z.string(),
  startsAt: instant,
  /** Path of the page, `/f/<key>`. */
  path: z.string(),
})
export type CheckInLink = z.infer<typeof checkInLink>

export const checkInLinkList = z.object({ links: z.array(checkInLink) })
