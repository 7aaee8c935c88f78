import { z } from 'zod'
import { id, instant, sentAt } from './primitives.ts'

/** The most that a phone may send for one photo, in bytes; it makes the picture smaller first. */
export const MOST_PHOTO_BYTES = 8_000_000
/** The most in one piece, in bytes. A piece that arrived is never sent again. */
export const PHOTO_PIECE_BYTES = 256_000

/**
 * On what ground a photo may be shown to everybody: those on it agreed, or nobody can be recognised. `organisers`:
 * only they see it.
 */
export const photoConsent = z.enum(['all-agreed', 'nobody-recognisable', 'organisers'])
export type PhotoConsent = z.infer<typeof photoConsent>

/** Announces a photo before its pieces. `id` is made by the phone once; announcing again changes nothing. */
export const photoInput = z.strictObject({
  id,
  /** By the relay's clock as the phone knows it. */
  takenAt: instant,
  sentAt,
  sizeBytes: z.number().int().min(1).max(MOST_PHOTO_BYTES),
  consent: photoConsent,
})
export type PhotoInput = z.infer<typeof photoInput>

/** How much of a photo has arrived: the next piece starts at `receivedBytes`. */
export const photoProgress = z.object({
  id,
  receivedBytes: z.number().int(),
  state: z.enum(['arriving', 'kept', 'taken-down']),
})
export type PhotoProgress = z.infer<typeof photoProgress>

/** A photo on the page of the stop that sent it. */
export const photoOnPage = z.object({ ...photoProgress.shape, takenAt: instant, consent: photoConsent })

/** A photo that everybody may see. */
export const publicPhoto = z.object({
  id,
  takenAt: instant,
  width: z.number().int(),
  height: z.number().int(),
})
export const publicPhotoList = z.object({ photos: z.array(publicPhoto) })
