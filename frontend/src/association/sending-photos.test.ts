import { pieceBytes } from './send-photos.ts'
import { aPhone, noAnswer, settle } from './testing/a-phone.test-data.ts'

const picture = Uint8Array.from({ length: 2 * pieceBytes + 100 }, (_, at) => at % 251)

it('arrives whole, in pieces, after the words, and is then no longer on the phone', async () => {
  const { open, server, sent, store } = aPhone()
  const opened = open()
  await opened.refresh()
  server.answers = [noAnswer]
  opened.press('received')
  await opened.addPhoto(picture, 'organisers')
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
})

it('goes on where it stopped, also on a page that was opened anew', async () => {
  const { open, server } = aPhone()
  const first = open()
  await first.refresh()
  server.photoRequestsLeft = 2
  await first.addPhoto(picture, 'all-agreed')
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
  await first.addPhoto(picture, 'all-agreed')
  await first.addPhoto(picture, 'all-agreed')
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
