import { z } from 'zod'
import { attendance } from './check-in.ts'
import { release, wayOnTheDay } from './dated-plan.ts'
import { relayClock } from './live.ts'
import { id, instant, text } from './primitives.ts'
import { loggedEvent, participants, side } from './relay-event.ts'
import { call } from './reserve.ts'
import { tracker, trackedPosition } from './tracking.ts'

const checkIn = {
  id,
  stopId: id,
  side: side.default('receiver'),
  /** As it happened, by the relay's clock: also hours ago, when it is copied from paper. */
  occurredAt: instant,
  door: z.enum(['telephone', 'paper']),
  greeting: text(280).default(''),
  who: text(120).default(''),
  participants: participants.nullable().default(null),
}

/** What the coordinator says, one touch each. Repeating an `id` changes nothing. */
export const coordinatorWord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('received'), ...checkIn }),
  z.strictObject({ kind: z.literal('handed-on'), ...checkIn }),
  /** Takes back a check-in, or an earlier word of the coordinator. */
  z.strictObject({ kind: z.literal('withdrawn'), id, eventId: id }),
  /** A check-in that something contradicts stands all the same. */
  z.strictObject({ kind: z.literal('confirmed'), id, eventId: id }),
  z.strictObject({ kind: z.literal('skipped'), id, stopId: id, reason: text(280).default('') }),
  z.strictObject({ kind: z.literal('held'), id, untilAt: instant, reason: text(280).default('') }),
  z.strictObject({ kind: z.literal('way-changed'), id, stopId: id, way: wayOnTheDay }),
  z.strictObject({ kind: z.literal('noted'), id, text: text(1000).min(1) }),
  /** Who keeps the baton over the night that follows the day's last stop. */
  z.strictObject({ kind: z.literal('keeper'), id, stopId: id, name: text(120).min(1) }),
])
export type CoordinatorWord = z.infer<typeof coordinatorWord>

export const coordinatorAnswer = z.object({ event: loggedEvent, repeated: z.boolean() })

/** Everything the control room shows; the folds in `progress/` make of it where the baton is and what needs attention. */
export const controlRoom = z.object({
  now: instant,
  clock: relayClock,
  release,
  seq: z.number().int(),
  events: z.array(loggedEvent),
  /** Names of the organisers who stand in `actor`, by their id. */
  organisers: z.record(id, z.string()),
  /** The newest position on each leg, whatever its privacy. */
  positions: z.array(trackedPosition),
  /** Positions of the last quarter of an hour, on all legs: so many as it takes to see that somebody has arrived. */
  recentPositions: z.array(trackedPosition).default([]),
  trackers: z.array(tracker),
  attendance: z.array(z.object({ stopId: id, answer: attendance, answeredAt: instant.nullable() })),
  /** Whom to reach at each stop, and who carries on from there. */
  contacts: z.array(
    z.object({
      stopId: id,
      name: z.string(),
      phone: z.string(),
      email: z.string(),
      carriers: z.string(),
    }),
  ),
  calls: z.array(call),
  photos: z.array(z.object({ id, stopId: id, takenAt: instant, state: z.enum(['kept', 'taken-down']) })),
})
export type ControlRoom = z.infer<typeof controlRoom>

/** A message to some stops' contacts, by SMS where there is a number, else by mail. */
export const messageInput = z.strictObject({
  id,
  stopIds: z.array(id).min(1).max(500),
  text: text(480).min(1),
})
export const messageAnswer = z.object({
  /** To how many stops it goes. */
  sent: z.number().int(),
  /** Stops that nobody can be reached at. */
  unreachable: z.array(id),
})

/** The rest of the day planned anew: shown first, and nothing is sent before the organiser releases it. */
export const replan = z.object({
  id,
  /** The release that it sets out from; another one in the meantime makes it worthless. */
  baseRelease: z.number().int(),
  madeAt: instant,
  /** Stops whose announced time would move, earliest first; what moves by less than a minute is not here. */
  moved: z.array(z.object({ stopId: id, name: z.string(), fromAt: instant, toAt: instant })),
  /** Stops that would no longer be visited, and why. */
  dropped: z.array(
    z.object({ stopId: id, name: z.string(), startsAt: instant, reasons: z.array(z.string()) }),
  ),
  /**
   * Stops that would get the baton from another stop, or give it to another, than announced: its name, or nothing
   * where there is none; null where it is as announced. Among them those who have the baton now.
   */
  neighbours: z.array(
    z.object({ stopId: id, name: z.string(), from: z.string().nullable(), to: z.string().nullable() }),
  ),
  /** Stops of the rest of the day whose time stands. */
  unmoved: z.number().int(),
  /** Metres of travel for the rest of the day, before and after. */
  beforeM: z.number(),
  afterM: z.number(),
})
export type Replan = z.infer<typeof replan>

/** `tell`: those whose time moves by more than five minutes, who are dropped, or whose neighbours are others, get a message. */
export const replanReleaseInput = z.strictObject({ tell: z.boolean().default(true) })
export const replanReleased = z.object({ number: z.number().int(), told: z.number().int() })
