import { DrawingQueue } from './drawing-queue.ts'

/** Work that waits until it is told to end. */
function held(name: string, done: string[]): { work: () => Promise<string>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  return {
    work: async () => {
      await promise
      done.push(name)
      return name
    },
    end: () => resolve(undefined),
  }
}

test('who wants the same at the same time shares it, and later it is done anew', async () => {
  const queue = new DrawingQueue<number>()
  let times = 0
  const count = () => Promise.resolve((times += 1))
  expect(await Promise.all([queue.do('a', 1, count), queue.do('a', 1, count)])).toEqual([1, 1])
  expect(await queue.do('a', 1, count)).toBe(2)
})

test('of those that wait the most urgent is next, however late it came', async () => {
  const queue = new DrawingQueue<string>()
  const done: string[] = []
  const first = [held('1', done), held('2', done)]
  const running = first.map(async ({ work }, at) => queue.do(String(at), 5, work))
  const waiting = [
    ['far', 16],
    ['near', 9],
    ['mid', 12],
  ].map(async ([name, urgency]) =>
    queue.do(String(name), Number(urgency), () => Promise.resolve(String(done.push(String(name))))),
  )
  first.forEach(({ end }) => end())
  await Promise.all([...running, ...waiting])
  expect(done.slice(2)).toEqual(['near', 'mid', 'far'])
})

test('what fails does not hold up the rest, and too many are told so at once', async () => {
  const queue = new DrawingQueue<string>()
  const blocked = [held('1', []), held('2', [])]
  const running = blocked.map(async ({ work }, at) => queue.do(`running ${at}`, 1, work))
  const failing = queue.do('failing', 1, () => Promise.reject(new Error('no')))
  const many = Array.from({ length: 300 }, (_, at) => queue.do(`${at}`, 2, () => Promise.resolve('done')))
  expect(many.filter((one) => one === null).length).toBe(300 - 239)
  blocked.forEach(({ end }) => end())
  await expect(failing).rejects.toThrow('no')
  expect(await Promise.all(running)).toEqual(['1', '2'])
  expect(await many[0]).toBe('done')
})
