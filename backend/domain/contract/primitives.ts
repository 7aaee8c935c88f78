import { z } from 'zod'

/** Text that people wrote, trimmed, of at most `limit` characters; without what a database or a file cannot hold. */
export const text = (limit: number): z.ZodString =>
  z
    .string()
    .trim()
    .max(limit)
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), { params: { rule: 'not-text' } })

/** An instant: UTC, ISO 8601 with `Z`. */
export const instant = z.iso.datetime({ precision: undefined })
/** What the sender's clock shows at the moment of sending: the clock by which they also tell when it happened. */
export const sentAt = instant.optional()
/** A calendar date in the relay's own time zone, `YYYY-MM-DD`. */
export const localDate = z.iso.date()
/** A wall-clock time in the relay's own time zone, `HH:MM`, 24 hours. */
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A place on earth in WGS 84, always latitude first. */
export const position = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})
export type Position = z.infer<typeof position>

/** A place with a name, such as where the relay starts. */
export const namedPlace = z.strictObject({
  name: text(120).min(1),
  ...position.shape,
})
export type NamedPlace = z.infer<typeof namedPlace>

/** The part of a public address that names a relay: lower-case letters, digits and single hyphens. */
export const slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

export const id = z.uuid()
