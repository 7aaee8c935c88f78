import { Module, type DynamicModule } from '@nestjs/common'
import { AccessModule } from './access/index.ts'
import { AreaModule } from './area/index.ts'
import { CommunitiesModule } from './communities/index.ts'
import { ControlRoomModule } from './control-room/index.ts'
import { DayFilesModule } from './day-files/index.ts'
import { DemoModule } from './demo/index.ts'
import { HandoversModule } from './handovers/index.ts'
import { HealthController } from './health/health.controller.ts'
import { LiveModule } from './live/index.ts'
import { NoticesModule } from './notices/index.ts'
import { PlanningModule } from './planning/index.ts'
import { PersonalDataModule } from './personal-data/index.ts'
import type { Config } from './platform/config.ts'
import { ConfigModule } from './platform/config.module.ts'
import { DatabaseModule } from './platform/database.module.ts'
import { JobsModule } from './platform/jobs.module.ts'
import { logging } from './platform/logging.ts'
import { RehearsalsModule } from './rehearsals/index.ts'
import { RelaysModule } from './relays/index.ts'
import { ReservesModule } from './reserves/index.ts'
import { TrackingModule } from './tracking/index.ts'

/** The whole server, with its settings and its database. */
@Module({})
export class AppModule {
  static with(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController],
      imports: [
        logging(config),
        ConfigModule.of(config),
        DatabaseModule.at(databaseUrl),
        JobsModule,
        AccessModule,
        RelaysModule,
        CommunitiesModule,
        PlanningModule,
        HandoversModule,
        TrackingModule,
        ControlRoomModule,
        LiveModule,
        NoticesModule,
        ReservesModule,
        PersonalDataModule,
        DayFilesModule,
        RehearsalsModule,
        AreaModule,
        DemoModule,
      ],
    }
  }
}
