import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { Jobs } from '../platform/jobs.ts'
import { RelaysModule } from '../relays/index.ts'
import { NoticeEntity } from './notice.entity.ts'
import { NoticesController } from './notices.controller.ts'
import { Notices, SEND_NOTICES } from './notices.service.ts'
import { Sender } from './sender.ts'

@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity]), RelaysModule],
  controllers: [NoticesController],
  providers: [Notices, Sender],
  exports: [Notices],
})
export class NoticesModule {
  constructor(jobs: Jobs, sender: Sender) {
    jobs.everyMinute(SEND_NOTICES, (nowMs) => sender.sendDue(nowMs))
  }
}
