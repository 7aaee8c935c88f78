import sharp from 'sharp'
import { Refusal } from '../../platform/refusal.ts'

const LONGEST_SIDE = 2048
const THUMBNAIL_SIDE = 480
/** A picture of few bytes can unfold to gigabytes; no phone's camera takes more than this. */
const MOST_PIXELS = 50_000_000

// What cameras and phones send. Everything else that the library could read is left unread: what is sent is
// anybody's.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
// Pictures wait for one another, so that check-ins need not wait for them.
sharp.concurrency(1)

export interface Presentable {
  picture: Buffer
  thumbnail: Buffer
  width: number
  height: number
}

/**
 * The picture as it may be shown, upright and as JPEG, and a small one. Nothing that the camera wrote into the
 * file is left: neither where nor when it was taken. Refuses with `unreadable-picture`.
 */
export async function makePresentable(bytes: Buffer): Promise<Presentable> {
  try {
    const { data: picture, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .flatten({ background: 'white' })
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    const thumbnail = await sharp(picture)
      .resize({ width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 75 })
      .toBuffer()
    return { picture, thumbnail, width: info.width, height: info.height }
  } catch {
    throw new Refusal('unreadable-picture')
  }
}
