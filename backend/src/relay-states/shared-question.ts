/**
 * A question that many put at once. Each gets an answer to one that was put after theirs, so none is older than
 * they may expect; and however many they are, at most one is under way and one waits for its end.
 */
export class SharedQuestion<T> {
  private running: Promise<T> | null = null
  private next: Promise<T> | null = null

  constructor(private readonly put: () => Promise<T>) {}

  ask(): Promise<T> {
    if (this.next) return this.next
    if (!this.running) return this.start()
    const goOn = (): Promise<T> => {
      this.next = null
      return this.start()
    }
    this.next = this.running.then(goOn, goOn)
    return this.next
  }

  private start(): Promise<T> {
    const running = this.put().finally(() => {
      if (this.running === running) this.running = null
    })
    this.running = running
    return running
  }
}
