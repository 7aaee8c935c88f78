import { Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common'
import { noticeList } from '@stafet/domain/contract/notice.ts'
import { id as idSchema } from '@stafet/domain/contract/primitives.ts'
import type { z } from 'zod'
import { Access } from '../access/index.ts'
import { Answers } from '../platform/answers.ts'
import { CONFIG, type Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { Relays } from '../relays/index.ts'
import { NoticeList } from './notice-list.service.ts'

/** What has been, or is to be, told to whom. Addresses and numbers stand in it: for organisers only. */
@Controller('api')
@Access('organiser')
export class NoticesController {
  constructor(
    private readonly notices: NoticeList,
    private readonly relays: Relays,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('relays/:relayId/notices')
  @Answers(noticeList)
  async list(@Param('relayId', { schema: idSchema }) relayId: string): Promise<z.infer<typeof noticeList>> {
    await this.relays.get(relayId)
    return { notices: await this.notices.ofRelay(relayId) }
  }

  /** Sends it to nobody; it stays in the list. */
  @Delete('relays/:relayId/notices/:noticeId')
  @HttpCode(204)
  drop(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('noticeId', { schema: idSchema }) noticeId: string,
  ): Promise<void> {
    return this.notices.drop(relayId, noticeId)
  }

  /** Tries one that failed once more, whatever is known of how it went. */
  @Post('relays/:relayId/notices/:noticeId/again')
  @HttpCode(204)
  sendAgain(
    @Param('relayId', { schema: idSchema }) relayId: string,
    @Param('noticeId', { schema: idSchema }) noticeId: string,
  ): Promise<void> {
    return this.notices.sendAgain(relayId, noticeId)
  }

  /** Of every relay, while the product is being tried out. */
  @Get('dev/post')
  @Answers(noticeList)
  async all(): Promise<z.infer<typeof noticeList>> {
    if (!this.config.devPost) throw new Refusal('not-found')
    return { notices: await this.notices.ofAll() }
  }
}
