import { z } from 'zod'
import { id, text } from './primitives.ts'

export const logInInput = z.strictObject({
  email: text(200).min(1),
  password: z.string().min(1).max(200),
})

/** The organiser who is logged in, and what their pages need to know of the server. */
export const session = z.object({
  organiser: z.object({ id, name: z.string(), email: z.string() }),
  /** The address that people use, without a slash at the end; null: the one that the page came from. */
  publicUrl: z.string().nullable(),
})
export type Session = z.infer<typeof session>
