import { z } from 'zod'
import { story } from './community.ts'
import { wayOfTravel } from './dated-plan.ts'
import { relayClock } from './live.ts'
import { photoOnPage } from './photo.ts'
import { id, instant, position, sentAt, text } from './primitives.ts'
import { participants, relayEvent, side } from './relay-event.ts'

/**
 * A report from those present. `id` is made by the phone once and kept through every repeat.
 *
 * With `sentAt` the server corrects the phone's clock by the difference measured at sending: it happened as long
 * ago as lies between the two, however wrong both are.
 */
export const checkInInput = z.strictObject({
  id,
  kind: z.enum(['received', 'handed-on']),
  /** When it happened, by the relay's clock as the phone knows it. */
  occurredAt: instant,
  sentAt,
  /** `giver`: those who came with the baton report `received` for the stop after their own. */
  side: side.default('receiver'),
  /** Of the giver's word: the next stop as the phone's page had it, which a plan made since may have changed. */
  stopId: id.optional(),
  greeting: text(280).default(''),
  /** Who received it, or handed it on. */
  who: text(120).default(''),
  participants: participants.nullable().default(null),
})
export type CheckInInput = z.infer<typeof checkInInput>

/** Takes one of the link's own reports back. */
export const withdrawalInput = z.strictObject({ id, eventId: id, occurredAt: instant, sentAt })
export type WithdrawalInput = z.infer<typeof withdrawalInput>

/** The event that stands in the log; `repeated` when it already stood there. */
export const checkInAnswer = z.object({ event: relayEvent, repeated: z.boolean() })
export type CheckInAnswer = z.infer<typeof checkInAnswer>

/** Whether a community still can: asked a day before, answered by a button. */
export const attendance = z.enum(['unanswered', 'coming', 'declined'])
export type Attendance = z.infer<typeof attendance>

export const attendanceInput = z.strictObject({ answer: z.enum(['coming', 'declined']) })
export type AttendanceInput = z.infer<typeof attendanceInput>

/** When the baton comes to a stop. */
const arrival = {
  startsAt: instant,
  /** When it is expected as things stand; equals `startsAt` when all is on time. */
  expectedAt: instant,
  /** It comes between these, most likely; both null once it has been there, and where it will not come. */
  earliestAt: instant.nullable(),
  latestAt: instant.nullable(),
}

/** The stop before or after, as far as a neighbour may know it. */
const neighbour = z
  .object({
    stopId: id,
    name: z.string(),
    ...arrival,
    /** The coordinator has said that the baton will not come there. */
    skipped: z.boolean(),
    /** First names and the group that carry the baton from there; empty when nobody said. */
    carriers: z.string(),
    /** Only when its owner agreed, and only by the stop's own link; null otherwise. */
    phone: z.string().nullable(),
    /** A message through the system reaches somebody there. */
    canWrite: z.boolean(),
    /** When that stop said that it has the baton; null when it has not. */
    receivedAt: instant.nullable(),
  })
  .nullable()

const legOnPage = z
  .object({
    way: wayOfTravel,
    distanceM: z.number(),
    durationS: z.number(),
    line: z.array(position),
  })
  .nullable()

/** What the check-in page of one stop shows. Kept on the phone, so that it opens without a connection. */
export const checkInPage = z.object({
  relay: z.object({
    slug: z.string(),
    name: z.string(),
    theme: z.string(),
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
    ...arrival,
    endsAt: instant,
    /** The coordinator has said that the baton will not come here. */
    skipped: z.boolean(),
    position: position.nullable(),
    address: z.string(),
    meetingLink: z.string(),
    story,
    /** Who carries on from here, as the organisers have it. */
    carriers: z.string(),
  }),
  /** The leg that leads here and the one that leads on; null when there is none. */
  legIn: legOnPage,
  legOut: legOnPage,
  /** Who brings the baton, and to whom it goes; null at the start and at the end. */
  from: neighbour,
  to: neighbour,
  /** Whom to call or write to when something goes wrong; null when the organisers named nobody. */
  coordinator: z.object({ name: z.string(), phone: z.string() }).nullable(),
  attendance,
  /** Reports of this stop that stand, oldest first; and those that it made as giver for the next one. */
  reports: z.array(
    z.object({
      id,
      kind: z.enum(['received', 'handed-on']),
      side,
      occurredAt: instant,
      greeting: z.string(),
      who: z.string(),
      participants: participants.nullable(),
    }),
  ),
  photos: z.array(photoOnPage),
})
export type CheckInPage = z.infer<typeof checkInPage>

/** A message from one stop to a neighbour or the coordinator, carried by the system: nobody sees a number. */
export const neighbourMessageInput = z.strictObject({
  id,
  to: z.enum(['from', 'to', 'coordinator']),
  text: text(480).min(1),
})
export type NeighbourMessageInput = z.infer<typeof neighbourMessageInput>

/** The short code of a stop, as somebody types it: in capitals or not, with or without the hyphen and spaces. */
export const codeInput = z.strictObject({ code: text(20).min(1) })
/** A new link of the stop whose code was typed: the page to go to. */
export const codeAnswer = z.object({ path: z.string(), stop: z.string(), relay: z.string() })
export type CodeAnswer = z.infer<typeof codeAnswer>

/** The doors to a stop's check-in, shown once: only the keys' hashes are kept. */
export const checkInLink = z.object({
  stopId: id,
  number: z.number().int(),
  name: z.string(),
  startsAt: instant,
  /** Path of the association's own page, `/f/<key>`. */
  path: z.string(),
  /** Path behind the QR code on the poster at the place. */
  posterPath: z.string(),
  /** To be typed at `/kode`, such as `VEM-4827`. */
  code: z.string(),
})
export type CheckInLink = z.infer<typeof checkInLink>

export const checkInLinkList = z.object({ links: z.array(checkInLink) })
