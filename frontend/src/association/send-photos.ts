import type { PhotoInput, PhotoProgress } from '@stafet/domain/contract/photo.ts'
import type { Outcome } from './ask.ts'
import type { CheckInApi } from './check-in-api.ts'
import type { StoredPhoto } from './phone-store.ts'

/** Bytes in one piece: what a poor line carries before patience ends. At most `PHOTO_PIECE_BYTES`. */
export const pieceBytes = 64_000

/** What one try at sending a photo came to; `missing`: the phone no longer has its bytes. */
export type PhotoOutcome = 'sent' | 'no-answer' | 'missing' | { refusal: string }

/**
 * Sends what the server lacks of a photo, piece by piece from where it stopped, and tells each step. Announcing
 * first says where that is, however an earlier try ended.
 */
export async function sendPhoto(
  api: CheckInApi,
  photo: PhotoInput,
  readBytes: () => Promise<StoredPhoto['bytes'] | null | 'unreadable'>,
  onProgress: (receivedBytes: number) => Promise<void>,
): Promise<PhotoOutcome> {
  const { id, sizeBytes } = photo
  let outcome: Outcome<PhotoProgress> = await api.announcePhoto(photo)
  let bytes: StoredPhoto['bytes'] | null = null
  for (let sentTo = -1; ;) {
    if (outcome.kind === 'no-answer') return 'no-answer'
    if (outcome.kind === 'refused') return { refusal: outcome.message }
    const { receivedBytes, state } = outcome.value
    if (state !== 'arriving') return 'sent'
    // A server that stands still would be asked for ever; later is soon enough.
    if (receivedBytes <= sentTo || receivedBytes >= sizeBytes) return 'no-answer'
    sentTo = receivedBytes
    await onProgress(receivedBytes)
    const read: StoredPhoto['bytes'] | null | 'unreadable' = bytes ?? (await readBytes())
    if (read === 'unreadable') return 'no-answer'
    if (read === null) return 'missing'
    bytes = read
    outcome = await api.sendPiece(id, receivedBytes, bytes.slice(receivedBytes, receivedBytes + pieceBytes))
  }
}
