import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common'
import {
  draftAnswer,
  newestRun,
  planningRun,
  planningRunInput,
  releaseInput,
  releaseList,
  releaseSummary,
  type PlanningRun,
  type ReleaseSummary,
} from '@stafet/domain/contract/planning.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { languageOf } from '../platform/language.ts'
import { Relays } from '../relays/index.ts'
import { Drafts } from './drafts.service.ts'
import { PlanningRuns } from './planning-runs.service.ts'
import { Releases } from './releases.service.ts'

@Controller('api/relays/:relayId')
@Access('organiser')
export class PlanningController {
  constructor(
    private readonly relays: Relays,
    private readonly runs: PlanningRuns,
    private readonly drafts: Drafts,
    private readonly releases: Releases,
  ) {}

  @Post('planning-runs')
  @Answers(planningRun, 201)
  start(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: planningRunInput }) { seconds }: z.infer<typeof planningRunInput>,
    @Req() request: KnownRequest,
  ): Promise<PlanningRun> {
    return this.runs.start(relayId, seconds, languageOf(request))
  }

  @Get('planning-runs/newest')
  @Answers(newestRun)
  async newest(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Req() request: KnownRequest,
  ): Promise<z.infer<typeof newestRun>> {
    await this.relays.get(relayId)
    return { run: await this.runs.newest(relayId, languageOf(request)) }
  }

  @Post('planning-runs/:runId/stop')
  @Answers(planningRun, 201)
  stop(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('runId', { schema: idSchema }) runId: string,
    @Req() request: KnownRequest,
  ): Promise<PlanningRun> {
    return this.runs.stop(relayId, runId, languageOf(request))
  }

  @Get('plan')
  @Answers(draftAnswer)
  async draft(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Req() request: KnownRequest,
  ): Promise<z.infer<typeof draftAnswer>> {
    return { draft: await this.drafts.find(relayId, languageOf(request)) }
  }

  @Get('releases')
  @Answers(releaseList)
  async list(@Param('relayId', { schema: idSchema }) relayId: string): Promise<z.infer<typeof releaseList>> {
    return { releases: await this.releases.list(relayId) }
  }

  @Post('releases')
  @Answers(releaseSummary, 201)
  release(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: releaseInput }) { version }: z.infer<typeof releaseInput>,
    @Req() request: KnownRequest,
  ): Promise<ReleaseSummary> {
    return this.releases.release(relayId, version, request.organiser?.id ?? '')
  }
}
