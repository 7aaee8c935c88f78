import { Module } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'
import { NoticesModule } from '../notices/index.ts'
import { Jobs } from '../platform/jobs.ts'
import { RelayStatesModule } from '../relay-states/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { TravelModule } from '../travel/index.ts'
import { Asking } from './asking.ts'
import { CallAnswers } from './call-answers.service.ts'
import { CallLinkController } from './call-link.controller.ts'
import { CallsController } from './calls.controller.ts'
import { Calls } from './calls.service.ts'
import { AskedEntity, CallEntity, ReserveEntity } from './reserve.entities.ts'
import { ReservesController } from './reserves.controller.ts'
import { Reserves } from './reserves.service.ts'

@Module({
  imports: [
    TypeOrmModule.forFeature([ReserveEntity, CallEntity, AskedEntity]),
    RelaysModule,
    RelayStatesModule,
    NoticesModule,
    TravelModule,
  ],
  controllers: [ReservesController, CallsController, CallLinkController],
  providers: [Reserves, Calls, CallAnswers, Asking],
  exports: [Calls],
})
export class ReservesModule {
  constructor(jobs: Jobs, asking: Asking) {
    jobs.everyMinute('ask-reserves', (nowMs) => asking.goOn(nowMs))
  }
}
