import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req } from '@nestjs/common'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import {
  latestPositions,
  madeTracker,
  tracker,
  trackerChange,
  trackerInput,
  trackerList,
  type LatestPositions as Latest,
  type MadeTracker,
  type Tracker,
  type TrackerInput,
} from '@stafet/domain/contract/tracking.ts'
import type { Request } from 'express'
import type { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { Relays } from '../relays/index.ts'
import { LatestPositions } from './latest-positions.ts'
import { setUpLinks } from './set-up-links.ts'
import { Trackers } from './trackers.service.ts'

@Controller('api/relays/:relayId/trackers')
@Access('organiser')
export class TrackersController {
  constructor(
    private readonly trackers: Trackers,
    private readonly latest: LatestPositions,
    private readonly relays: Relays,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Answers(trackerList)
  async list(@Param('relayId', { schema: idSchema }) relayId: string): Promise<z.infer<typeof trackerList>> {
    return { trackers: await this.trackers.list(relayId) }
  }

  /** The key and the links that hold it are shown now and never again. */
  @Post()
  @Answers(madeTracker, 201)
  async make(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: trackerInput }) input: TrackerInput,
    @Req() request: Request,
  ): Promise<MadeTracker> {
    const made = await this.trackers.make(relayId, input)
    const address = this.config.publicUrl ?? `${request.protocol}://${request.get('host') ?? ''}`
    return { ...made, setUp: setUpLinks(address, made.key) }
  }

  @Get('latest')
  @Answers(latestPositions)
  async positions(@Param('relayId', { schema: idSchema }) relayId: string): Promise<Latest> {
    await this.relays.get(relayId)
    return {
      legs: await this.latest.onEachLeg(relayId),
      public: await this.latest.publicPosition(relayId, Date.now()),
    }
  }

  @Patch(':trackerId')
  @Answers(tracker)
  change(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('trackerId', { schema: idSchema }) trackerId: string,
    @Body({ schema: trackerChange }) { privacy }: z.infer<typeof trackerChange>,
  ): Promise<Tracker> {
    return this.trackers.changePrivacy(relayId, trackerId, privacy)
  }

  @Delete(':trackerId')
  @HttpCode(204)
  async revoke(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('trackerId', { schema: idSchema }) trackerId: string,
  ): Promise<void> {
    await this.trackers.revoke(relayId, trackerId)
  }
}
