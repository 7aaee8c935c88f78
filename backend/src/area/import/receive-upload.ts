import { open, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { IncomingMessage } from 'node:http'
import { FORMAT_BYTES, refuseOtherFormats } from './file-format.ts'
import { ImportFailure } from './import-fault.ts'

/** A country's extract is half a gigabyte. */
export const MOST_UPLOAD_BYTES = 2_000_000_000
/** A line that has been silent for this long is taken to be dead. */
const SILENT_MS = 60_000

/**
 * Writes the body of a request to `file`, never holding more of it than a piece. Whoever calls takes away what has
 * been written when it fails.
 * @param onProgress hears the share that has arrived, when the request says how much comes
 * @throws ImportFailure when it is too large, does not arrive whole or cannot be an `.osm.pbf`; the signal's reason
 */
export async function receiveUpload(
  request: IncomingMessage,
  file: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<void> {
  const announced = Number(request.headers['content-length'] ?? NaN)
  if (announced > MOST_UPLOAD_BYTES) throw tooLarge()
  const giveUp = (): void => void request.destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  request.setTimeout(SILENT_MS, giveUp)
  await mkdir(dirname(file), { recursive: true })
  const out = await open(file, 'wx', 0o600)
  try {
    let beginning: Buffer | null = Buffer.alloc(0)
    let bytes = 0
    for await (const piece of piecesOf(request)) {
      signal.throwIfAborted()
      bytes += piece.length
      if (bytes > MOST_UPLOAD_BYTES) throw tooLarge()
      if (beginning) {
        beginning = Buffer.concat([beginning, piece.subarray(0, FORMAT_BYTES)])
        if (beginning.length >= FORMAT_BYTES) {
          refuseOtherFormats(beginning)
          beginning = null
        }
      }
      await out.writeFile(piece)
      if (announced > 0) onProgress(bytes / announced)
    }
    if (beginning) refuseOtherFormats(beginning)
  } finally {
    signal.removeEventListener('abort', giveUp)
    request.setTimeout(0)
    await out.close()
  }
  signal.throwIfAborted()
}

/** Leaves the request open when it is given up: whoever sent it is still to be told why. */
async function* piecesOf(request: IncomingMessage): AsyncGenerator<Buffer> {
  const pieces: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false })
  try {
    yield* pieces
  } catch {
    throw new ImportFailure({ kind: 'broken-upload' })
  }
}

const tooLarge = (): ImportFailure =>
  new ImportFailure({ kind: 'too-large-upload', mostBytes: MOST_UPLOAD_BYTES })
