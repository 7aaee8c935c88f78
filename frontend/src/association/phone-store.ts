import type { Remembered } from './remembered.ts'

/** A photo's bytes: as they are to be sent, or those of its preview. */
export interface StoredPhoto {
  id: string
  bytes: Uint8Array<ArrayBuffer>
}

/** The id of a photo's small picture, which stays on the phone when the photo itself is sent. */
export const previewOf = (photoId: string) => `preview/${photoId}`

/**
 * Where a phone keeps what belongs to one link. Each promise is rejected when the phone refuses, is full, or has
 * thrown its store away.
 */
export interface PhoneStore {
  /**
   * Changes what is kept, and adds photos, in one step that no other tab comes between; gives what is kept then.
   * Begins from `without` when there is nothing. `to` may give back what it got, and then nothing is written.
   */
  change(
    to: (before: Remembered) => Remembered,
    without: Remembered,
    photos: readonly StoredPhoto[],
  ): Promise<Remembered>
  /** null when this phone does not have it. */
  readPhoto(id: string): Promise<StoredPhoto['bytes'] | null>
  dropPhoto(id: string): Promise<void>
}
