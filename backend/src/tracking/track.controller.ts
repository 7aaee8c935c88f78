import { Controller, Get, HttpCode, Post, Req } from '@nestjs/common'
import { readGpsLogger } from '@stafet/domain/tracking/dialects/gpslogger.ts'
import { readOverland } from '@stafet/domain/tracking/dialects/overland.ts'
import { readOwnTracks } from '@stafet/domain/tracking/dialects/owntracks.ts'
import { readTraccar } from '@stafet/domain/tracking/dialects/traccar.ts'
import { putAside, type Reading } from '@stafet/domain/tracking/reading.ts'
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible'
import { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Refusal } from '../platform/refusal.ts'
import { bodyOf, fieldsOf } from './message.ts'
import { PositionIntake } from './position-intake.ts'

const MESSAGES_PER_S = 20
/** A phone sends one message after the other; only somebody playing with its key has so many waiting. */
const MOST_WAITING = 100

/**
 * What the apps on carriers' phones send, one route for each dialect. With a valid key the answer is always 2xx:
 * the apps stop at the first that is not, and try the same message again for ever.
 */
@Controller('api/track')
@Access('tracker key')
export class TrackController {
  /** Who sends too fast is answered later, never with a refusal. */
  private readonly pace = new RateLimiterQueue(
    new RateLimiterMemory({ points: MESSAGES_PER_S, duration: 1 }),
    { maxQueueSize: MOST_WAITING },
  )

  constructor(private readonly intake: PositionIntake) {}

  @Get('traccar')
  @HttpCode(200)
  traccarByGet(@Req() request: KnownRequest): Promise<void> {
    return this.take(request, () => readTraccar(fieldsOf(request), ''))
  }

  @Post('traccar')
  @HttpCode(200)
  traccarByPost(@Req() request: KnownRequest): Promise<void> {
    return this.take(request, () => readTraccar(fieldsOf(request), bodyOf(request)))
  }

  /** The app expects a list of messages for it; there are none. */
  @Post('owntracks')
  @HttpCode(200)
  @Answers(z.array(z.never()))
  async ownTracks(@Req() request: KnownRequest): Promise<never[]> {
    await this.take(request, () => readOwnTracks(bodyOf(request)))
    return []
  }

  /** The app deletes its points only when it reads exactly this. */
  @Post('overland')
  @HttpCode(200)
  @Answers(z.object({ result: z.literal('ok') }))
  async overland(@Req() request: KnownRequest): Promise<{ result: 'ok' }> {
    await this.take(request, () => readOverland(bodyOf(request)))
    return { result: 'ok' }
  }

  @Get('gpslogger')
  @HttpCode(200)
  gpsLoggerByGet(@Req() request: KnownRequest): Promise<void> {
    return this.take(request, () => readGpsLogger(fieldsOf(request)))
  }

  @Post('gpslogger')
  @HttpCode(200)
  gpsLoggerByPost(@Req() request: KnownRequest): Promise<void> {
    return this.take(request, () => readGpsLogger(fieldsOf(request)))
  }

  private async take({ trackerRight }: KnownRequest, read: () => Reading): Promise<void> {
    if (!trackerRight) throw new Refusal('not-allowed')
    const mayPass = await this.pace.removeTokens(1, trackerRight.trackerId).then(
      () => true,
      () => false,
    )
    await this.intake.take(trackerRight, mayPass ? read() : putAside('too-many'), Date.now())
  }
}
