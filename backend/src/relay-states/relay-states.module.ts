import { Module } from '@nestjs/common'
import { PlanningModule } from '../planning/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { RelayStates } from './relay-states.ts'

@Module({
  imports: [RelaysModule, PlanningModule],
  providers: [RelayStates],
  exports: [RelayStates],
})
export class RelayStatesModule {}
