import { rm, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Inject, Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common'
import type { Area, Bounds } from '@stafet/domain/contract/area.ts'
import { mapTheme, type MapTheme } from '@stafet/domain/contract/base-map.ts'
import { CONFIG, type Config } from '../../platform/config.ts'
import { Refusal } from '../../platform/refusal.ts'
import { Areas } from '../areas.service.ts'
import { TileStore } from '../tile-store.ts'
import { DrawingQueue } from './drawing-queue.ts'
import { DrawingThread } from './drawing-thread.ts'
import { mapVersion } from './map-version.ts'
import { PictureMemory } from './picture-memory.ts'
import { CLOSEST_ZOOM, sourceOf, TILE_ZOOMS, type TileAddress } from './tile-shape.ts'
import { allTiles, isInRange, tilesOf } from './web-mercator.ts'

/** Of each theme; at 15 kB each that is 300 MB. */
const MOST_ON_DISK = 20_000

/** Drawn before anybody asks: what a visitor sees first, and few. */
const PREPARED_ZOOMS = [8, 9, 10, 11]
const MOST_PREPARED = 150
/** What is prepared waits for everybody. */
const NOT_URGENT = 100

/** One look of the map: the areas that it shows, and where its pictures are kept. */
interface Edition {
  version: string
  areas: readonly Area[]
  stores: Readonly<Record<MapTheme, TileStore>>
}

/** The areas' own map as pictures: drawn when somebody wants them, and kept. */
@Injectable()
export class MapPictures implements OnModuleInit, BeforeApplicationShutdown {
  private readonly folder: string
  private readonly thread = new DrawingThread()
  private readonly queue = new DrawingQueue<Buffer>()
  private readonly memory = new PictureMemory()
  private edition: Edition | null = null
  private stopped = false

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly areas: Areas,
  ) {
    this.folder = join(config.dataDir, 'map')
  }

  /** What is shown now; null without any area. */
  async current(): Promise<Edition | null> {
    const areas = await this.areas.current()
    if (areas.length === 0) return null
    const version = mapVersion(areas)
    if (this.edition?.version !== version) {
      this.edition = { version, areas, stores: this.storesOf(version) }
      await this.forgetOthers(version)
    }
    return this.edition
  }

  /** Whether there is a picture at an address. */
  covers({ areas }: Edition, address: TileAddress): boolean {
    const isZoom = address.z >= TILE_ZOOMS.from && address.z <= CLOSEST_ZOOM
    return isZoom && areas.some(({ bounds }) => isIn(address, bounds))
  }

  /**
   * A WebP of 512 pixels.
   * @returns null where there is no area
   * @throws Refusal `unavailable` when too many wait for pictures already
   */
  async picture(
    edition: Edition,
    theme: MapTheme,
    address: TileAddress,
    urgency: number = address.z,
  ): Promise<Buffer | null> {
    if (!this.covers(edition, address)) return null
    const { z, x, y } = address
    const name = `${edition.version}/${theme}/${z}/${x}/${y}`
    const known = this.memory.find(name)
    if (known) return known
    const store = edition.stores[theme]
    const stored = await store.find(address)
    if (stored) {
      this.memory.keep(name, stored.bytes)
      return stored.bytes
    }
    const drawn = this.queue.do(name, urgency, async () => {
      const picture = await this.draw(edition, theme, address)
      this.memory.keep(name, picture)
      // A full disk is no reason to show nothing.
      await store.keep(address, picture).catch(() => undefined)
      return picture
    })
    if (!drawn) throw new Refusal('unavailable')
    return drawn
  }

  onModuleInit(): void {
    const prepare = () => void this.prepare().catch(() => undefined)
    this.areas.onChange(prepare)
    prepare()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true
    await this.thread.stop()
  }

  private async prepare(): Promise<void> {
    const edition = await this.current()
    const addresses = PREPARED_ZOOMS.flatMap((z) =>
      (edition?.areas ?? []).flatMap(({ bounds }) => allTiles(bounds, z)),
    )
    for (const address of addresses.slice(0, MOST_PREPARED)) {
      for (const theme of mapTheme.options) {
        if (this.stopped || !edition || this.edition !== edition) return
        await this.picture(edition, theme, address, NOT_URGENT)
      }
    }
  }

  private async draw({ areas }: Edition, theme: MapTheme, address: TileAddress): Promise<Buffer> {
    const source = sourceOf(address)
    // The newest come first in the list, and lie on top.
    const parts = await Promise.all(
      areas
        .filter(({ bounds }) => isIn(address, bounds))
        .toReversed()
        .map(async ({ id, bounds }) => ({
          areaId: id,
          bounds,
          tile: await this.areas.tile(id, source.z, source.x, source.y),
        })),
    )
    return this.thread.draw(address, theme, parts)
  }

  private storesOf(version: string): Edition['stores'] {
    const storeOf = (theme: MapTheme) => new TileStore(join(this.folder, version, theme), MOST_ON_DISK)
    return { light: storeOf('light'), dark: storeOf('dark') }
  }

  private async forgetOthers(version: string): Promise<void> {
    const kept = await readdir(this.folder).catch(() => [])
    const others = kept.filter((name) => name !== version)
    await Promise.all(
      others.map((name) =>
        rm(join(this.folder, name), { recursive: true, force: true }).catch(() => undefined),
      ),
    )
  }
}

function isIn({ z, x, y }: TileAddress, bounds: Bounds): boolean {
  return isInRange(tilesOf(bounds, z), x, y)
}
