import WebSocket from 'ws'
import type { World } from './world.ts'

/** `ws` makes the server's own sockets this way; its types leave two parameters out. */
const Unconnected: new (address: null, protocols: undefined, options: { autoPong: boolean }) => WebSocket =
  WebSocket

/**
 * The server's end of a socket that needs no network: what is sent arrives in order, after a while, or not at all
 * when the line has broken by then.
 */
export class VirtualSocket extends Unconnected {
  private state: WebSocket['readyState'] = WebSocket.OPEN
  private pieces: Buffer[] = []
  private lastArrivalMs = 0
  private broken = false

  constructor(
    private readonly world: World,
    private readonly latencyMs: () => number,
    private readonly page: { onMessage(text: string): void; onClose(code: number | null): void },
  ) {
    super(null, undefined, { autoPong: false })
    Object.defineProperty(this, 'readyState', { get: () => this.state })
    Object.defineProperty(this, 'bufferedAmount', { get: () => 0 })
  }

  override send(piece: unknown, options?: unknown): void {
    if (!Buffer.isBuffer(piece)) throw new Error('the live stream sends bytes')
    this.pieces.push(piece)
    if (typeof options === 'object' && options !== null && 'fin' in options && options.fin === false) return
    const text = Buffer.concat(this.pieces).toString('utf8')
    this.pieces = []
    this.inOrder(() => this.page.onMessage(text))
  }

  override close(code?: number): void {
    if (this.state === WebSocket.CLOSED) return
    this.inOrder(() => {
      this.broken = true
      this.page.onClose(code ?? null)
    })
    this.end()
  }

  override terminate(): void {
    this.breakOff()
  }

  override ping(): void {}

  /** What the page says. */
  hear(text: string): void {
    this.world.after(this.latencyMs(), () => {
      if (!this.broken) this.emit('message', Buffer.from(text))
    })
  }

  /** The line is gone: the page sees it at once, the server after a while. */
  breakOff(): void {
    if (this.broken) return
    this.broken = true
    this.page.onClose(null)
    this.world.after(this.latencyMs(), () => this.end())
  }

  private end(): void {
    if (this.state === WebSocket.CLOSED) return
    this.state = WebSocket.CLOSED
    this.emit('close')
  }

  private inOrder(arrive: () => void): void {
    this.lastArrivalMs = Math.max(this.lastArrivalMs + 0.01, this.world.nowMs + this.latencyMs())
    this.world.at(this.lastArrivalMs, () => {
      if (!this.broken) arrive()
    })
  }
}
