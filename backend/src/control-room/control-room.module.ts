import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { NoticesModule } from '../notices/index.ts'
import { PlanningModule } from '../planning/index.ts'
import { RelayStatesModule } from '../relay-states/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { ReservesModule } from '../reserves/index.ts'
import { TrackingModule } from '../tracking/index.ts'
import { ControlRoomController } from './control-room.controller.ts'
import { ControlRooms } from './control-rooms.service.ts'
import { Messages } from './messages.service.ts'
import { ReplanReleases } from './replan-releases.service.ts'
import { ReplanEntity } from './replan.entity.ts'
import { Replans } from './replans.service.ts'
import { Words } from './words.service.ts'

@Module({
  imports: [
    TypeOrmModule.forFeature([ReplanEntity]),
    RelaysModule,
    RelayStatesModule,
    PlanningModule,
    TrackingModule,
    NoticesModule,
    ReservesModule,
  ],
  controllers: [ControlRoomController],
  providers: [ControlRooms, Words, Messages, Replans, ReplanReleases],
})
export class ControlRoomModule {}
