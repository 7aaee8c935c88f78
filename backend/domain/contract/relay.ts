import { z } from 'zod'
import { id, localDate, localTime, namedPlace, slug, text } from './primitives.ts'

/** A day of the relay and the hours in which the baton moves. */
export const relayDay = z
  .strictObject({ date: localDate, from: localTime, to: localTime })
  .refine((day) => day.from < day.to, { path: ['to'], params: { rule: 'ends-before-start' } })
export type RelayDay = z.infer<typeof relayDay>

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('da-DK', { timeZone: zone })
      return true
    } catch {
      return false
    }
  },
  { params: { rule: 'unknown-time-zone' } },
)

/** How fast the baton travels: on foot up to a distance along streets, by bicycle beyond. */
export const travelPace = z.strictObject({
  footKmh: z.number().min(1).max(15),
  bicycleKmh: z.number().min(4).max(40),
  footUpToM: z.number().min(0).max(50_000),
  /** Whoever walks meets no steps, bad surfaces or steep slopes, as far as the map knows. */
  stepFree: z.boolean().default(false),
})

/** Whom volunteers call on the day when something goes wrong. */
export const coordinator = z.strictObject({ name: text(120).min(1), phone: text(40).min(1) })
export type Coordinator = z.infer<typeof coordinator>

/** What an organiser writes about a relay. */
export const relayInput = z.strictObject({
  name: text(120).min(1),
  slug,
  municipality: text(80).min(1),
  theme: text(160).default(''),
  timeZone: timeZone.default('Europe/Copenhagen'),
  /** In calendar order, each date once. Five by custom, any number by right. */
  days: z
    .array(relayDay)
    .min(1)
    .max(31)
    .refine((days) => days.every((day, at) => at === 0 || (days[at - 1]?.date ?? '') < day.date), {
      params: { rule: 'days-in-order' },
    }),
  start: namedPlace,
  /** null = the relay ends wherever its last stop is. */
  finish: namedPlace.nullable(),
  pace: travelPace.default({ footKmh: 4.5, bicycleKmh: 13, footUpToM: 2000, stepFree: false }),
  /** null = nobody is named; never public, but told to every association. */
  coordinator: coordinator.nullable().default(null),
})
export type RelayInput = z.infer<typeof relayInput>

/** A relay as its organisers see it. */
export const relay = z.object({
  id,
  version: z.number().int(),
  ...relayInput.shape,
  /** Made-up communities, shown to try the product. */
  example: z.boolean(),
  /** The relay that this one rehearses; null for a real relay. */
  rehearsalOf: id.nullable(),
  communities: z.number().int(),
  /** Number of the newest release; null before the first. */
  releaseNumber: z.number().int().nullable(),
})
export type Relay = z.infer<typeof relay>

/** `upcoming` until the first day's start, `finished` after the last day's end, by the relay's own clock. */
export const relayState = z.enum(['upcoming', 'running', 'finished'])
export type RelayState = z.infer<typeof relayState>

/** A released relay in the public list. */
export const publicRelay = z.object({
  slug,
  name: z.string(),
  municipality: z.string(),
  firstDate: localDate,
  lastDate: localDate,
  state: relayState,
  example: z.boolean(),
  rehearsal: z.boolean(),
})
export type PublicRelay = z.infer<typeof publicRelay>

export const relayList = z.object({ relays: z.array(relay) })
export const relayChange = z.strictObject({ version: z.number().int(), relay: relayInput })
export const publicRelayList = z.object({ relays: z.array(publicRelay) })
