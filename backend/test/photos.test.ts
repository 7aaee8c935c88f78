import { checkInPage } from '@stafet/domain/contract/check-in.ts'
import {
  MOST_PHOTO_BYTES,
  PHOTO_PIECE_BYTES,
  photoProgress,
  publicPhotoList,
} from '@stafet/domain/contract/photo.ts'
import sharp from 'sharp'
import { PhotoPurge } from '../src/handovers/photos/purge-photos.ts'
import { askDatabase } from './ask-database.ts'
import { announce, as, photoNotes, put, send, stopWithKeys, takePicture } from './send-photo.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

test('a photo arrives in pieces, is turned upright, and has nothing left of what the camera wrote', async () => {
  const { relay, stopId, key, organisers, everybody } = await stopWithKeys(server)
  const bytes = await takePicture(3000, 900)
  expect(bytes.length).toBeGreaterThan(2 * PHOTO_PIECE_BYTES)
  expect((await sharp(bytes).metadata()).exif?.includes('Telefonfabrikken')).toBe(true)
  const { id, ...progress } = await send(server, key, bytes)
  expect(progress).toEqual({ receivedBytes: bytes.length, state: 'kept' })

  for (const [size, width, height] of [
    ['large', 614, 2048],
    ['small', 144, 480],
  ] as const) {
    const { body, headers } = await server.asOrganiser.get(`${organisers}/${id}?size=${size}`).expect(200)
    expect([headers['content-type'], headers['cache-control']]).toEqual(['image/jpeg', 'no-store'])
    const shown = await sharp(body).metadata()
    expect(shown).toMatchObject({ format: 'jpeg', width, height })
    expect([shown.exif, shown.orientation, shown.xmp, shown.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  }
  const list = publicPhotoList.parse((await server.anybody.get(everybody).expect(200)).body)
  expect(list.photos).toEqual([{ id, takenAt: '2026-10-05T08:00:00.000Z', width: 614, height: 2048 }])
  const page = checkInPage.parse((await server.anybody.get('/api/check-in').set(as(key))).body)
  expect(page.photos).toEqual([
    { id, ...progress, takenAt: '2026-10-05T08:00:00.000Z', consent: 'all-agreed' },
  ])
  const text = 'Et billede kom. Alle på det har sagt ja til, at det vises.'
  expect(await photoNotes(server, relay.id)).toEqual([{ actor: 'link', about: 'photo', text, stopId }])
})

test('a piece sent twice, or from the wrong place, changes nothing and tells where to go on', async () => {
  const { relay, key, otherKey } = await stopWithKeys(server)
  const bytes = await takePicture(400, 300)
  const { id } = photoProgress.parse((await announce(server, key, bytes).expect(200)).body)
  const [first, rest] = [bytes.subarray(0, 1000), bytes.subarray(1000)]
  const arriving = { id, receivedBytes: 1000, state: 'arriving' }
  expect((await put(server, key, id, 5, first).expect(200)).body).toEqual({ ...arriving, receivedBytes: 0 })
  expect((await put(server, key, id, 0, first).expect(200)).body).toEqual(arriving)
  expect((await put(server, key, id, 0, first).expect(200)).body).toEqual(arriving)
  expect((await put(server, key, id, 2000, first).expect(200)).body).toEqual(arriving)
  expect((await put(server, key, id, 1000, Buffer.alloc(0)).expect(200)).body).toEqual(arriving)
  expect((await announce(server, key, bytes, { id }).expect(200)).body).toEqual(arriving)
  await put(server, otherKey, id, 1000, rest).expect(404)
  await announce(server, otherKey, bytes, { id }).expect(404)

  const answers = await Promise.all(
    Array.from({ length: 5 }, () => put(server, key, id, 1000, rest).expect(200)),
  )
  const kept = { id, receivedBytes: bytes.length, state: 'kept' }
  expect(answers.map(({ body }) => body)).toEqual(Array(5).fill(kept))
  expect((await put(server, key, id, 1000, rest).expect(200)).body).toEqual(kept)
  expect(await photoNotes(server, relay.id)).toHaveLength(1)
  const pieces = await askDatabase(server.databaseUrl, 'SELECT count(*)::int AS left FROM photo_piece')
  expect(pieces).toEqual([{ left: 0 }])
})

test('a photo that was whole when the server stopped is finished when the phone asks', async () => {
  const { key } = await stopWithKeys(server)
  const bytes = await takePicture()
  const { id } = photoProgress.parse((await announce(server, key, bytes).expect(200)).body)
  await put(server, key, id, 0, bytes.subarray(0, 200_000)).expect(200)
  // As a server leaves it that is killed after the last piece and before the picture.
  await askDatabase(
    server.databaseUrl,
    `INSERT INTO photo_piece VALUES ('${id}', 200000, '\\x${bytes.subarray(200_000).toString('hex')}');
     UPDATE photo SET received_bytes = ${bytes.length} WHERE id = '${id}'`,
  )
  expect((await announce(server, key, bytes, { id }).expect(200)).body.state).toBe('kept')
})

test('what is no picture is refused and leaves nothing behind', async () => {
  const { relay, key } = await stopWithKeys(server)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
  const whole = await takePicture()
  const bombs = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  for (const bytes of [Buffer.from('not a picture'), svg, whole.subarray(0, 5000), bombs]) {
    const { id } = photoProgress.parse((await announce(server, key, bytes).expect(200)).body)
    let [at, answer] = [0, await put(server, key, id, 0, bytes.subarray(0, PHOTO_PIECE_BYTES))]
    while (answer.status === 200 && at < bytes.length) {
      at = answer.body.receivedBytes
      answer = await put(server, key, id, at, bytes.subarray(at, at + PHOTO_PIECE_BYTES))
    }
    expect([answer.status, answer.body.code]).toEqual([400, 'unreadable-picture'])
    await put(server, key, id, 0, bytes.subarray(0, 10)).expect(404)
  }
  const { body } = await server.anybody.get('/api/check-in').set(as(key))
  expect(checkInPage.parse(body).photos).toEqual([])
  expect(await photoNotes(server, relay.id)).toEqual([])
})

test('too much is refused: a photo, a piece, more than was announced, and more photos than there is room for', async () => {
  const { key } = await stopWithKeys(server)
  const bytes = await takePicture()
  await announce(server, key, bytes, { sizeBytes: MOST_PHOTO_BYTES + 1 }).expect(400)
  const { id } = photoProgress.parse(
    (await announce(server, key, bytes, { sizeBytes: 1000 }).expect(200)).body,
  )
  const piece = await put(server, key, id, 0, Buffer.alloc(PHOTO_PIECE_BYTES + 1)).expect(413)
  const beyond = await put(server, key, id, 0, bytes.subarray(0, 1001)).expect(413)
  expect([piece.body.code, beyond.body.code]).toEqual(['too-large', 'too-large'])
  const noBytes = server.anybody.put(`/api/check-in/photos/${id}/pieces/0`).set(as(key))
  await noBytes.send({ bytes: 'text' }).expect(400)

  for (let at = 1; at < 30; at++) await announce(server, key, bytes).expect(200)
  const { body } = await announce(server, key, bytes).expect(413)
  expect(body.message).toBe('Der er plads til 30 billeder fra hvert stop, og de er brugt.')
  await announce(server, key, bytes, { id }).expect(200)
})

test('a photo counts as taken so long before its sending as the phone says, however wrong its clock', async () => {
  const { key } = await stopWithKeys(server)
  const times = { takenAt: '2031-01-01T08:00:00.000Z', sentAt: '2031-01-01T10:30:00.000Z' }
  const from = Date.now()
  const { id } = photoProgress.parse(
    (await announce(server, key, await takePicture(), times).expect(200)).body,
  )
  const { body } = await server.anybody.get('/api/check-in').set(as(key))
  const [photo] = checkInPage.parse(body).photos
  expect(photo?.id).toBe(id)
  const agoMs = 2.5 * 3_600_000
  const takenMs = Date.parse(photo?.takenAt ?? '')
  expect(takenMs).toBeGreaterThanOrEqual(from - agoMs)
  expect(takenMs).toBeLessThanOrEqual(Date.now() - agoMs)
})

test('a photo that never arrives whole is gone after a week, and no other', async () => {
  const { key } = await stopWithKeys(server)
  const bytes = await takePicture()
  await send(server, key, bytes)
  const half = photoProgress.parse((await announce(server, key, bytes).expect(200)).body)
  await put(server, key, half.id, 0, bytes.subarray(0, 1000)).expect(200)
  const statesAfter = async (days: number) => {
    await server.app.get(PhotoPurge).purge(Date.now() + days * 86_400_000)
    const { body } = await server.anybody.get('/api/check-in').set(as(key))
    return checkInPage.parse(body).photos.map(({ state }) => state)
  }
  expect((await statesAfter(6)).toSorted()).toEqual(['arriving', 'kept'])
  expect(await statesAfter(8)).toEqual(['kept'])
})
