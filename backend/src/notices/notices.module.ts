import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { RelaysModule } from '../relays/index.ts'
import { NoticeEntity } from './notice.entity.ts'
import { NoticesController } from './notices.controller.ts'
import { Notices } from './notices.service.ts'

@Module({
  imports: [TypeOrmModule.forFeature([NoticeEntity]), RelaysModule],
  controllers: [NoticesController],
  providers: [Notices],
  exports: [Notices],
})
export class NoticesModule {}
