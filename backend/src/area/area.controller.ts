import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common'
import { ApiProduces } from '@nestjs/swagger'
import { baseMap, type BaseMap, type TileGrid } from '@stafet/domain/contract/base-map.ts'
import { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { MapPictures } from './base-map/map-pictures.service.ts'
import { Tiles } from './tiles.service.ts'

const tileAddress = z.object({
  z: z.coerce.number().int().min(0).max(18),
  x: z.coerce.number().int().min(0),
  y: z.coerce.number().int().min(0),
})

/** OpenStreetMap's licence asks that it is named wherever its data is shown. */
const AREA_ATTRIBUTION = '© OpenStreetMap'

/** How many tiles lie side by side at zoom 0. */
const acrossAtZero: Readonly<Record<TileGrid, number>> = { 'web-mercator': 1, 'EPSG:25832': 2 }

@Controller()
@Access('everybody')
export class AreaController {
  constructor(
    private readonly tiles: Tiles,
    private readonly pictures: MapPictures,
  ) {}

  @Get('api/public/base-map')
  @Header('Cache-Control', 'public, max-age=60')
  @Answers(baseMap)
  async baseMap(): Promise<BaseMap> {
    const edition = await this.pictures.current()
    const { grid, attribution } = this.tiles
    if (!edition)
      return { area: null, tiles: await this.tiles.available(), grid, attribution: attribution ?? '' }
    const bounds = edition.areas.map((area) => area.bounds)
    // With a map of our own nobody else is asked for one.
    return {
      area: { version: edition.version, bounds, attribution: AREA_ATTRIBUTION },
      tiles: false,
      grid: 'web-mercator',
      attribution: '',
    }
  }

  @Get('tiles/:z/:x/:y')
  @Header('Cache-Control', 'public, max-age=604800')
  @ApiProduces('image/png', 'image/jpeg', 'image/webp')
  async tile(@Param({ schema: tileAddress }) tile: z.infer<typeof tileAddress>): Promise<StreamableFile> {
    const across = 2 ** tile.z * acrossAtZero[this.tiles.grid]
    if (tile.x >= across || tile.y >= across) throw new Refusal('not-found')
    const { bytes, type } = await this.tiles.tile(tile)
    return new StreamableFile(bytes, { type })
  }
}
