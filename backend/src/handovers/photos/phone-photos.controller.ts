import { Body, Controller, HttpCode, Param, Post, Put, Req } from '@nestjs/common'
import { ApiBody, ApiConsumes } from '@nestjs/swagger'
import {
  photoInput,
  photoProgress,
  type PhotoInput,
  type PhotoProgress,
} from '@stafet/domain/contract/photo.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { Access, checkInRightOf, type CheckInRight, type KnownRequest } from '../../access/index.ts'
import { Answers } from '../../platform/answers.ts'
import { languageOf } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { noMoreWords } from './photo-words.ts'
import { MOST_PHOTOS, Photos } from './photos.service.ts'

const atByteParam = z.coerce.number().int().min(0)

/** Photos from a stop's phones, each announced and then sent in pieces: a piece that arrived is never sent again. */
@Controller('api/check-in/photos')
@Access('check-in link')
export class PhonePhotosController {
  /** Several phones at a stop, each sending as fast as a good line lets it. */
  private readonly requests = new RateLimiterMemory({ points: 1200, duration: 60 })

  constructor(private readonly photos: Photos) {}

  /** Announcing again changes nothing: it tells how much has arrived. */
  @Post()
  @HttpCode(200)
  @Answers(photoProgress)
  async announce(
    @Req() request: KnownRequest,
    @Body({ schema: photoInput }) input: PhotoInput,
  ): Promise<PhotoProgress> {
    const right = await this.notTooMany(request)
    const progress = await this.photos.announce(right, input)
    if (!progress) throw new Refusal('too-large', null, noMoreWords(MOST_PHOTOS)[languageOf(request)])
    return progress
  }

  /** The last piece makes it a photo. Whichever piece it is, the answer tells where the next one begins. */
  @Put(':photoId/pieces/:atByte')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Answers(photoProgress)
  async takePiece(
    @Req() request: KnownRequest,
    @Param('photoId', { schema: idSchema }) photoId: string,
    @Param('atByte', { schema: atByteParam }) atByte: number,
  ): Promise<PhotoProgress> {
    const right = await this.notTooMany(request)
    const bytes: unknown = request.body
    if (!Buffer.isBuffer(bytes)) throw new Refusal('invalid')
    return this.photos.takePiece(right, photoId, atByte, bytes)
  }

  private async notTooMany(request: KnownRequest): Promise<CheckInRight> {
    const right = checkInRightOf(request)
    await this.requests.consume(`${right.relayId} ${right.stopId}`).catch(() => {
      throw new Refusal('too-many-requests')
    })
    return right
  }
}
