import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { PlanningModule } from '../planning/index.ts'
import { RelayStatesModule } from '../relay-states/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { AnnounceLater } from './announce-later.ts'
import { LatestPositions } from './latest-positions.ts'
import { PlannedLegs } from './planned-legs.ts'
import { PositionIntake } from './position-intake.ts'
import { TrackController } from './track.controller.ts'
import { TrackerEntity } from './tracker.entity.ts'
import { TrackersController } from './trackers.controller.ts'
import { Trackers } from './trackers.service.ts'

@Module({
  imports: [TypeOrmModule.forFeature([TrackerEntity]), RelaysModule, PlanningModule, RelayStatesModule],
  controllers: [TrackController, TrackersController],
  providers: [PositionIntake, PlannedLegs, Trackers, LatestPositions, AnnounceLater],
  exports: [Trackers, LatestPositions],
})
export class TrackingModule {}
