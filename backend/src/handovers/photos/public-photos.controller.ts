import { Controller, Get, Header, Param, Query, Req, Res, StreamableFile } from '@nestjs/common'
import { ApiProduces } from '@nestjs/swagger'
import { publicPhotoList } from '@stafet/domain/contract/photo.ts'
import { id as idSchema, slug as slugSchema } from '@stafet/domain/contract/primitives.ts'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import { Access } from '../../access/index.ts'
import { Answers } from '../../platform/answers.ts'
import { Refusal } from '../../platform/refusal.ts'
import { RelayStates } from '../../relay-states/index.ts'
import { placeInPlan } from '../place-in-plan.ts'
import { KeptPhotos } from './kept-photos.service.ts'
import { sizeQuery } from './organiser-photos.controller.ts'

/** A minute, and then asked again: a photo that is taken down is soon gone from every cache. */
const CACHED = 'public, max-age=60'

/** A stop's photos, as far as those on them agreed that everybody may see them. */
@Controller('api/public/relays/:slug/communities/:communityId/photos')
@Access('everybody')
export class PublicPhotosController {
  constructor(
    private readonly states: RelayStates,
    private readonly photos: KeptPhotos,
  ) {}

  @Get()
  @Header('Cache-Control', CACHED)
  @Answers(publicPhotoList)
  async list(
    @Param('slug') slug: string,
    @Param('communityId', { schema: idSchema }) communityId: string,
  ): Promise<z.infer<typeof publicPhotoList>> {
    const relayId = await this.relayWith(slug, communityId)
    return { photos: await this.photos.publicOf(relayId, communityId) }
  }

  @Get(':photoId')
  @Header('Cache-Control', CACHED)
  @ApiProduces('image/jpeg')
  async picture(
    @Param('slug') slug: string,
    @Param('communityId', { schema: idSchema }) communityId: string,
    @Param('photoId', { schema: idSchema }) photoId: string,
    @Query({ schema: sizeQuery }) { size }: z.infer<typeof sizeQuery>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const relayId = await this.relayWith(slug, communityId)
    await this.photos.checkPublic(relayId, communityId, photoId)
    // A photo never changes: it is there, or it was taken down.
    const tag = `"${photoId}.${size}"`
    response.setHeader('ETag', tag)
    if (request.headers['if-none-match'] === tag) {
      response.status(304)
      return undefined
    }
    return new StreamableFile(await this.photos.picture(relayId, photoId, size), { type: 'image/jpeg' })
  }

  /** Refuses with `unknown-relay`, and with `not-found` when the newest plan has no such stop. */
  private async relayWith(slug: string, communityId: string): Promise<string> {
    if (!slugSchema.safeParse(slug).success) throw new Refusal('unknown-relay')
    const { relay, release } = await this.states.released(slug)
    if (!placeInPlan(release.plan, communityId)) throw new Refusal('not-found')
    return relay.id
  }
}
