/** How one item's writing ended is told to the one who added it. */
interface Waiting<T> {
  item: T
  done(): void
  failed(error: unknown): void
}

/**
 * Gathers what comes while a write is under way, and in the rest after it, and writes it together, so that the
 * busier it is, the less each item costs; one that comes alone waits for nobody.
 */
export class WriteTogether<T> {
  private waiting: Waiting<T>[] = []
  private writing = false

  /** `mayTryAlone` says whether an error can be one item's fault: then each is written by itself. */
  constructor(
    private readonly write: (items: readonly T[]) => Promise<void>,
    private readonly most: number,
    private readonly mayTryAlone: (error: unknown) => boolean,
    private readonly rest: () => Promise<unknown>,
  ) {}

  /** Resolves when the item has been written; rejects with what the writing of it threw. */
  add(item: T): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed })
      if (!this.writing) void this.writeAll()
    })
  }

  private async writeAll(): Promise<void> {
    this.writing = true
    while (this.waiting.length > 0) {
      await this.writeSome(this.waiting.splice(0, this.most))
      // Whoever has as many to write as it can has nothing to wait for.
      if (this.waiting.length < this.most) await this.rest()
    }
    this.writing = false
  }

  private async writeSome(some: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.write(some.map(({ item }) => item))
      for (const { done } of some) done()
    } catch (error) {
      if (some.length > 1 && this.mayTryAlone(error)) for (const one of some) await this.writeSome([one])
      else for (const { failed } of some) failed(error)
    }
  }
}
