import { setImmediate as aTurn } from 'node:timers/promises'
import { WriteTogether } from './write-together.ts'

/** A writer whose writes end when they are told to. */
function held(most = 3) {
  const writes: { items: readonly string[]; end(error?: Error): void }[] = []
  const writer = new WriteTogether<string>(
    (items) =>
      new Promise((done, failed) => writes.push({ items, end: (error) => (error ? failed(error) : done()) })),
    most,
    (error) => error instanceof Error && error.message === 'one of them',
    () => Promise.resolve(),
  )
  const outcomes: string[] = []
  const add = (item: string): Promise<void> =>
    writer.add(item).then(
      () => void outcomes.push(`${item} written`),
      (error: Error) => void outcomes.push(`${item}: ${error.message}`),
    )
  return { writes, add, outcomes, items: () => writes.map((write) => write.items) }
}

test('what comes alone is written at once; what comes meanwhile is written together, some at a time', async () => {
  const { writes, add, outcomes, items } = held()
  const all = ['a', 'b', 'c', 'd', 'e'].map(add)
  expect(items()).toEqual([['a']])
  writes[0]?.end()
  await all[0]
  expect(outcomes).toEqual(['a written'])
  await aTurn()
  expect(items()).toEqual([['a'], ['b', 'c', 'd']])
  writes[1]?.end()
  await all[3]
  await aTurn()
  expect(items()).toEqual([['a'], ['b', 'c', 'd'], ['e']])
  writes[2]?.end()
  await Promise.all(all)
  await aTurn()
  const late = add('f')
  expect(items().at(-1)).toEqual(['f'])
  writes[3]?.end()
  await late
  expect(outcomes).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((item) => `${item} written`))
})

test('one that cannot be written does not take the others with it', async () => {
  const refused = new Error('one of them')
  const outcomes: string[] = []
  const writer = new WriteTogether<string>(
    (items) => (items.includes('bad') ? Promise.reject(refused) : Promise.resolve()),
    10,
    (error) => error === refused,
    () => Promise.resolve(),
  )
  const add = (item: string): Promise<void> =>
    writer.add(item).then(
      () => void outcomes.push(`${item} written`),
      () => void outcomes.push(`${item} refused`),
    )
  await Promise.all(['a', 'b', 'bad', 'c'].map(add))
  expect(outcomes).toEqual(['a written', 'b written', 'bad refused', 'c written'])
})

test('what is nobody’s fault is told to all at once', async () => {
  const { writes, add, outcomes, items } = held()
  const all = ['a', 'b', 'c'].map(add)
  writes[0]?.end()
  await all[0]
  await aTurn()
  writes[1]?.end(new Error('the database is away'))
  await Promise.all(all)
  expect(outcomes).toEqual(['a written', 'b: the database is away', 'c: the database is away'])
  expect(items()).toEqual([['a'], ['b', 'c']])
})

test('after each write it rests, and what comes then is written together, unless there is enough already', async () => {
  const items: string[][] = []
  const rests: (() => void)[] = []
  const writer = new WriteTogether<string>(
    (some) => Promise.resolve(void items.push([...some])),
    2,
    () => false,
    () => new Promise<void>((done) => rests.push(done)),
  )
  await writer.add('a')
  await aTurn()
  const more = ['b', 'c', 'd', 'e', 'f'].map((item) => writer.add(item))
  expect([items, rests.length]).toEqual([[['a']], 1])
  rests[0]?.()
  await Promise.all(more.slice(0, 4))
  await aTurn()
  expect([items, rests.length]).toEqual([[['a'], ['b', 'c'], ['d', 'e']], 2])
  rests[1]?.()
  await more[4]
  expect(items.at(-1)).toEqual(['f'])
})
