import { Global, Module, type DynamicModule } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'

/** Nest's token for the address of the database in use, embedded or not. */
export const DATABASE_URL = Symbol('database url')

/** The connection pool. Features bring their own entities; `synchronize` is never on. */
@Global()
@Module({})
export class DatabaseModule {
  static at(url: string): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres',
          url,
          autoLoadEntities: true,
          synchronize: false,
          retryAttempts: 0,
          poolSize: 20,
          extra: { connectionTimeoutMillis: 5000 },
          // The pool tells of connections that die while they wait; the next query gets a fresh one.
          poolErrorHandler: () => undefined,
        }),
      ],
      providers: [{ provide: DATABASE_URL, useValue: url }],
      exports: [DATABASE_URL],
    }
  }
}
