import { connect, type Socket } from 'node:net'

const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10
/** Any sixteen bytes will do: nobody looks at the answer. */
const KEY = Buffer.from('stafet benchmark').toString('base64')
const NOTHING = Buffer.alloc(0)

interface Hearer {
  onOpen(): void
  /** A whole message, or the last piece of one. */
  onMessage(data: Buffer): void
  onClose(): void
}

/**
 * A viewer's end of a WebSocket with no more than the bench needs. Ten thousand of a library's own would take more
 * of the machine than the servers that are measured on it.
 */
export class BareSocket {
  private open = false
  private unread: Buffer = NOTHING
  private readonly wire: Socket
  private readonly hearer: Hearer

  constructor({ host, hostname, port, pathname }: URL, source: string, hearer: Hearer) {
    this.hearer = hearer
    this.wire = connect({ host: hostname, port: Number(port), localAddress: source, noDelay: true })
    this.wire.on('data', (data: Buffer) => this.read(data))
    this.wire.on('error', () => undefined)
    this.wire.on('close', () => hearer.onClose())
    this.wire.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${KEY}\r\n\r\n`,
    )
  }

  send(text: string): void {
    this.sendFrame(TEXT, Buffer.from(text))
  }

  terminate(): void {
    this.wire.destroy()
  }

  private read(data: Buffer): void {
    this.unread = this.unread.length > 0 ? Buffer.concat([this.unread, data]) : data
    if (!this.open && !this.readAnswer()) return
    for (let frame = frameIn(this.unread); frame; frame = frameIn(this.unread)) {
      this.unread = this.unread.subarray(frame.end)
      if (frame.kind === PING) this.sendFrame(PONG, frame.payload)
      else if (frame.kind === CLOSE) this.terminate()
      else if (frame.isLast) this.hearer.onMessage(frame.payload)
    }
    if (this.unread.length === 0) this.unread = NOTHING
  }

  /** Whether the server's answer is there; whoever is refused is gone. */
  private readAnswer(): boolean {
    const end = this.unread.indexOf('\r\n\r\n')
    if (end === -1) return false
    if (this.unread.toString('latin1', 9, 12) !== '101') {
      this.terminate()
      return false
    }
    this.unread = this.unread.subarray(end + 4)
    this.open = true
    this.hearer.onOpen()
    return true
  }

  /** Masked, as a client's must be, though with zeros. At most 64 KB. */
  private sendFrame(kind: number, payload: Buffer): void {
    const { length } = payload
    const head = length < 126 ? [0x80 | length] : [0x80 | 126, length >> 8, length & 255]
    this.wire.write(Buffer.concat([Buffer.from([0x80 | kind, ...head, 0, 0, 0, 0]), payload]))
  }
}

/** The first frame, when all of it is there. */
export function frameIn(
  data: Buffer,
): { kind: number; isLast: boolean; payload: Buffer; end: number } | null {
  const [first = 0, length = 0] = data
  const start = length < 126 ? 2 : length === 126 ? 4 : 10
  if (data.length < start) return null
  const end = start + (length < 126 ? length : length === 126 ? data.readUInt16BE(2) : data.readUInt32BE(6))
  if (data.length < end) return null
  return { kind: first & 15, isLast: first > 127, payload: data.subarray(start, end), end }
}
