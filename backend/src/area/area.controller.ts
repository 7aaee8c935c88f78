import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common'
import { ApiProduces } from '@nestjs/swagger'
import { baseMap, type BaseMap } from '@stafet/domain/contract/base-map.ts'
import { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { Tiles } from './tiles.service.ts'

const tileAddress = z.object({
  z: z.coerce.number().int().min(0).max(18),
  x: z.coerce.number().int().min(0),
  y: z.coerce.number().int().min(0),
})

@Controller()
@Access('everybody')
export class AreaController {
  constructor(private readonly tiles: Tiles) {}

  @Get('api/public/base-map')
  @Header('Cache-Control', 'public, max-age=60')
  @Answers(baseMap)
  async baseMap(): Promise<BaseMap> {
    return { tiles: await this.tiles.available(), attribution: this.tiles.attribution ?? '' }
  }

  @Get('tiles/:z/:x/:y.png')
  @Header('Cache-Control', 'public, max-age=604800')
  @ApiProduces('image/png')
  async tile(@Param({ schema: tileAddress }) tile: z.infer<typeof tileAddress>): Promise<StreamableFile> {
    if (tile.x >= 2 ** tile.z || tile.y >= 2 ** tile.z) throw new Refusal('not-found')
    return new StreamableFile(await this.tiles.tile(tile), { type: 'image/png' })
  }
}
