import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TileAddress } from './base-map/tile-shape.ts'

/** How long a stored tile is good. OpenStreetMap asks for at least seven days. */
const FRESH_MS = 30 * 86_400_000

/** Tiles on disk, one file each, and no more than `most`: somebody may walk through the whole map. */
export class TileStore {
  private count: Promise<number> | null = null

  constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

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

  /** Written beside and moved into place, so that nobody reads half a tile. Does nothing when the store is full. */
  async keep(tile: TileAddress, bytes: Buffer): Promise<void> {
    this.count ??= this.countFiles()
    const count = await this.count
    if (count >= this.most) return
    this.count = Promise.resolve(count + 1)
    const path = this.pathOf(tile)
    const unfinished = `${path}.${randomUUID()}`
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(unfinished, bytes)
    await rename(unfinished, path)
  }

  private async countFiles(): Promise<number> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true }).catch(() => [])
    return entries.filter((entry) => entry.isFile()).length
  }

  private pathOf({ z, x, y }: TileAddress): string {
    return join(this.folder, String(z), String(x), String(y))
  }
}
