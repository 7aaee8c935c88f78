import { inflateRawSync } from 'node:zlib'

/** What a workbook may unpack to; a real one of 2,000 rows stays below a tenth of each. */
const MAX_UNPACKED_BYTES = 24 * 1024 * 1024
const MAX_GRID_ROWS = 20_000
const MAX_GRID_CELLS = 2_000_000

/** An entry of the ZIP archive that a workbook is. */
interface Entry {
  name: string
  deflated: boolean
  packedSize: number
  headerAt: number
}

/**
 * Whether a workbook is small enough to hand to the reader, which unpacks everything and builds a cell for
 * every place up to the last one used: a few kilobytes can otherwise fill the memory. Throws when the archive
 * is damaged.
 */
export function isModestWorkbook(bytes: Buffer): boolean {
  let left = MAX_UNPACKED_BYTES
  for (const part of entriesOf(bytes).filter(({ name }) => /\.(xml|rels)$/.test(name))) {
    // Measured, not believed: the size that an archive declares may be a lie.
    const content = unpack(bytes, part, left)
    if (content === null) return false
    left -= content.length
    if (part.name.includes('worksheets/') && !isModestGrid(content.toString('latin1'))) return false
  }
  return true
}

/** The archive's own table of contents; https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT §4.3.12. */
function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1) throw new Error('no end of central directory')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      deflated: bytes.readUInt16LE(at + 10) === 8,
      packedSize: bytes.readUInt32LE(at + 20),
      headerAt: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** An entry's content, or null when it is longer than `limit` bytes. */
function unpack(bytes: Buffer, { headerAt, packedSize, deflated }: Entry, limit: number): Buffer | null {
  const start = headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
  const packed = bytes.subarray(start, start + packedSize)
  if (!deflated) return packed.length <= limit ? packed : null
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    if (isTooLarge(error)) return null
    throw error
  }
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'

/** Whether the grid from A1 to the last row and column that a worksheet mentions is small enough. */
function isModestGrid(xml: string): boolean {
  let rows = 1
  let columns = 1
  for (const [, letters = '', row = ''] of xml.matchAll(/\sr=["']([A-Z]{0,3})(\d+)["']/g)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, columnNumber(letters))
  }
  return rows <= MAX_GRID_ROWS && rows * columns <= MAX_GRID_CELLS
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
