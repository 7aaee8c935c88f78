import { closeCode, type LiveSnapshot, type ServerMessage } from '@stafet/domain/contract/live.ts'
import type { RelayEvent } from '@stafet/domain/contract/relay-event.ts'
import type { WebSocket } from 'ws'

/** Bytes that may wait to be sent to one viewer before it is dropped; it catches up by `after` when it returns. */
const SLOW_BYTES = 1_000_000

/** New events of a relay, encoded once for everybody who has all that came before. */
export interface Frame {
  relayId: string
  events: readonly RelayEvent[]
  encoded: string
}

export function frameOf(relayId: string, events: readonly RelayEvent[]): Frame {
  return { relayId, events, encoded: encode({ type: 'events', now: now(), relayId, events: [...events] }) }
}

/**
 * One socket that follows a relay. Frames that come before its start (a snapshot, or what it missed) is sent are
 * held back, so nothing falls between the two; and no event is sent twice.
 */
export class Viewer {
  /** Up to which event the viewer has everything; null until it has been started. */
  private seq: number | null = null
  private held: Frame[] = []

  constructor(private readonly socket: WebSocket) {}

  startWithSnapshot(snapshot: LiveSnapshot): void {
    this.send(encode({ type: 'snapshot', now: now(), snapshot }))
    this.start(snapshot.seq)
  }

  /** For a viewer that has everything up to `after`. Sent even when empty: it says "you are up to date". */
  startWithEvents(relayId: string, after: number, events: RelayEvent[]): void {
    this.send(frameOf(relayId, events).encoded)
    this.start(events.at(-1)?.seq ?? after)
  }

  receive(frame: Frame): void {
    if (this.seq === null) {
      this.held.push(frame)
      return
    }
    const seq = this.seq
    const first = frame.events[0]?.seq ?? 0
    const last = frame.events.at(-1)?.seq ?? 0
    if (last <= seq) return
    this.seq = last
    const fresh =
      first > seq
        ? frame
        : frameOf(
            frame.relayId,
            frame.events.filter((event) => event.seq > seq),
          )
    this.send(fresh.encoded)
  }

  tell(message: ServerMessage): void {
    this.send(encode(message))
  }

  close(code: number): void {
    this.socket.close(code)
  }

  private start(seq: number): void {
    this.seq = seq
    const held = this.held
    this.held = []
    for (const frame of held) this.receive(frame)
  }

  private send(encoded: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > SLOW_BYTES) this.socket.close(closeCode.tooSlow)
    else this.socket.send(encoded)
  }
}

const now = (): string => new Date().toISOString()
const encode = (message: ServerMessage): string => JSON.stringify(message)
