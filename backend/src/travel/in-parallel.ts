/** Does `work` for each of `all`, at most `atOnce` at a time; answers in their order, or fails with the first that does. */
export async function inParallel<T, R>(
  all: readonly T[],
  atOnce: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = all.entries()
  const takeOn = async (): Promise<void> => {
    for (const [at, one] of queue) results[at] = await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, takeOn))
  return results
}
