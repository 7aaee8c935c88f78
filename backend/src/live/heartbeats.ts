import { encode, now, type Viewer } from './viewer.ts'

/** Parts of one round: thousands of viewers at once would keep everybody else's news waiting. */
const PARTS = 60

/** Lets viewers know that the line is open, and drops those that are gone: each once in a round of `everyMs`. */
export class Heartbeats {
  private readonly viewers = new Set<Viewer>()
  private round: Iterator<Viewer> = this.viewers.values()
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly everyMs: number) {}

  start(): void {
    this.timer = setInterval(() => this.beat(), this.everyMs / PARTS)
  }

  /** Drops everybody. */
  stop(): void {
    if (this.timer) clearInterval(this.timer)
    for (const { socket } of this.viewers) socket.terminate()
  }

  add(viewer: Viewer): void {
    this.viewers.add(viewer)
  }

  remove(viewer: Viewer): void {
    this.viewers.delete(viewer)
  }

  private beat(): void {
    const frame = encode({ type: 'heartbeat', now: now() })
    for (let left = Math.ceil(this.viewers.size / PARTS); left > 0; left--) {
      const next = this.round.next()
      if (next.done) {
        this.round = this.viewers.values()
        return
      }
      const viewer = next.value
      if (!viewer.alive) {
        viewer.socket.terminate()
        continue
      }
      viewer.alive = false
      viewer.together(() => {
        viewer.socket.ping()
        viewer.send(frame)
      })
    }
  }
}
