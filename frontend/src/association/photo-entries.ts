import type { PhotoConsent } from '@stafet/domain/contract/photo.ts'
import type { PhotoEntry } from './outbox-entry.ts'

// What can happen to the photos taken on a phone, each as a pure change that may be made twice over.

/** A photo as it is taken. */
export interface Picture {
  /** A JPEG, upright, without anything that the camera wrote about it. */
  bytes: Uint8Array<ArrayBuffer>
  /** The same, so small that the phone can keep it for good; null when it could not be made. */
  preview: Uint8Array<ArrayBuffer> | null
}

type Photos = readonly PhotoEntry[]

/** A photo that may be sent: somebody has said who may see it. */
export type SendablePhoto = PhotoEntry & { consent: PhotoConsent }

/** Adds a photo at the moment it is taken, before anybody has said who may see it. */
export function addPhoto(photos: Photos, id: string, takenAtMs: number, sizeBytes: number): Photos {
  if (photos.some((photo) => photo.id === id)) return photos
  const untried = { receivedBytes: 0, sentAtMs: null, refusal: null }
  return [...photos, { id, takenAtMs, sizeBytes, consent: null, ...untried }]
}

export function changePhoto(photos: Photos, id: string, to: Partial<PhotoEntry>): Photos {
  return photos.map((photo) => (photo.id === id ? { ...photo, ...to } : photo))
}

/** The oldest that waits to be sent. */
export function nextPhoto(photos: Photos): SendablePhoto | undefined {
  return photos.filter(isSendable).find(({ sentAtMs, refusal }) => sentAtMs === null && refusal === null)
}

const isSendable = (photo: PhotoEntry): photo is SendablePhoto => photo.consent !== null
