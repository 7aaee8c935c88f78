import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common'
import {
  controlRoom,
  coordinatorAnswer,
  coordinatorWord,
  messageAnswer,
  messageInput,
  replan,
  replanReleased,
  replanReleaseInput,
  type ControlRoom,
  type CoordinatorWord,
  type Replan,
} from '@stafet/domain/contract/control-room.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { Response } from 'express'
import type { z } from 'zod'
import { Access, type KnownRequest } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { languageOf } from '../platform/language.ts'
import { ControlRooms } from './control-rooms.service.ts'
import { Messages } from './messages.service.ts'
import { ReplanReleases } from './replan-releases.service.ts'
import { Replans } from './replans.service.ts'
import { Words } from './words.service.ts'

/** What the coordinator sees and says on the day. */
@Controller('api/relays/:relayId')
@Access('organiser')
export class ControlRoomController {
  constructor(
    private readonly rooms: ControlRooms,
    private readonly words: Words,
    private readonly messages: Messages,
    private readonly replans: Replans,
    private readonly replanReleases: ReplanReleases,
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

  @Post('messages')
  @HttpCode(200)
  @Answers(messageAnswer)
  write(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Body({ schema: messageInput }) message: z.infer<typeof messageInput>,
    @Req() request: KnownRequest,
  ): Promise<z.infer<typeof messageAnswer>> {
    return this.messages.send(relayId, message, request.organiser?.id ?? '')
  }

  /** Takes up to two seconds. Whoever goes away meanwhile leaves no search behind. */
  @Post('replans')
  @Answers(replan, 201)
  async replan(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Req() request: KnownRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Replan> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    return this.replans.make(relayId, languageOf(request), gone.signal)
  }

  @Post('replans/:replanId/release')
  @Answers(replanReleased, 201)
  release(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('replanId', { schema: idSchema }) replanId: string,
    @Body({ schema: replanReleaseInput }) { tell }: z.infer<typeof replanReleaseInput>,
    @Req() request: KnownRequest,
  ): Promise<z.infer<typeof replanReleased>> {
    return this.replanReleases.release(relayId, replanId, tell, request.organiser?.id ?? '')
  }
}
