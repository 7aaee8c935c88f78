import { Global, Module } from '@nestjs/common'
import { Daily } from './daily.ts'
import { Jobs } from './jobs.ts'

@Global()
@Module({ providers: [Jobs, Daily], exports: [Jobs, Daily] })
export class JobsModule {}
