import type { Socket } from 'node:net'
import { closeCode, type ServerMessage } from '@stafet/domain/contract/live.ts'
import type { WebSocket } from 'ws'
import type { Language } from '../platform/language.ts'

/** Bytes that may wait to be sent to one viewer before it is dropped; it catches up by `after` when it returns. */
const SLOW_BYTES = 1_000_000

const LAST = { binary: false }
const MORE = { binary: false, fin: false }

/** One socket that follows a relay. */
export class Viewer {
  /** It has answered since the last heartbeat. */
  alive = true
  /** It has said what it wants: one socket follows one relay, and whoever wants another opens another. */
  asked = false
  /** The relay that it follows; null before and after. */
  follows: string | null = null
  /** Up to which event it has everything. */
  seq = 0

  constructor(
    readonly socket: WebSocket,
    private readonly wire: Socket,
    readonly language: Language,
  ) {}

  /** Whatever `send` sends goes out in one write: that costs more than most of what is written. */
  together(send: () => void): void {
    this.wire.cork()
    send()
    this.wire.uncork()
  }

  tell(message: ServerMessage): void {
    this.send(encode(message))
  }

  /** Sends a whole message, or pieces that make one: the same bytes may be shared with everybody. */
  send(...pieces: readonly Buffer[]): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > SLOW_BYTES) {
      this.socket.close(closeCode.tooSlow)
      return
    }
    let left = pieces.length
    for (const piece of pieces) this.socket.send(piece, (left -= 1) === 0 ? LAST : MORE)
  }

  close(code: number): void {
    this.socket.close(code)
  }
}

export const now = (): string => new Date().toISOString()
export const encode = (message: ServerMessage): Buffer => Buffer.from(JSON.stringify(message))
