import { Module } from '@nestjs/common'
import { PlanningModule } from '../planning/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { RehearsalPlayer } from './rehearsal-player.ts'
import { RehearsalsController } from './rehearsals.controller.ts'
import { Rehearsals } from './rehearsals.service.ts'

@Module({
  imports: [RelaysModule, PlanningModule],
  controllers: [RehearsalsController],
  providers: [Rehearsals, RehearsalPlayer],
  exports: [Rehearsals, RehearsalPlayer],
})
export class RehearsalsModule {}
