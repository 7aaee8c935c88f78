import { join } from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { CONFIG, type Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { TileStore, type TileAddress } from './tile-store.ts'

const PATIENCE_MS = 6000
/** After the upstream has failed it is left alone for this long: a service that is down is not asked for ever. */
const REST_MS = 60_000
const BIGGEST_TILE = 1_000_000
/** Requests to the upstream at the same time. */
const AT_ONCE = 12
/** Bytes that one run of the server adds to the disk at most: somebody may walk through the whole map. */
const KEEPS_BYTES = 500_000_000

/** Raster tiles through a cache of our own, so that no visitor's browser asks anybody else. */
@Injectable()
export class Tiles {
  private readonly store: TileStore
  private readonly fetching = new Map<string, Promise<Buffer>>()
  private restsUntil = 0
  private keptBytes = 0

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.store = new TileStore(join(config.dataDir, 'tiles'))
  }

  /** null when no upstream is set. */
  get attribution(): string | null {
    return this.config.tiles?.attribution ?? null
  }

  /** Whether the upstream can be had right now; asks it for one tile when nobody knows yet. */
  async available(): Promise<boolean> {
    try {
      await this.tile({ z: 6, x: 33, y: 20 })
      return true
    } catch {
      return false
    }
  }

  /** A PNG. Refuses with `not-found` when no tiles are set up, with `unavailable` when none can be had. */
  async tile(tile: TileAddress): Promise<Buffer> {
    const upstream = this.config.tiles?.url
    if (upstream === undefined) throw new Refusal('not-found')
    const stored = await this.store.find(tile)
    if (stored?.fresh) return stored.bytes
    try {
      return await this.fetchOnce(upstream, tile)
    } catch {
      if (stored) return stored.bytes
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
    const isImage = answer.headers.get('content-type')?.startsWith('image/') === true
    if (!answer.ok || !isImage || bytes.length > BIGGEST_TILE)
      throw new Error(`the tile service answered ${answer.status}`)
    this.keptBytes += bytes.length
    if (this.keptBytes < KEEPS_BYTES) await this.store.keep(tile, bytes).catch(() => undefined)
    return bytes
  }

  private rest(): void {
    this.restsUntil = Date.now() + REST_MS
  }
}
