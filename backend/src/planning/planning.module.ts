import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { CommunitiesModule } from '../communities/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { TravelModule } from '../travel/index.ts'
import { DayReplans } from './day-replans.service.ts'
import { Drafts } from './drafts.service.ts'
import { PlanDraftEntity, PlanningRunEntity, PlanReleaseEntity } from './plan.entities.ts'
import { PlanningController } from './planning.controller.ts'
import { PlanningRuns } from './planning-runs.service.ts'
import { Releases } from './releases.service.ts'

@Module({
  imports: [
    TypeOrmModule.forFeature([PlanningRunEntity, PlanDraftEntity, PlanReleaseEntity]),
    RelaysModule,
    CommunitiesModule,
    TravelModule,
  ],
  controllers: [PlanningController],
  providers: [PlanningRuns, Drafts, Releases, DayReplans],
  exports: [PlanningRuns, Drafts, Releases, DayReplans],
})
export class PlanningModule {}
