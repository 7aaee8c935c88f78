import type { PhotoConsent } from '@stafet/domain/contract/photo.ts'
import type { CheckInStore } from './check-in-store.ts'
import { previewOf } from './phone-store.ts'
import { pieceBytes } from './send-photos.ts'
import { aPhone, noAnswer, settle } from './testing/a-phone.test-data.ts'

const picture = Uint8Array.from({ length: 2 * pieceBytes + 100 }, (_, at) => at % 251)
const preview = Uint8Array.from([1, 2, 3])

function addPhoto(opened: CheckInStore, consent: PhotoConsent = 'all-agreed'): string {
  const id = opened.addPhoto({ bytes: picture, preview })
  opened.allowPhoto(id, consent)
  return id
}

it('arrives whole, in pieces, after the words, and is then on the phone only as a small picture', async () => {
  const { open, server, sent, store } = aPhone()
  const opened = open()
  await opened.refresh()
  server.answers = [noAnswer]
  opened.press('received')
  addPhoto(opened, 'organisers')
  await settle()
  expect(server.photos.size).toBe(0)
  await opened.refresh()
  const [photo] = opened.getState().photos
  if (!photo) throw new Error('no photo')
  expect(sent.map(({ type }) => type)).toEqual(['report', 'report'])
  expect(Uint8Array.from(server.photos.get(photo.id)?.received ?? [])).toEqual(picture)
  expect(photo).toMatchObject({ receivedBytes: picture.length, refusal: null })
  expect(photo.sentAtMs).not.toBeNull()
  expect(await store.readPhoto(photo.id)).toBeNull()
  expect(await open().readPreview(photo.id)).toEqual(preview)
})

it('is kept as soon as it is taken, and sent only when somebody has said who may see it', async () => {
  const { open, server, store } = aPhone()
  const id = open().addPhoto({ bytes: picture, preview: null })
  await settle()
  const second = open()
  await second.refresh()
  expect(second.getState().photos).toMatchObject([{ id, consent: null, sentAtMs: null }])
  expect(await second.readPreview(id)).toEqual(picture)
  expect(server.photos.size).toBe(0)
  second.allowPhoto(id, 'organisers')
  await settle()
  expect(server.photos.get(id)?.announced.consent).toBe('organisers')
  expect(second.getState().photos).toMatchObject([{ id, receivedBytes: picture.length }])

  const other = second.addPhoto({ bytes: picture, preview })
  void second.dropPhoto(other)
  await settle()
  expect(store.kept()?.photos.map((photo) => photo.id)).toEqual([id])
  expect([await store.readPhoto(other), await store.readPhoto(previewOf(other))]).toEqual([null, null])
})

it('is told with both times by the same clock, so that the server can correct it', async () => {
  const { open, server, clock } = aPhone()
  const opened = open()
  await opened.refresh()
  const id = opened.addPhoto({ bytes: picture, preview })
  clock.ms += 90_000
  opened.allowPhoto(id, 'all-agreed')
  await settle()
  expect(server.photos.get(id)?.announced).toMatchObject({
    takenAt: '2027-10-12T12:30:00.000Z',
    sentAt: '2027-10-12T12:31:30.000Z',
  })
})

it('goes on where it stopped, also on a page that was opened anew', async () => {
  const { open, server } = aPhone()
  const first = open()
  await first.refresh()
  server.photoRequestsLeft = 2
  addPhoto(first)
  await settle()
  expect(first.getState().photos).toMatchObject([{ receivedBytes: pieceBytes, sentAtMs: null }])
  server.photoRequestsLeft = Infinity
  const second = open()
  await second.refresh()
  const [photo] = second.getState().photos
  expect(photo?.sentAtMs).not.toBeNull()
  expect(Uint8Array.from(server.photos.get(photo?.id ?? '')?.received ?? [])).toEqual(picture)
})

it('that the phone has thrown away is said to be gone, and holds up no other', async () => {
  const { open, server, store } = aPhone()
  const first = open()
  await first.refresh()
  server.photoRequestsLeft = 0
  addPhoto(first)
  addPhoto(first)
  await settle()
  const [lost, other] = first.getState().photos
  await store.dropPhoto(lost?.id ?? '')
  server.photoRequestsLeft = Infinity
  const second = open()
  await second.refresh()
  expect(second.getState().photos).toMatchObject([
    { id: lost?.id, refusal: '', sentAtMs: null },
    { id: other?.id, refusal: null, receivedBytes: picture.length },
  ])
})
