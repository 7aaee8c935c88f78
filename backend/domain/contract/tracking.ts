import { z } from 'zod'
import { id, instant, position, text } from './primitives.ts'

/** Who may see where a leg's tracker is: everybody at once, everybody a quarter of an hour later, or only organisers. */
export const trackerPrivacy = z.enum(['live', 'delayed', 'at-stops'])
export type TrackerPrivacy = z.infer<typeof trackerPrivacy>

/** Why a message, or a point of it, tells no position at all. Only counted. */
export const messageFlaw = z.enum([
  'unreadable', // not what the dialect sends
  'not-a-location', // a message about something else: a geofence, a status, a token for notices
  'no-coordinates',
  'out-of-range', // no such latitude or longitude on earth
  'invalid-fix', // the phone itself says that it does not know where it is
  'no-time',
  'absurd-time', // no time that anybody can read, or one from another age
  'too-many', // more points in one message, or messages at once, than a phone sends
])
export type MessageFlaw = z.infer<typeof messageFlaw>

/** Why a position is not believed, or not wanted. Kept with its time, so that sending it again changes nothing. */
export const positionFlaw = z.enum([
  'in-future', // the phone's clock is wrong
  'outside-day', // long before or after the leg's day: nobody is followed home
  'inaccurate',
  'far-from-leg',
  'jump', // nobody gets there that fast
])
export type PositionFlaw = z.infer<typeof positionFlaw>

const putAsideReason = z.enum([...messageFlaw.options, ...positionFlaw.options])
export type PutAsideReason = z.infer<typeof putAsideReason>

/** A tracker for the leg that leads to a stop of the newest release. */
export const trackerInput = z.strictObject({
  stopId: id,
  /** So that organisers can tell two phones on a leg apart. */
  label: text(60).default(''),
})
export type TrackerInput = z.infer<typeof trackerInput>

/** null = the standard, from now on. */
export const trackerChange = z.strictObject({ privacy: trackerPrivacy.nullable() })

/** A tracker as organisers see it. */
export const tracker = z.object({
  id,
  stopId: id,
  /** Of the stop in the newest release; null when it is no longer in it. */
  stop: z.object({ number: z.number().int(), name: z.string() }).nullable(),
  label: z.string(),
  /** What an organiser chose; null = nobody has, and the standard holds. */
  chosenPrivacy: trackerPrivacy.nullable(),
  /** By the communities beside the leg in the newest release. */
  standardPrivacy: trackerPrivacy,
  revokedAt: instant.nullable(),
  /** When it last sent anything, by our clock. */
  seenAt: instant.nullable(),
  /** Share of a full battery when it last told; null when it never did. */
  batteryShare: z.number().nullable(),
  /** Positions that are believed. */
  kept: z.number().int(),
  /** Of these, positions whose latitude and longitude came exchanged. */
  exchanged: z.number().int(),
  putAside: z.partialRecord(putAsideReason, z.number().int()),
})
export type Tracker = z.infer<typeof tracker>

export const trackerList = z.object({ trackers: z.array(tracker) })

/** How to set a phone up, each with the key inside: shown once, since only the key's hash is kept. */
export const trackerSetUp = z.object({
  /** Address to type into Traccar Client, whose device id is the key. */
  traccarUrl: z.string(),
  /** What Traccar Client reads from a QR code. */
  traccarQr: z.string(),
  /** What opens Traccar Client on the phone itself. */
  traccarLink: z.string(),
  ownTracksLink: z.string(),
  overlandLink: z.string(),
  /** Address with GPSLogger's own placeholders. */
  gpsLoggerUrl: z.string(),
})
export type TrackerSetUp = z.infer<typeof trackerSetUp>

export const madeTracker = z.object({ tracker, key: z.string(), setUp: trackerSetUp })
export type MadeTracker = z.infer<typeof madeTracker>

/** Where a tracker was when it last knew. */
export const trackedPosition = z.object({
  stopId: id,
  trackerId: id,
  ...position.shape,
  accuracyM: z.number().nullable(),
  occurredAt: instant,
})
export type TrackedPosition = z.infer<typeof trackedPosition>

/** What everybody may see of where the baton's carriers are. */
export const publicPosition = z.object({
  /** The stop that the leg leads to. */
  stopId: id,
  ...position.shape,
  accuracyM: z.number().nullable(),
  occurredAt: instant,
  privacy: z.enum(['live', 'delayed']),
})
export type PublicPosition = z.infer<typeof publicPosition>

/** The newest believed position on each leg, and what of it is public. */
export const latestPositions = z.object({
  legs: z.array(trackedPosition),
  public: publicPosition.nullable(),
})
export type LatestPositions = z.infer<typeof latestPositions>
