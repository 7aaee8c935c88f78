import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import type { TileGrid } from '@stafet/domain/contract/base-map.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import type { TileAddress } from './base-map/tile-shape.ts'
import { TileStore } from './tile-store.ts'

const PATIENCE_MS = 6000
/** After the upstream has failed it is left alone for this long: a service that is down is not asked for ever. */
const REST_MS = 60_000
const BIGGEST_TILE = 1_000_000
/** Requests to the upstream at the same time. */
const AT_ONCE = 12
/** At some 15 kB each that is 600 MB. */
const MOST_ON_DISK = 40_000
/** A tile of Denmark in each grid, asked for to know whether there are any. */
const sample: Readonly<Record<TileGrid, TileAddress>> = {
  'web-mercator': { z: 6, x: 33, y: 20 },
  'EPSG:25832': { z: 1, x: 1, y: 1 },
}

export interface TileImage {
  bytes: Buffer
  type: string
}

/** Raster tiles through a cache of our own, so that no visitor's browser asks anybody else. */
@Injectable()
export class Tiles {
  private readonly store: TileStore
  private readonly fetching = new Map<string, Promise<Buffer>>()
  private restsUntil = 0

  constructor(@Inject(CONFIG) private readonly config: Config) {
    // Another service's tiles are another map.
    const service = createHash('sha256')
      .update(config.tiles?.url ?? '')
      .digest('hex')
    this.store = new TileStore(join(config.dataDir, 'tiles', service.slice(0, 12)), MOST_ON_DISK)
  }

  /** null when no upstream is set. */
  get attribution(): string | null {
    return this.config.tiles?.attribution ?? null
  }

  get grid(): TileGrid {
    return this.config.tiles?.grid ?? 'web-mercator'
  }

  /** Whether the upstream can be had right now; asks it for one tile when nobody knows yet. */
  async available(): Promise<boolean> {
    try {
      await this.tile(sample[this.grid])
      return true
    } catch {
      return false
    }
  }

  /** PNG, JPEG or WebP, as the service has them. Refuses with `not-found` when no tiles are set up, with `unavailable` when none can be had. */
  async tile(tile: TileAddress): Promise<TileImage> {
    const upstream = this.config.tiles?.url
    if (upstream === undefined) throw new Refusal('not-found')
    const stored = await this.store.find(tile)
    if (stored?.fresh) return asImage(stored.bytes)
    try {
      return asImage(await this.fetchOnce(upstream, tile))
    } catch {
      if (stored) return asImage(stored.bytes)
      throw new Refusal('unavailable')
    }
  }

  /** Callers who want the same tile at the same time share one request. */
  private fetchOnce(upstream: string, tile: TileAddress): Promise<Buffer> {
    const name = `${tile.z}/${tile.x}/${tile.y}`
    const underWay = this.fetching.get(name)
    if (underWay) return underWay
    if (this.fetching.size >= AT_ONCE) return Promise.reject(new Error('the tile service has enough to do'))
    const fetched = this.fetch(upstream, tile).finally(() => this.fetching.delete(name))
    this.fetching.set(name, fetched)
    return fetched
  }

  private async fetch(upstream: string, tile: TileAddress): Promise<Buffer> {
    if (Date.now() < this.restsUntil) throw new Error('the tile service rests after a failure')
    const url = upstream
      .replaceAll('{z}', String(tile.z))
      .replaceAll('{x}', String(tile.x))
      .replaceAll('{y}', String(tile.y))
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { 'User-Agent': `Faellesskabsstafet/0.1 (${this.config.publicUrl ?? 'local'})` },
    }).catch((error: unknown) => {
      this.rest()
      throw error
    })
    if (answer.status === 429 || answer.status >= 500) this.rest()
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (!answer.ok || typeOf(bytes) === null || bytes.length > BIGGEST_TILE)
      throw new Error(`the tile service answered ${answer.status}`)
    await this.store.keep(tile, bytes).catch(() => undefined)
    return bytes
  }

  private rest(): void {
    this.restsUntil = Date.now() + REST_MS
  }
}

function asImage(bytes: Buffer): TileImage {
  return { bytes, type: typeOf(bytes) ?? 'application/octet-stream' }
}

/** By its first bytes, so that a service's error page is never taken for a tile. */
function typeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'image/png'
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
    ? 'image/webp'
    : null
}
