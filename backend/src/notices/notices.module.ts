import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { Jobs } from '../platform/jobs.ts'
import { RelayStatesModule } from '../relay-states/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { TrackingModule } from '../tracking/index.ts'
import { NoticeEntity } from './notice.entity.ts'
import { NoticeList } from './notice-list.service.ts'
import { NoticesController } from './notices.controller.ts'
import { Notices, SEND_NOTICES } from './notices.service.ts'
import { NoticePlanner } from './planned/notice-planner.ts'
import { Sender } from './sender.ts'

@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity]), RelaysModule, RelayStatesModule, TrackingModule],
  controllers: [NoticesController],
  providers: [Notices, NoticeList, Sender, NoticePlanner],
  exports: [Notices],
})
export class NoticesModule {
  constructor(jobs: Jobs, planner: NoticePlanner, sender: Sender) {
    jobs.everyMinute('plan-notices', (nowMs) => planner.plan(nowMs))
    jobs.everyMinute(SEND_NOTICES, () => sender.sendDue())
  }
}
