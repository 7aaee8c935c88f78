import { Socket } from 'node:net'
import WebSocket from 'ws'
import { frameIn } from '../backend/src/live/bench/bare-socket.ts'
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
  /** Where the server writes. */
  readonly wire = new Wire((text) => this.inOrder(() => this.page.onMessage(text)))
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

/** Takes what the server writes for what it is on a real line: frames, one after the other. */
class Wire extends Socket {
  private unread = Buffer.alloc(0)

  constructor(private readonly hear: (text: string) => void) {
    super()
  }

  override write(data: unknown): boolean {
    if (!Buffer.isBuffer(data)) throw new Error('the live stream sends bytes')
    this.unread = Buffer.concat([this.unread, data])
    for (let frame = frameIn(this.unread); frame; frame = frameIn(this.unread)) {
      this.unread = this.unread.subarray(frame.end)
      this.hear(frame.payload.toString('utf8'))
    }
    return true
  }
}
