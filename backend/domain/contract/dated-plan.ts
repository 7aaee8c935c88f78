import { z } from 'zod'
import { category, abc } from './community.ts'
import { id, instant, localDate, namedPlace, position } from './primitives.ts'

export const wayOfTravel = z.enum(['foot', 'bicycle'])
export type WayOfTravel = z.infer<typeof wayOfTravel>

/** How a leg can be travelled on the day, when the planned way will not do. */
export const wayOnTheDay = z.enum([...wayOfTravel.options, 'car'])
export type WayOnTheDay = z.infer<typeof wayOnTheDay>

/** Travel to a stop, or to where a day ends. A leg and what it leads to lie in one day. */
export const leg = z.object({
  way: wayOfTravel,
  distanceM: z.number(),
  durationS: z.number(),
  /** When the baton is to set out; what is left before the visit starts is waiting. */
  departsAt: instant,
  /** Along the way, both ends included. Empty when there is no travel (a virtual stop). */
  line: z.array(position),
  /** Names of the ferries on the way; empty text for one without a name. Their metres are not in `distanceM`. */
  ferries: z.array(z.string()).default([]),
})
export type Leg = z.infer<typeof leg>

/** A community's place in a plan. Its `id` is the community's. */
export const stop = z.object({
  id,
  /** From 1, through all the days. */
  number: z.number().int(),
  name: z.string(),
  category,
  abc,
  /** null for a virtual stop. */
  position: position.nullable(),
  /** Where a virtual stop meets; empty otherwise. */
  meetingLink: z.string(),
  leg,
  arrivesAt: instant,
  /** The slot: the visit starts and ends here. Later than `arrivesAt` where the baton has to wait. */
  startsAt: instant,
  endsAt: instant,
})
export type Stop = z.infer<typeof stop>

export const planDay = z.object({
  date: localDate,
  startsAt: instant,
  endsAt: instant,
  distanceM: z.number(),
  travelS: z.number(),
  waitS: z.number(),
  stops: z.array(stop),
  /** The way from the last stop to the finish or to where the baton sleeps, when that is another place. */
  lastLeg: leg.nullable(),
})
export type PlanDay = z.infer<typeof planDay>

/** Where a plan's distances come from: streets of an area, a street router, or the great circle × 1.22. */
export const travelOrigin = z.object({
  source: z.enum(['area', 'osrm', 'great-circle']),
  /** Which data, for people to read: "Slagelse, OpenStreetMap 2020-03-09". Empty when there is none. */
  data: z.string(),
})
export type TravelOrigin = z.infer<typeof travelOrigin>

/** A plan in the world's own terms: names, instants and places instead of indices and seconds. */
export const datedPlan = z.object({
  travel: travelOrigin.default({ source: 'great-circle', data: '' }),
  start: namedPlace,
  finish: namedPlace.nullable(),
  days: z.array(planDay),
})
export type DatedPlan = z.infer<typeof datedPlan>

/** A frozen, numbered version of the plan: what associations and citizens see. */
export const release = z.object({
  number: z.number().int().min(1),
  releasedAt: instant,
  plan: datedPlan,
})
export type Release = z.infer<typeof release>
