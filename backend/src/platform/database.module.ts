import { Global, Module, type DynamicModule } from '@nestjs/common'
import { TypeOrmModule } from '@nestjs/typeorm'

/** Nest's token for the address of the database in use, embedded or not. */
export const DATABASE_URL = Symbol('database url')

/** No question that a page waits for takes a tenth of this. What does takes a connection of its own. */
const QUERY_WITHIN_MS = 6000

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
          // A database that is away, or that hangs, is told of within seconds: whoever waits may try again.
          extra: { connectionTimeoutMillis: 3000, query_timeout: QUERY_WITHIN_MS },
          // The pool tells of connections that die while they wait; the next query gets a fresh one.
          poolErrorHandler: () => undefined,
        }),
      ],
      providers: [{ provide: DATABASE_URL, useValue: url }],
      exports: [DATABASE_URL],
    }
  }
}
