import { MOST_PHOTO_BYTES } from '@stafet/domain/contract/photo.ts'
import type { Picture } from '../photo-entries.ts'

/** The longer side, in pixels: enough for a page and a print, and small enough for a poor line. */
const longestPx = 2048
const longestOfPreviewPx = 320

/** Draws a photo anew, smaller and without the place and time that a camera hides in it; null when it is none. */
export async function makePicture(file: Blob): Promise<Picture | null> {
  try {
    const image = await decode(file)
    const bytes = await draw(image, longestPx)
    if (!bytes || bytes.length > MOST_PHOTO_BYTES) return null
    return { bytes, preview: await draw(image, longestOfPreviewPx) }
  } catch {
    return null
  }
}

async function draw(
  image: ImageBitmap | HTMLImageElement,
  longest: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const jpeg = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', 0.82))
  return jpeg && new Uint8Array(await jpeg.arrayBuffer())
}

/** Phones turn a picture by a note beside it; both ways of reading heed that. Some read a format in one way only. */
async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    const address = URL.createObjectURL(file)
    const image = new Image()
    image.src = address
    try {
      await image.decode()
    } finally {
      URL.revokeObjectURL(address)
    }
    return image
  }
}
