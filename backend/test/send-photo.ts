import { randomBytes, randomUUID } from 'node:crypto'
import {
  PHOTO_PIECE_BYTES,
  photoProgress,
  type PhotoInput,
  type PhotoProgress,
} from '@stafet/domain/contract/photo.ts'
import sharp from 'sharp'
import { RelayLog } from '../src/relays/index.ts'
import { releaseRelay } from './build-relay.ts'
import type { TestServer } from './test-server.ts'

/** A picture as a phone takes it: lying on its side, with the place in it; noise, so that it takes many bytes. */
export async function takePicture(width = 900, height = 600): Promise<Buffer> {
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .withExif({
      IFD0: { Make: 'Telefonfabrikken', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 24/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

export const as = (key: string) => ({ authorization: `Bearer ${key}` })
export const announce = (server: TestServer, key: string, bytes: Buffer, changes: Partial<PhotoInput> = {}) =>
  server.anybody
    .post('/api/check-in/photos')
    .set(as(key))
    .send({
      id: randomUUID(),
      takenAt: '2026-10-05T08:00:00.000Z',
      sizeBytes: bytes.length,
      consent: 'all-agreed',
      ...changes,
    })
export const put = (server: TestServer, key: string, id: string, atByte: number, bytes: Buffer) =>
  server.anybody
    .put(`/api/check-in/photos/${id}/pieces/${atByte}`)
    .set(as(key))
    .set('content-type', 'application/octet-stream')
    .send(bytes)

/** Sends a photo as a phone does, from where the server says that it is. */
export async function send(
  server: TestServer,
  key: string,
  bytes: Buffer,
  changes: Partial<PhotoInput> = {},
): Promise<PhotoProgress> {
  let progress = photoProgress.parse((await announce(server, key, bytes, changes).expect(200)).body)
  while (progress.state === 'arriving') {
    const from = progress.receivedBytes
    const piece = bytes.subarray(from, from + PHOTO_PIECE_BYTES)
    progress = photoProgress.parse((await put(server, key, progress.id, from, piece).expect(200)).body)
  }
  return progress
}

/** A stop of a new relay, its keys and the places where its photos are seen. */
export async function stopWithKeys(server: TestServer) {
  const { relay, keys, links } = await releaseRelay(server)
  const stopId = links[0]?.stopId ?? ''
  const organisers = `/api/relays/${relay.id}/photos`
  const everybody = `/api/public/relays/${relay.slug}/communities/${stopId}/photos`
  return { relay, stopId, key: keys[0] ?? '', otherKey: keys[1] ?? '', organisers, everybody }
}
/** What the diary says. */
export const photoNotes = async (server: TestServer, relayId: string) =>
  (await server.app.get(RelayLog).loggedAfter(relayId, 0)).flatMap((event) =>
    event.kind === 'noted' ? { actor: event.actor.split(':')[0], ...event.payload } : [],
  )
