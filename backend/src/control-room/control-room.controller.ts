import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common'
import {
  controlRoom,
  coordinatorAnswer,
  coordinatorWord,
  type ControlRoom,
  type CoordinatorWord,
} from '@stafet/domain/contract/control-room.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { ControlRooms } from './control-rooms.service.ts'
import { Words } from './words.service.ts'

/** What the coordinator sees and says on the day. */
@Controller('api/relays/:relayId')
@Access('organiser')
export class ControlRoomController {
  constructor(
    private readonly rooms: ControlRooms,
    private readonly words: Words,
  ) {}

  @Get('control-room')
  @Answers(controlRoom)
  show(@Param('relayId', { schema: idSchema }) relayId: string): Promise<ControlRoom> {
    return this.rooms.show(relayId)
  }

  @Post('words')
  @HttpCode(200)
  @Answers(coordinatorAnswer)
  say(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: coordinatorWord }) word: CoordinatorWord,
    @Req() request: KnownRequest,
  ): Promise<z.infer<typeof coordinatorAnswer>> {
    return this.words.say(relayId, word, request.organiser?.id ?? '')
  }
}
