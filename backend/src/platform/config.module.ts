import { Global, Module, type DynamicModule } from '@nestjs/common'
import { CONFIG, type Config } from './config.ts'

/** Hands the configuration to whoever asks for CONFIG. */
@Global()
@Module({})
export class ConfigModule {
  static of(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] }
  }
}
