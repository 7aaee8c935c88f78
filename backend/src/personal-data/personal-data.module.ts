import { Module } from '@nestjs/common'
import { Daily } from '../platform/daily.ts'
import { PersonalData } from './personal-data.ts'

@Module({ providers: [PersonalData] })
export class PersonalDataModule {
  constructor(daily: Daily, personalData: PersonalData) {
    daily.everyDay((nowMs) => personalData.purge(nowMs))
  }
}
