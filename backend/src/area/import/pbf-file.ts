import { open, type FileHandle } from 'node:fs/promises'
import { constants, inflateSync } from 'node:zlib'
import { PbfReader } from 'pbf'
import { errorCode } from '../../platform/error-code.ts'
import { FORMAT_BYTES, refuseOtherFormats } from './file-format.ts'
import { ImportFailure } from './import-fault.ts'

/** Bounds that the format itself sets. */
const MOST_HEADER_BYTES = 64 * 1024
const MOST_BLOB_BYTES = 32 * 1024 * 1024
/** Read at a time: many blocks, few calls. */
const WINDOW_BYTES = 1024 * 1024

/** One block of the file, still compressed. */
export interface FileBlock {
  readonly type: string
  /** Where the block begins, its header included. */
  readonly at: number
  readonly blobAt: number
  readonly blobBytes: number
}

/** An `.osm.pbf` on disk: a row of blocks, each of which can be read by itself. */
export class PbfFile {
  readonly bytes: number
  private readonly file: FileHandle
  private window = Buffer.alloc(0)
  private windowAt = 0

  private constructor(file: FileHandle, bytes: number) {
    this.file = file
    this.bytes = bytes
  }

  /** @throws ImportFailure when there is no such file, it cannot be read or it is of another format. */
  static async open(path: string): Promise<PbfFile> {
    let handle: FileHandle
    try {
      handle = await open(path)
    } catch (error) {
      const missing = errorCode(error) === 'ENOENT'
      throw new ImportFailure({ kind: missing ? 'missing-file' : 'unreadable-file', file: path })
    }
    try {
      const about = await handle.stat()
      if (!about.isFile()) throw new ImportFailure({ kind: 'unreadable-file', file: path })
      const file = new PbfFile(handle, about.size)
      refuseOtherFormats(await file.read(0, Math.min(FORMAT_BYTES, file.bytes)))
      return file
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  async close(): Promise<void> {
    await this.file.close()
  }

  /** Every block from first to last. */
  async *blocks(): AsyncGenerator<FileBlock> {
    let at = 0
    while (at < this.bytes) {
      const headerBytes = (await this.read(at, 4)).readUInt32BE(0)
      if (headerBytes > MOST_HEADER_BYTES) throw damaged(at)
      const { type, datasize } = readBlobHeader(await this.read(at + 4, headerBytes), at)
      if (datasize > MOST_BLOB_BYTES) throw damaged(at)
      const blobAt = at + 4 + headerBytes
      if (blobAt + datasize > this.bytes) throw new ImportFailure({ kind: 'truncated' })
      yield { type, at, blobAt, blobBytes: datasize }
      at = blobAt + datasize
    }
  }

  /** What the block holds, decompressed. */
  async contents(block: FileBlock): Promise<Buffer> {
    const blob = await this.read(block.blobAt, block.blobBytes)
    return decoded(block, () => decompress(blob))
  }

  private async read(at: number, length: number): Promise<Buffer> {
    if (at + length > this.bytes) throw new ImportFailure({ kind: 'truncated' })
    if (at < this.windowAt || at + length > this.windowAt + this.window.length) {
      const bytes = Buffer.allocUnsafe(Math.min(Math.max(length, WINDOW_BYTES), this.bytes - at))
      const { bytesRead } = await this.file.read(bytes, 0, bytes.length, at)
      // Shorter than a moment ago: somebody else writes to it.
      if (bytesRead < length) throw new ImportFailure({ kind: 'truncated' })
      this.window = bytes.subarray(0, bytesRead)
      this.windowAt = at
    }
    return this.window.subarray(at - this.windowAt, at - this.windowAt + length)
  }
}

/**
 * What `decode` makes of a block.
 * @throws ImportFailure: whatever goes wrong in there means that the block is damaged.
 */
export function decoded<T>(block: Pick<FileBlock, 'at'>, decode: () => T): T {
  try {
    return decode()
  } catch (error) {
    throw error instanceof ImportFailure ? error : damaged(block.at)
  }
}

const damaged = (atByte: number): ImportFailure => new ImportFailure({ kind: 'damaged', atByte })

function readBlobHeader(bytes: Buffer, at: number): { type: string; datasize: number } {
  return decoded({ at }, () => {
    const pbf = new PbfReader(bytes)
    let type = ''
    let datasize = -1
    for (let field = pbf.nextField(); field > 0; field = pbf.nextField()) {
      if (field === 1) type = pbf.readString()
      if (field === 3) datasize = pbf.readVarint()
    }
    if (pbf.pos !== bytes.length || type === '' || datasize < 0) throw damaged(at)
    return { type, datasize }
  })
}

/** By number of the field in a blob that holds them. */
const otherCompressions: Record<number, string> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' }

function decompress(blob: Buffer): Buffer {
  const pbf = new PbfReader(blob)
  let size: number | null = null
  let packed: Uint8Array | null = null
  let plain: Uint8Array | null = null
  for (let field = pbf.nextField(); field > 0; field = pbf.nextField()) {
    const compression = otherCompressions[field]
    if (compression !== undefined) throw new ImportFailure({ kind: 'unsupported-compression', compression })
    if (field === 1) plain = pbf.readBytes()
    if (field === 2) size = pbf.readVarint()
    if (field === 3) packed = pbf.readBytes()
  }
  if (pbf.pos !== blob.length) throw new Error('the blob ends in the middle of a field')
  if (plain) return Buffer.from(plain.buffer, plain.byteOffset, plain.length)
  if (!packed) throw new Error('the blob is empty')
  const bytes = inflateSync(packed, {
    maxOutputLength: MOST_BLOB_BYTES,
    // In one piece: nothing to put together afterwards.
    chunkSize: Math.max(64, Math.min(size ?? 0, MOST_BLOB_BYTES) || 256 * 1024),
    finishFlush: constants.Z_FINISH,
  })
  if (size !== null && bytes.length !== size) throw new Error('the blob is not as long as it says')
  return bytes
}
