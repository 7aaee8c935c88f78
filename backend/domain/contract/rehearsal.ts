import { z } from 'zod'
import { id, slug } from './primitives.ts'

export const rehearsalInput = z.strictObject({
  /** How many times faster than the real day. */
  speed: z.number().min(1).max(3600).default(600),
})

/** A rehearsal of a relay, with its own public page at `/slug`. */
export const rehearsal = z.object({
  id,
  slug,
  speed: z.number(),
  state: z.enum(['running', 'finished']),
})
export type Rehearsal = z.infer<typeof rehearsal>

export const rehearsalList = z.object({ rehearsals: z.array(rehearsal) })
