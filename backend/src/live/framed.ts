/**
 * A text message as one frame, as a server sends it: not masked, not compressed. Its pieces stay where they are, with
 * the frame's head before them (RFC 6455, section 5.2).
 */
export function framed(pieces: readonly Buffer[]): Buffer[] {
  return [headOf(pieces.reduce((sum, { length }) => sum + length, 0)), ...pieces]
}

const LAST_AND_TEXT = 0x81

function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([LAST_AND_TEXT, length])
  const head = Buffer.alloc(length < 65_536 ? 4 : 10)
  head[0] = LAST_AND_TEXT
  if (length < 65_536) {
    head[1] = 126
    head.writeUInt16BE(length, 2)
  } else {
    head[1] = 127
    head.writeBigUInt64BE(BigInt(length), 2)
  }
  return head
}
