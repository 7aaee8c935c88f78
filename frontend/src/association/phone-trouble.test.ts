import type { PhoneStore } from './phone-store.ts'
import { keptState } from './kept-state.ts'
import { addReport } from './outbox.ts'
import { nothing, type Remembered } from './remembered.ts'
import { aPhone, idOf, noAnswer, settle, standing } from './testing/a-phone.test-data.ts'

describe('a phone that stores nothing', () => {
  it('is told at once; the press lives while the page is open and is sent from there', async () => {
    const { open, server, store } = aPhone()
    const opened = open()
    await opened.refresh()
    store.isRefusing = true
    server.answers = [noAnswer]
    opened.press('received')
    await settle()
    expect(opened.getState().kept).toBe(false)
    expect(standing(opened)).toMatchObject([{ sending: 'waiting' }])
    await opened.refresh()
    expect(standing(opened)).toMatchObject([{ sending: 'sent' }])
  })

  it('stores what waited as soon as it can again', async () => {
    const { open, server, store } = aPhone()
    store.isRefusing = true
    const opened = open()
    server.answers = [noAnswer]
    opened.press('received')
    await settle()
    store.isRefusing = false
    server.answers = [noAnswer]
    await opened.refresh()
    expect(opened.getState().kept).toBe(true)
    expect(store.kept()?.outbox.map(({ body }) => body.id)).toEqual([idOf(1)])
  })
})

it('a store that is wiped under an open page gets everything back with the next change', async () => {
  const { open, server, store } = aPhone()
  const opened = open()
  await opened.refresh()
  server.answers = [noAnswer]
  opened.press('received')
  await settle()
  store.wipe()
  server.answers = [noAnswer]
  opened.press('handed-on')
  await settle()
  expect(store.kept()?.outbox.map(({ body }) => body.id)).toEqual([idOf(1), idOf(2)])
  expect(store.kept()?.page).toEqual(opened.getState().page)
})

it('knows that there is no connection as soon as the phone says so, and that there is one when the server answers', async () => {
  const { open } = aPhone()
  const opened = open()
  await opened.refresh()
  opened.hearNoConnection()
  expect(opened.getState().connection).toBe('no-answer')
  await opened.refresh()
  expect(opened.getState().connection).toBe('answered')
})

const report = {
  id: idOf(1),
  kind: 'received' as const,
  side: 'receiver' as const,
  greeting: '',
  who: '',
  participants: null,
}
const press = (before: Remembered) => ({ ...before, outbox: addReport(before.outbox, report, 0) })

it('a store that never answers is not waited for', async () => {
  const never = new Promise<never>(() => undefined)
  const silent: PhoneStore = { change: () => never, readPhoto: () => never, dropPhoto: () => never }
  const tasks: (() => void)[] = []
  const kept = keptState(
    silent,
    (task) => {
      tasks.push(task)
      return () => undefined
    },
    () => undefined,
  )
  const changed = kept.change(press)
  expect(kept.now().outbox).toHaveLength(1)
  tasks.shift()?.()
  await changed
  expect(kept.keeps()).toBe(false)
  expect(kept.now().outbox).toHaveLength(1)
})

it('says that a press is stored only when it is', async () => {
  let finish: () => void = () => undefined
  const slow: PhoneStore = {
    change: (to, without) => new Promise((resolve) => (finish = () => resolve(to(without)))),
    readPhoto: async () => null,
    dropPhoto: async () => undefined,
  }
  const state = keptState(
    slow,
    () => () => undefined,
    () => undefined,
  )
  const changed = state.change(press)
  await settle()
  expect(state.isStoring()).toBe(true)
  finish()
  await changed
  expect(state.isStoring()).toBe(false)
})

it('a picture that finds no room does not take the words with it', async () => {
  let kept = nothing
  const narrow: PhoneStore = {
    change: async (to, _without, photos) => {
      if (photos.length > 0) throw new Error('QuotaExceededError')
      return (kept = to(kept))
    },
    readPhoto: async () => null,
    dropPhoto: async () => undefined,
  }
  const state = keptState(
    narrow,
    () => () => undefined,
    () => undefined,
  )
  const bytes = new Uint8Array([1, 2, 3])
  await state.change(press, [{ id: idOf(7), bytes }])
  expect(kept.outbox).toHaveLength(1)
  expect(state.keeps()).toBe(false)
  expect(await state.readPhoto(idOf(7))).toEqual(bytes)
  state.dropPhoto(idOf(7))
  expect(state.keeps()).toBe(true)
})
