import { parentPort } from 'node:worker_threads'
import type { MapTheme } from '@stafet/domain/contract/base-map.ts'
import { drawTile, type AreaPart } from './draw-tile.ts'
import type { TileAddress } from './tile-shape.ts'

export interface DrawOrder {
  number: number
  address: TileAddress
  theme: MapTheme
  parts: readonly AreaPart[]
}

export type DrawnPicture = { number: number; picture: Uint8Array } | { number: number; fault: string }

/**
 * WebP's. What a phone fetches first must be small; closer by, and in the dark, flat colours that lean to blue or
 * green beside their neighbours would be seen.
 */
function qualityOf({ z }: TileAddress, theme: MapTheme): number {
  return z <= 11 && theme === 'light' ? 75 : 86
}

async function draw({ number, address, theme, parts }: DrawOrder): Promise<DrawnPicture> {
  try {
    return {
      number,
      picture: await drawTile(address, theme, parts).encode('webp', qualityOf(address, theme)),
    }
  } catch (error) {
    return { number, fault: String(error) }
  }
}

/** The thread that draws, so that the server answers meanwhile. */
parentPort?.on('message', (order: DrawOrder) => {
  void draw(order).then((drawn) => parentPort?.postMessage(drawn))
})
