import { z } from 'zod'

/** The server answers, and so does its database. */
export const health = z.object({ state: z.literal('ok'), database: z.literal('ok') })
export type Health = z.infer<typeof health>
