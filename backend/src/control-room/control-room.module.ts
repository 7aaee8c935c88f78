import { Module } from '@nestjs/common'
import { PlanningModule } from '../planning/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { TrackingModule } from '../tracking/index.ts'
import { ControlRoomController } from './control-room.controller.ts'
import { ControlRooms } from './control-rooms.service.ts'
import { Words } from './words.service.ts'

@Module({
  imports: [RelaysModule, PlanningModule, TrackingModule],
  controllers: [ControlRoomController],
  providers: [ControlRooms, Words],
})
export class ControlRoomModule {}
