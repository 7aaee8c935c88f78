import { z } from 'zod'

/** What OSRM's services answer, as far as we ask; see http://project-osrm.org/docs. Codes other than `Ok` have no result. */
const waypoint = z.object({ distance: z.number().default(0) })

export const osrmTable = z.object({
  code: z.string(),
  distances: z.array(z.array(z.number().nullable())).default([]),
  sources: z.array(waypoint).default([]),
})

export const osrmRoute = z.object({
  code: z.string(),
  routes: z
    .array(
      z.object({
        geometry: z.object({ coordinates: z.array(z.tuple([z.number(), z.number()])) }),
        legs: z.array(z.object({ steps: z.array(z.object({ mode: z.string(), name: z.string() })) })),
      }),
    )
    .default([]),
})

/** A request fits OSRM's default limit of 100 places when it has no more sources and destinations than this each. */
export const TABLE_SIDE = 50
