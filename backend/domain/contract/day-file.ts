import { z } from 'zod'
import { category } from './community.ts'
import { wayOfTravel } from './dated-plan.ts'
import { id, instant, localDate } from './primitives.ts'

/** GeoJSON writes longitude first. */
const lonLat = z.tuple([z.number(), z.number()])

const legFeature = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.literal('LineString'), coordinates: z.array(lonLat).min(2) }),
  properties: z.object({
    kind: z.literal('leg'),
    way: wayOfTravel,
    distanceM: z.number(),
    durationS: z.number(),
    departsAt: instant,
    ferries: z.array(z.string()),
    /** Number of the stop that it leads to; null for the way to where the day ends. */
    toStop: z.number().int().nullable(),
  }),
})

const stopFeature = z.object({
  type: z.literal('Feature'),
  geometry: z.object({ type: z.literal('Point'), coordinates: lonLat }),
  properties: z.object({
    kind: z.literal('stop'),
    id,
    number: z.number().int(),
    name: z.string(),
    category,
    arrivesAt: instant,
    startsAt: instant,
    endsAt: instant,
  }),
})

/** One day of a released plan for other maps: the stops that have a place, and the legs between them. */
export const dayGeoJson = z.object({
  type: z.literal('FeatureCollection'),
  relay: z.string(),
  date: localDate,
  /** Whom to name wherever the lines are shown; empty when nobody asks for it. */
  attribution: z.string(),
  features: z.array(z.union([stopFeature, legFeature])),
})
export type DayGeoJson = z.infer<typeof dayGeoJson>
