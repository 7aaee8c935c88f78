import { z } from 'zod'
import { wayOnTheDay } from './dated-plan.ts'
import { id, instant, text } from './primitives.ts'

const greeting = z.string().max(280)

/** How many took part, as far as somebody counted; null where nobody did. */
export const participants = z.strictObject({
  members: z.number().int().min(0).max(10_000).nullable(),
  guests: z.number().int().min(0).max(10_000).nullable(),
})
export type Participants = z.infer<typeof participants>

/**
 * Which of the two sides of a handover speaks: those who got the baton, or those who came with it. Either one
 * suffices; both together confirm it.
 */
export const side = z.enum(['receiver', 'giver'])
export type Side = z.infer<typeof side>

/** Of a check-in, what everybody may know. `stopId` is the community's id. */
const seen = { stopId: id, greeting, side: side.default('receiver') }
/** Of a check-in, what only organisers may know besides. */
const told = {
  ...seen,
  /** Who received it, or handed it on, in their own words. */
  who: text(120).default(''),
  participants: participants.nullable().default(null),
}

/** What can happen to a relay, by kind, with what each tells everybody. `stopId` is the community's id. */
const publicHappenings = [
  z.object({ kind: z.literal('released'), payload: z.object({ number: z.number().int() }) }),
  z.object({ kind: z.literal('received'), payload: z.object(seen) }),
  z.object({ kind: z.literal('handed-on'), payload: z.object(seen) }),
  /** Takes an earlier event back: a check-in, or the coordinator's own word. */
  z.object({ kind: z.literal('withdrawn'), payload: z.object({ eventId: id }) }),
  /** The coordinator's word that a check-in stands, against what contradicts it. */
  z.object({ kind: z.literal('confirmed'), payload: z.object({ eventId: id }) }),
  /** The baton will not come to this stop. */
  z.object({ kind: z.literal('skipped'), payload: z.object({ stopId: id }) }),
  /** The baton waits where it is, and sets out at `untilAt` at the earliest. Ends with the next check-in. */
  z.object({ kind: z.literal('held'), payload: z.object({ untilAt: instant }) }),
  /** The leg to a stop is travelled in another way, which takes `durationS` seconds. */
  z.object({
    kind: z.literal('way-changed'),
    payload: z.object({ stopId: id, way: wayOnTheDay, durationS: z.number().min(0) }),
  }),
  /** Organisers wrote something for themselves; everybody else only sees that seq has no gap. */
  z.object({ kind: z.literal('noted'), payload: z.object({}) }),
  /** The rehearsal was stopped before its time. */
  z.object({ kind: z.literal('ended'), payload: z.object({}) }),
] as const

/** What a note in the organisers' diary is about. */
export const noteAbout = z.enum([
  'note', // somebody wrote it
  'message', // sent to those affected
  'keeper', // who keeps the baton overnight; `stopId` is the day's last stop
  'reserve', // a reserve was called, answered, or took a leg
  'replan', // the rest of the day was planned anew
  'photo', // a photo came, or was taken down
])

/** The same, with what organisers and the server may know. */
const happenings = [
  z.object({ kind: z.literal('released'), payload: z.object({ number: z.number().int() }) }),
  z.object({ kind: z.literal('received'), payload: z.object(told) }),
  z.object({ kind: z.literal('handed-on'), payload: z.object(told) }),
  z.object({ kind: z.literal('withdrawn'), payload: z.object({ eventId: id }) }),
  z.object({ kind: z.literal('confirmed'), payload: z.object({ eventId: id }) }),
  z.object({
    kind: z.literal('skipped'),
    payload: z.object({ stopId: id, reason: text(280).default('') }),
  }),
  z.object({
    kind: z.literal('held'),
    payload: z.object({ untilAt: instant, reason: text(280).default('') }),
  }),
  z.object({
    kind: z.literal('way-changed'),
    payload: z.object({ stopId: id, way: wayOnTheDay, durationS: z.number().min(0) }),
  }),
  z.object({
    kind: z.literal('noted'),
    payload: z.object({
      about: noteAbout.default('note'),
      text: text(1000).default(''),
      stopId: id.nullable().default(null),
    }),
  }),
  z.object({ kind: z.literal('ended'), payload: z.object({}) }),
] as const

export const happening = z.discriminatedUnion('kind', happenings)
export type Happening = z.infer<typeof happening>

/** Through which of the four doors a check-in came; null for what is no check-in. */
export const door = z.enum([
  'link', // the association's personal link
  'poster', // the QR poster at the place
  'code', // the short typed code
  'telephone', // told to an organiser
  'paper', // copied by an organiser from a run sheet
])
export type Door = z.infer<typeof door>

const numbered = z.object({
  seq: z.number().int().min(1),
  id,
  /** When it happened, by the relay's clock. */
  occurredAt: instant,
})

/**
 * One entry of a relay's log as everybody sees it. `seq` counts from 1 without gaps, in the order of commits.
 * `id` is the sender's own: the same id is the same event, however often it is sent.
 */
export const relayEvent = z.intersection(numbered, z.discriminatedUnion('kind', publicHappenings))
export type RelayEvent = z.infer<typeof relayEvent>

/** The same entry as organisers see it. */
export const loggedEvent = z.intersection(
  numbered.extend({
    /** When it reached the log, by our clock. */
    receivedAt: instant,
    /** `link`, `organiser:<id>` or `system`. */
    actor: z.string(),
    door: door.nullable(),
  }),
  happening,
)
export type LoggedEvent = z.infer<typeof loggedEvent>
