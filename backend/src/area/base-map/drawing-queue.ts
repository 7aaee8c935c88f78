/** Who waits longer than this many others is better told at once. */
const MOST_WAITING = 240
/** One is being drawn while another is being compressed. */
const AT_ONCE = 2

interface Job {
  urgency: number
  run: () => Promise<void>
}

/**
 * Work that is done a little at a time, the most urgent first; those who want the same at the same time share it.
 */
export class DrawingQueue<Result> {
  private readonly shared = new Map<string, Promise<Result>>()
  private readonly jobs: Job[] = []
  private running = 0

  /** @returns null when too many wait already @param urgency lower goes first */
  do(name: string, urgency: number, work: () => Promise<Result>): Promise<Result> | null {
    const underWay = this.shared.get(name)
    if (underWay) return underWay
    if (this.jobs.length >= MOST_WAITING) return null
    const promise = new Promise<Result>((resolve, reject) => {
      this.jobs.push({ urgency, run: () => work().then(resolve, reject) })
    })
    const done = () => void this.shared.delete(name)
    promise.then(done, done)
    this.shared.set(name, promise)
    this.next()
    return promise
  }

  private next(): void {
    if (this.running >= AT_ONCE || this.jobs.length === 0) return
    const first = this.jobs.reduce(
      (best, job, at) => (job.urgency < (this.jobs[best]?.urgency ?? 0) ? at : best),
      0,
    )
    const [job] = this.jobs.splice(first, 1)
    this.running += 1
    void job?.run().finally(() => {
      this.running -= 1
      this.next()
    })
  }
}
