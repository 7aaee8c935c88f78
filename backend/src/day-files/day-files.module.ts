import { Module } from '@nestjs/common'
import { PlanningModule } from '../planning/index.ts'
import { RelaysModule } from '../relays/index.ts'
import { DayFilesController } from './day-files.controller.ts'

@Module({ imports: [RelaysModule, PlanningModule], controllers: [DayFilesController] })
export class DayFilesModule {}
