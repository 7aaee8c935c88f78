import type { Socket } from 'node:net'
import { closeCode, type ServerMessage } from '@stafet/domain/contract/live.ts'
import type { WebSocket } from 'ws'
import type { Language } from '../platform/language.ts'
import { framed } from './framed.ts'

/** Bytes that may wait to be sent to one viewer before it is dropped; it catches up by `after` when it returns. */
const SLOW_BYTES = 1_000_000

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

  /** All that is sent goes out in one write: that costs more than most of what is written. */
  together(send: () => void): void {
    this.wire.cork()
    send()
    this.wire.uncork()
  }

  tell(message: ServerMessage): void {
    this.send(encode(message))
  }

  /** Sends a frame, made once for everybody who gets the same, past `ws`, which would make its head for each anew. */
  send(frame: Buffer): void {
    if (this.isOpen()) this.wire.write(frame)
  }

  /** Sends one message that stands in several pieces, which others get too. */
  sendPieces(...pieces: readonly Buffer[]): void {
    if (!this.isOpen()) return
    this.together(() => {
      for (const piece of framed(pieces)) this.wire.write(piece)
    })
  }

  close(code: number): void {
    this.socket.close(code)
  }

  private isOpen(): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false
    if (this.socket.bufferedAmount <= SLOW_BYTES) return true
    this.socket.close(closeCode.tooSlow)
    return false
  }
}

export const now = (): string => new Date().toISOString()
/** The frame of a message. */
export const encode = (message: ServerMessage): Buffer =>
  Buffer.concat(framed([Buffer.from(JSON.stringify(message))]))
