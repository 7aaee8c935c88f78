import { Module } from '@nestjs/common'
import { PlanningModule } from '../planning/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { CheckInController } from './check-in.controller.ts'
import { CheckIns } from './check-in.service.ts'
import { CheckInLinksController } from './check-in-links.controller.ts'

@Module({
  imports: [RelaysModule, PlanningModule],
  controllers: [CheckInController, CheckInLinksController],
  providers: [CheckIns],
})
export class HandoversModule {}
