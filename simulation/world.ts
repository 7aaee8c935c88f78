import FlatQueue from 'flatqueue'

/** What is done at an instant. The time stands still until it is finished. */
type Task = () => void | Promise<void>

/**
 * Virtual time: nothing sleeps, the clock jumps from one task to the next. One task at a time, and the next only
 * when nothing is left to do that follows from it; so the same seed is the same story.
 */
export class World {
  private passedMs = 0
  private failure: Error | null = null
  private readonly queue = new FlatQueue<{ task: Task | null }>()

  constructor(private readonly startMs: number) {}

  /** Whole milliseconds since 1970. */
  get nowMs(): number {
    return Math.round(this.startMs + this.passedMs)
  }

  /** Does something at an instant, at once when it has passed. Gives back how to call it off. */
  at(atMs: number, task: Task): () => void {
    return this.after(atMs - this.startMs - this.passedMs, task)
  }

  after(ms: number, task: Task): () => void {
    const planned: { task: Task | null } = { task }
    this.queue.push(planned, this.passedMs + Math.max(0, ms))
    return () => (planned.task = null)
  }

  /** Ends the run with an error. */
  fail(error: Error): void {
    this.failure ??= error
  }

  /** Lets the time pass until an instant. */
  async runUntil(endMs: number): Promise<void> {
    const end = endMs - this.startMs
    for (;;) {
      const next = this.queue.peekValue()
      if (next === undefined || next > end) break
      const task = this.queue.pop()?.task
      this.passedMs = Math.max(this.passedMs, next)
      if (!task) continue
      await task()
      // Until every promise that could go on has gone on.
      await new Promise((resolve) => setImmediate(resolve))
      if (this.failure) throw this.failure
    }
    this.passedMs = Math.max(this.passedMs, end)
  }
}
