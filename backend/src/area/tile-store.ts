import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'

/** How long a stored tile is good. OpenStreetMap asks for at least seven days. */
const FRESH_MS = 30 * 86_400_000

export interface TileAddress {
  z: number
  x: number
  y: number
}

/** Tiles on disk, one file each. */
export class TileStore {
  constructor(private readonly folder: string) {}

  /** null when the tile is not stored; an old one is given as well, marked so, for when no newer is to be had. */
  async find(tile: TileAddress): Promise<{ bytes: Buffer; fresh: boolean } | null> {
    try {
      const path = this.pathOf(tile)
      const [bytes, { mtimeMs }] = await Promise.all([readFile(path), stat(path)])
      return { bytes, fresh: Date.now() - mtimeMs < FRESH_MS }
    } catch {
      return null
    }
  }

  /** Written beside and moved into place, so that nobody reads half a tile. */
  async keep(tile: TileAddress, bytes: Buffer): Promise<void> {
    const path = this.pathOf(tile)
    const unfinished = `${path}.${randomUUID()}`
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(unfinished, bytes)
    await rename(unfinished, path)
  }

  private pathOf({ z, x, y }: TileAddress): string {
    return join(this.folder, String(z), String(x), `${y}.png`)
  }
}
