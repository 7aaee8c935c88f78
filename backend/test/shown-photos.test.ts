import { publicPhotoList } from '@stafet/domain/contract/photo.ts'
import { askDatabase } from './ask-database.ts'
import { announce, photoNotes, put, send, stopWithKeys, takePicture } from './send-photo.ts'
import { startTestServer, type TestServer } from './test-server.ts'

let server: TestServer
let bytes: Buffer
beforeAll(async () => {
  server = await startTestServer()
  bytes = await takePicture(60, 40)
})
afterAll(() => server.close())

const listed = async (path: string) =>
  publicPhotoList.parse((await server.anybody.get(path).expect(200)).body).photos.map(({ id }) => id)

test('everybody sees what those on it agreed to, and the organisers see all', async () => {
  const { key, organisers, everybody } = await stopWithKeys(server)
  const agreed = await send(server, key, bytes)
  const nobody = await send(server, key, bytes, {
    consent: 'nobody-recognisable',
    takenAt: '2026-10-05T09:00:00.000Z',
  })
  const inner = await send(server, key, bytes, { consent: 'organisers' })
  expect(await listed(everybody)).toEqual([agreed.id, nobody.id])
  for (const [{ id }, status] of [
    [agreed, 200],
    [nobody, 200],
    [inner, 404],
  ] as const) {
    await server.anybody.get(`${everybody}/${id}`).expect(status)
    await server.anybody.get(`${everybody}/${id}?size=small`).expect(status)
    await server.asOrganiser.get(`${organisers}/${id}`).expect(200)
    await server.anybody.get(`${organisers}/${id}`).expect(401)
  }
})

test('a photo may be kept for a minute, and is then asked for by its tag', async () => {
  const { key, everybody } = await stopWithKeys(server)
  const { id } = await send(server, key, bytes)
  const { headers } = await server.anybody.get(`${everybody}/${id}`).expect(200)
  const { 'cache-control': cached, etag, 'set-cookie': cookie } = headers
  expect([cached, etag, cookie]).toEqual(['public, max-age=60', `"${id}.large"`, undefined])
  await server.anybody.get(`${everybody}/${id}`).set('if-none-match', String(etag)).expect(304)
  await server.anybody.get(`${everybody}/${id}?size=small`).set('if-none-match', String(etag)).expect(200)
})

test('one click takes a photo down: it is seen nowhere, its bytes are gone, and the diary says so', async () => {
  const { relay, stopId, key, organisers, everybody } = await stopWithKeys(server)
  const { id } = await send(server, key, bytes)
  const { headers } = await server.anybody.get(`${everybody}/${id}`).expect(200)
  for (let time = 0; time < 2; time++) await server.asOrganiser.delete(`${organisers}/${id}`).expect(204)
  await server.anybody.get(`${everybody}/${id}`).set('if-none-match', String(headers.etag)).expect(404)
  await server.asOrganiser.get(`${organisers}/${id}`).expect(404)
  expect(await listed(everybody)).toEqual([])
  expect(
    await askDatabase(
      server.databaseUrl,
      `SELECT state, picture, thumbnail, width FROM photo WHERE id = '${id}'`,
    ),
  ).toEqual([{ state: 'taken-down', picture: null, thumbnail: null, width: null }])
  expect((await announce(server, key, bytes, { id }).expect(200)).body.state).toBe('taken-down')
  expect((await photoNotes(server, relay.id)).at(-1)).toEqual({
    ...{ actor: 'organiser', about: 'photo', text: 'Et billede blev taget ned.', stopId },
  })
  expect(await photoNotes(server, relay.id)).toHaveLength(2)
})

test('a photo that is taken down before all of it came stays down', async () => {
  const { key, organisers } = await stopWithKeys(server)
  const { id } = (await announce(server, key, bytes).expect(200)).body
  await put(server, key, id, 0, bytes.subarray(0, 100)).expect(200)
  await server.asOrganiser.delete(`${organisers}/${id}`).expect(204)
  const { body } = await put(server, key, id, 100, bytes.subarray(100)).expect(200)
  expect(body).toEqual({ id, receivedBytes: 100, state: 'taken-down' })
})

test("another relay's photo, and another stop's, is not to be had", async () => {
  const [one, other] = [await stopWithKeys(server), await stopWithKeys(server)]
  const { id } = await send(server, one.key, bytes)
  await server.anybody.get(`${other.everybody}/${id}`).expect(404)
  await server.asOrganiser.get(`${other.organisers}/${id}`).expect(404)
  await server.asOrganiser.delete(`${other.organisers}/${id}`).expect(404)
  await server.anybody.get(`${one.everybody}/${id}`).expect(200)
  const nowhere = one.everybody.replace(one.stopId, other.stopId)
  expect((await server.anybody.get(nowhere).expect(404)).body.code).toBe('not-found')
  const norelay = one.everybody.replace(one.relay.slug, 'findes-ikke')
  expect((await server.anybody.get(norelay).expect(404)).body.code).toBe('unknown-relay')
})
