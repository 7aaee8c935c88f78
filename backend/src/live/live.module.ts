import { Module } from '@nestjs/common'
import { CommunitiesModule } from '../communities/index.ts'
import { RelayStatesModule } from '../relay-states/index.ts'
import { TrackingModule } from '../tracking/index.ts'
import { LiveDoor } from './live-door.ts'
import { LiveGateway } from './live.gateway.ts'
import { PublicLiveController } from './public-live.controller.ts'
import { RelayBell } from './relay-bell.ts'
import { Rooms } from './rooms.ts'
import { Snapshots } from './snapshots.ts'
import { ToldPositions } from './told-positions.ts'

@Module({
  imports: [RelayStatesModule, CommunitiesModule, TrackingModule],
  controllers: [PublicLiveController],
  providers: [LiveDoor, LiveGateway, Rooms, RelayBell, Snapshots, ToldPositions],
})
export class LiveModule {}
