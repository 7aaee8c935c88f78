import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import { call, callInput, callList, type Call } from '@stafet/domain/contract/reserve.ts'
import type { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Calls } from './calls.service.ts'

@Controller('api/relays/:relayId/calls')
@Access('organiser')
export class CallsController {
  constructor(private readonly calls: Calls) {}

  @Get()
  @Answers(callList)
  async list(@Param('relayId', { schema: idSchema }) relayId: string): Promise<z.infer<typeof callList>> {
    return { calls: await this.calls.list(relayId) }
  }

  @Post()
  @HttpCode(200)
  @Answers(call)
  make(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: callInput }) input: z.infer<typeof callInput>,
    @Req() request: KnownRequest,
  ): Promise<Call> {
    return this.calls.make(relayId, input, request.organiser?.id ?? '')
  }

  @Post(':callId/close')
  @HttpCode(200)
  @Answers(call)
  close(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('callId', { schema: idSchema }) callId: string,
    @Req() request: KnownRequest,
  ): Promise<Call> {
    return this.calls.close(relayId, callId, request.organiser?.id ?? '')
  }
}
