import { Module } from '@nestjs/common'
import { CommunitiesModule } from '../communities/index.ts'
import { PlanningModule } from '../planning/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { LiveGateway } from './live.gateway.ts'
import { PublicLiveController } from './public-live.controller.ts'
import { RelayBell } from './relay-bell.ts'
import { Rooms } from './rooms.ts'
import { Snapshots } from './snapshots.ts'

@Module({
  imports: [RelaysModule, PlanningModule, CommunitiesModule],
  controllers: [PublicLiveController],
  providers: [LiveGateway, Rooms, RelayBell, Snapshots],
})
export class LiveModule {}
