import { Module } from '@nestjs/common'
import { AreaModule } from '../area/index.ts'
import { Travels } from './travels.service.ts'

@Module({ imports: [AreaModule], providers: [Travels], exports: [Travels] })
export class TravelModule {}
