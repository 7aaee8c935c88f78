import type { MessageFlaw } from '../contract/tracking.ts'
import { numberIn, parseJson, timeIn } from './read-values.ts'

/** Where a phone says that it was, in our units whatever the dialect. null: it did not say, or does not know. */
export interface PositionReport {
  /** By the phone, in milliseconds since 1970. */
  readonly occurredMs: number
  readonly lat: number
  readonly lon: number
  /** Radius of the circle in which the phone believes itself to be. */
  readonly accuracyM: number | null
  readonly speedMps: number | null
  /** Clockwise from north. */
  readonly headingDeg: number | null
  readonly altitudeM: number | null
  /** 0 empty, 1 full. */
  readonly batteryShare: number | null
}

/** What a message told: every point of it is either a report or put aside with a reason. */
export interface Reading {
  readonly reports: readonly PositionReport[]
  readonly putAside: readonly MessageFlaw[]
}

/** More than any of the apps puts into one message; what is beyond is not looked at. */
export const MOST_POINTS = 5000

const EARLIEST_MS = Date.UTC(2020, 0, 1)
const LATEST_MS = Date.UTC(2100, 0, 1)

/** A point as its dialect gave it: what must be there still unread, the rest already in our units. */
export interface GivenPoint extends Pick<
  PositionReport,
  'speedMps' | 'headingDeg' | 'altitudeM' | 'batteryShare'
> {
  readonly time: unknown
  readonly lat: unknown
  readonly lon: unknown
  /** In metres. */
  readonly accuracy: unknown
}

/** A report from a point, or the reason why it makes none. */
export function readPoint({ time, lat, lon, accuracy, ...rest }: GivenPoint): PositionReport | MessageFlaw {
  const [latitude, longitude] = [numberIn(lat), numberIn(lon)]
  if (latitude === null || longitude === null) return 'no-coordinates'
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return 'out-of-range'
  const accuracyM = numberIn(accuracy)
  if (accuracyM !== null && accuracyM < 0) return 'invalid-fix'
  const occurredMs = timeIn(time)
  if (occurredMs === null) return 'no-time'
  if (!(occurredMs >= EARLIEST_MS && occurredMs < LATEST_MS)) return 'absurd-time'
  // Nobody is accurate to nothing: 0 is how Android leaves it unsaid.
  return { occurredMs, lat: latitude, lon: longitude, accuracyM: accuracyM || null, ...rest }
}

/** The reading of a message with these points. */
export function readPoints<T>(
  points: readonly T[],
  read: (point: T) => PositionReport | MessageFlaw,
): Reading {
  const results = points.slice(0, MOST_POINTS).map(read)
  const beyond = Array<MessageFlaw>(Math.max(0, points.length - MOST_POINTS)).fill('too-many')
  return {
    reports: results.filter((result) => typeof result !== 'string'),
    putAside: [...results.filter((result) => typeof result === 'string'), ...beyond],
  }
}

/** The reading of a body of JSON; an empty body is a message about nothing. */
export function readJson(body: string, read: (message: unknown) => Reading): Reading {
  if (body.trim() === '') return putAside('not-a-location')
  const message = parseJson(body)
  return message === undefined ? putAside('unreadable') : read(message)
}

export const putAside = (reason: MessageFlaw): Reading => ({ reports: [], putAside: [reason] })
