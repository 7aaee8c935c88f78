import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import {
  reserve,
  reserveInput,
  reserveList,
  type Reserve,
  type ReserveInput,
} from '@stafet/domain/contract/reserve.ts'
import type { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { Reserves } from './reserves.service.ts'

@Controller('api/relays/:relayId/reserves')
@Access('organiser')
export class ReservesController {
  constructor(private readonly reserves: Reserves) {}

  @Get()
  @Answers(reserveList)
  async list(@Param('relayId', { schema: idSchema }) relayId: string): Promise<z.infer<typeof reserveList>> {
    return { reserves: await this.reserves.list(relayId) }
  }

  @Post()
  @Answers(reserve, 201)
  add(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: reserveInput }) input: ReserveInput,
  ): Promise<Reserve> {
    return this.reserves.add(relayId, input)
  }

  @Put(':reserveId')
  @Answers(reserve)
  change(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('reserveId', { schema: idSchema }) reserveId: string,
    @Body({ schema: reserveInput }) input: ReserveInput,
  ): Promise<Reserve> {
    return this.reserves.change(relayId, reserveId, input)
  }

  @Delete(':reserveId')
  @HttpCode(204)
  remove(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('reserveId', { schema: idSchema }) reserveId: string,
  ): Promise<void> {
    return this.reserves.remove(relayId, reserveId)
  }
}
