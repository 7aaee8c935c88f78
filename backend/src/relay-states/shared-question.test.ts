import { SharedQuestion } from './shared-question.ts'

/** A question whose answers are given by hand: the first one put is answered 1, and so on. */
function byHand() {
  const waiting: { resolve(answer: number): void; reject(error: Error): void }[] = []
  const question = new SharedQuestion(
    () => new Promise<number>((resolve, reject) => waiting.push({ resolve, reject })),
  )
  return { question, put: () => waiting.length, of: (at: number) => waiting[at] }
}

test('whoever asks while it is put gets the answer to the next, which all of them share', async () => {
  const { question, put, of } = byHand()
  const first = question.ask()
  const later = [question.ask(), question.ask(), question.ask()]
  expect(put()).toBe(1)
  of(0)?.resolve(1)
  expect(await first).toBe(1)
  expect(put()).toBe(2)
  const latest = question.ask()
  of(1)?.resolve(2)
  expect(await Promise.all(later)).toEqual([2, 2, 2])
  of(2)?.resolve(3)
  expect(await latest).toBe(3)
  expect(put()).toBe(3)
})

test('one that fails fails for those who asked, and the next is put all the same', async () => {
  const { question, of } = byHand()
  const first = question.ask()
  const second = question.ask()
  of(0)?.reject(new Error('away'))
  await expect(first).rejects.toThrow('away')
  of(1)?.resolve(2)
  expect(await second).toBe(2)
})
