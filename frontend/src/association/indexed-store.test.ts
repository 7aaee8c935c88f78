import 'fake-indexeddb/auto'
import { eachKept, indexedStore } from './indexed-store.ts'
import { addReport } from './outbox.ts'
import { nothing, type Remembered } from './remembered.ts'
import { idOf, page } from './testing/a-phone.test-data.ts'

// Node stays alive while a channel is open; a browser's page takes its own along.
const channels: BroadcastChannel[] = []
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(name)
    channels.push(this)
  }
}
afterAll(() => {
  for (const channel of channels) channel.close()
})

let made = 0
const newKey = () => `noegle-${++made}`
const open = (key: string) => indexedStore(key, () => undefined, null)
const report = (number: number) => ({
  id: idOf(number),
  kind: 'received' as const,
  side: 'receiver' as const,
  greeting: '',
  who: '',
  participants: null,
})
const press = (number: number) => (before: Remembered) => ({
  ...before,
  outbox: addReport(before.outbox, report(number), 1000 * number),
})
const ids = ({ outbox }: Remembered) => outbox.map(({ body }) => body.id)

it('keeps each link by itself, with its page and its presses', async () => {
  const [one, other] = [newKey(), newKey()]
  await open(one).change((before) => press(1)({ ...before, page, askedAtMs: 5, offsetMs: 6 }), nothing, [])
  await open(other).change(press(2), nothing, [])
  expect(await open(one).change((before) => before, nothing, [])).toMatchObject({
    page,
    askedAtMs: 5,
    offsetMs: 6,
  })
  expect(ids(await open(other).change((before) => before, nothing, []))).toEqual([idOf(2)])
  const all = await eachKept()
  expect(all.map(({ key }) => key).sort()).toEqual([one, other].sort())
  expect(all.find(({ key }) => key === one)?.remembered.page).toEqual(page)
})

it('loses nothing when two tabs write at once', async () => {
  const key = newKey()
  const [one, other] = [open(key), open(key)]
  await Promise.all(
    Array.from({ length: 20 }, (_, number) =>
      (number % 2 ? one : other).change(press(number + 1), nothing, []),
    ),
  )
  const kept = await one.change((before) => before, nothing, [])
  expect(ids(kept).sort()).toEqual(Array.from({ length: 20 }, (_, number) => idOf(number + 1)))
})

it('keeps a photo with the words that tell of it, until it is dropped', async () => {
  const key = newKey()
  const bytes = Uint8Array.from([1, 2, 3])
  await open(key).change(press(1), nothing, [{ id: idOf(9), bytes }])
  expect(await open(key).readPhoto(idOf(9))).toEqual(bytes)
  await open(key).dropPhoto(idOf(9))
  expect(await open(key).readPhoto(idOf(9))).toBeNull()
})

it('tells the other tab, and not for a look only', async () => {
  const key = newKey()
  const told: string[] = []
  const heard = new Promise<void>((resolve) => {
    indexedStore(
      key,
      () => {
        told.push('other')
        resolve()
      },
      null,
    )
  })
  const own = indexedStore(key, () => told.push('own'), null)
  await own.change((before) => before, nothing, [])
  await own.change(press(1), nothing, [])
  await heard
  expect(told).toEqual(['other'])
})

it('begins from what the page knows when its store was thrown away', async () => {
  const key = newKey()
  const known = press(1)(nothing)
  expect(ids(await open(key).change(press(2), known, []))).toEqual([idOf(1), idOf(2)])
})

it('takes over once what the first version kept in localStorage, with the time of the press', async () => {
  const key = newKey()
  const local = new Map<string, string>()
  const old = {
    getItem: (name: string) => local.get(name) ?? null,
    removeItem: (name: string) => void local.delete(name),
  }
  const body = { id: idOf(1), kind: 'received', occurredAt: '2027-10-12T12:30:00.000Z', greeting: 'Tak' }
  local.set(
    `check-in/${key}`,
    JSON.stringify({
      page: null,
      askedAtMs: 0,
      offsetMs: 60_000,
      greeting: 'Begyndt',
      outbox: [{ type: 'report', body, attempted: true, sentAtMs: null, refusal: null }, { type: 'andet' }],
    }),
  )
  const store = indexedStore(key, () => undefined, old)
  const kept = await store.change((before) => before, nothing, [])
  expect(kept.greeting).toBe('Begyndt')
  expect(kept.outbox).toEqual([
    {
      type: 'report',
      body: { ...report(1), greeting: 'Tak' },
      pressedAtMs: Date.parse('2027-10-12T12:29:00Z'),
      attempted: true,
      sentAtMs: null,
      refusal: null,
    },
  ])
  expect(local.size).toBe(0)
  expect(await store.change((before) => before, nothing, [])).toEqual(kept)
})
