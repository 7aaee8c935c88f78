import type { PhoneStore, StoredPhoto } from './phone-store.ts'
import type { Remembered } from './remembered.ts'

/** A phone's store that outlives its pages and is gone with the program: for tests and simulated phones. */
export function memoryStore(): PhoneStore & { isRefusing: boolean; wipe(): void; kept(): Remembered | null } {
  let kept: Remembered | null = null
  const bytes = new Map<string, StoredPhoto['bytes']>()
  return {
    /** As in some private windows, or when the phone is full. */
    isRefusing: false,
    /** As phones do with what was not used for long. */
    wipe() {
      kept = null
      bytes.clear()
    },
    kept: () => kept,
    async change(to, without, photos) {
      if (this.isRefusing) throw new Error('This phone keeps nothing')
      kept = to(kept ?? without)
      for (const photo of photos) bytes.set(photo.id, photo.bytes)
      return kept
    },
    async readPhoto(id) {
      if (this.isRefusing) throw new Error('This phone keeps nothing')
      return bytes.get(id) ?? null
    },
    async dropPhoto(id) {
      bytes.delete(id)
    },
  }
}
