import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import {
  rehearsal,
  rehearsalInput,
  rehearsalList,
  type Rehearsal,
} from '@stafet/domain/contract/rehearsal.ts'
import type { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Rehearsals } from './rehearsals.service.ts'

@Controller('api/relays/:relayId/rehearsals')
@Access('organiser')
export class RehearsalsController {
  constructor(private readonly rehearsals: Rehearsals) {}

  @Get()
  @Answers(rehearsalList)
  async list(
    @Param('relayId', { schema: idSchema }) relayId: string,
  ): Promise<z.infer<typeof rehearsalList>> {
    return { rehearsals: await this.rehearsals.list(relayId) }
  }

  @Post()
  @Answers(rehearsal, 201)
  start(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: rehearsalInput }) { speed }: z.infer<typeof rehearsalInput>,
    @Req() request: KnownRequest,
  ): Promise<Rehearsal> {
    return this.rehearsals.start(relayId, speed, request.organiser?.id ?? '')
  }

  @Post(':rehearsalId/stop')
  @Answers(rehearsal, 201)
  stop(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('rehearsalId', { schema: idSchema }) rehearsalId: string,
    @Req() request: KnownRequest,
  ): Promise<Rehearsal> {
    return this.rehearsals.stop(relayId, rehearsalId, request.organiser?.id ?? '')
  }
}
