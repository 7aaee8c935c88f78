import { Module } from '@nestjs/common'
import { CommunitiesModule } from '../communities/index.ts'
import { PlanningModule } from '../planning/index.ts'
import { RehearsalsModule } from '../rehearsals/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { Demo } from './demo.ts'

@Module({
  imports: [RelaysModule, CommunitiesModule, PlanningModule, RehearsalsModule],
  providers: [Demo],
  exports: [Demo],
})
export class DemoModule {}
