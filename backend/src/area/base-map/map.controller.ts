import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common'
import { ApiProduces } from '@nestjs/swagger'
import {
  mapNames,
  mapTheme,
  surroundings,
  surroundingsQuery,
  type MapName,
} from '@stafet/domain/contract/base-map.ts'
import type { Response } from 'express'
import { z } from 'zod'
import { Access } from '../../access/index.ts'
import { Answers } from '../../platform/answers.ts'
import { Refusal } from '../../platform/refusal.ts'
import { MapNames } from './map-names.service.ts'
import { MapPictures } from './map-pictures.service.ts'
import { CLOSEST_ZOOM } from './tile-shape.ts'
import { tilesAround } from './tiles-around.ts'

/** Some 4 MB. */
const MOST_SURROUNDINGS = 300

const look = z.object({ version: z.string(), theme: mapTheme })
const pictureAddress = look.extend({
  z: z.coerce.number().int().min(0).max(CLOSEST_ZOOM),
  x: z.coerce.number().int().min(0),
  y: z.coerce.number().int().min(0),
})
const namesAddress = z.object({ version: z.string() })

/** The areas' own map. What has a version never changes; a page that still asks for an older one gets today's. */
@Controller('map')
@Access('everybody')
export class MapController {
  constructor(
    private readonly pictures: MapPictures,
    private readonly names: MapNames,
  ) {}

  @Get(':version/names.json')
  @Answers(mapNames)
  async namesOf(
    @Param({ schema: namesAddress }) { version }: z.infer<typeof namesAddress>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ names: MapName[] }> {
    const edition = await this.pictures.current()
    if (!edition) throw new Refusal('not-found')
    const names = await this.names.of(edition)
    response.setHeader('Cache-Control', cacheFor(version === edition.version))
    return { names }
  }

  /** What a page keeps to show a place's surroundings without a connection. */
  @Get(':version/:theme/surroundings.json')
  @Answers(surroundings)
  async surroundings(
    @Param({ schema: look }) { theme }: z.infer<typeof look>,
    @Query({ schema: surroundingsQuery }) { around }: z.output<typeof surroundingsQuery>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof surroundings>> {
    const edition = await this.pictures.current()
    if (!edition) throw new Refusal('not-found')
    response.setHeader('Cache-Control', cacheFor(false))
    const tiles = tilesAround(around, MOST_SURROUNDINGS).filter((tile) => this.pictures.covers(edition, tile))
    return { addresses: tiles.map(({ z, x, y }) => `/map/${edition.version}/${theme}/${z}/${x}/${y}.webp`) }
  }

  @Get(':version/:theme/:z/:x/:y.webp')
  @ApiProduces('image/webp')
  async picture(
    @Param({ schema: pictureAddress }) { version, theme, ...address }: z.infer<typeof pictureAddress>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const edition = await this.pictures.current()
    const picture = edition && (await this.pictures.picture(edition, theme, address))
    if (!picture) throw new Refusal('not-found')
    response.setHeader('Cache-Control', cacheFor(version === edition.version))
    return new StreamableFile(picture, { type: 'image/webp' })
  }
}

function cacheFor(isCurrent: boolean): string {
  return isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60'
}
