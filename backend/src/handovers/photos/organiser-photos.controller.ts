import { Controller, Delete, Get, HttpCode, Param, Query, Req, StreamableFile } from '@nestjs/common'
import { ApiProduces } from '@nestjs/swagger'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import { z } from 'zod'
import { Access, type KnownRequest } from '../../access/index.ts'
import { KeptPhotos } from './kept-photos.service.ts'

export const sizeQuery = z.object({ size: z.enum(['small', 'large']).default('large') })

/** Every photo that came, for organisers; the control room lists them. */
@Controller('api/relays/:relayId/photos/:photoId')
@Access('organiser')
export class OrganiserPhotosController {
  constructor(private readonly photos: KeptPhotos) {}

  @Get()
  @ApiProduces('image/jpeg')
  async picture(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('photoId', { schema: idSchema }) photoId: string,
    @Query({ schema: sizeQuery }) { size }: z.infer<typeof sizeQuery>,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.photos.picture(relayId, photoId, size), { type: 'image/jpeg' })
  }

  /** Takes it down, from everybody's eyes and from the database. */
  @Delete()
  @HttpCode(204)
  takeDown(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('photoId', { schema: idSchema }) photoId: string,
    @Req() request: KnownRequest,
  ): Promise<void> {
    return this.photos.takeDown(relayId, photoId, request.organiser?.id ?? '')
  }
}
