import type { DynamicModule } from '@nestjs/common'
import { LoggerModule } from 'nestjs-pino'
import type { Config } from './config.ts'

/** Structured logs of what was asked and how it went; nobody's address, key, cookie or words. */
export function logging({ logLevel }: Pick<Config, 'logLevel'>): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: logLevel,
      quietReqLogger: true,
      serializers: {
        req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
          id,
          method,
          path: withoutKeys(url),
        }),
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
      customLogLevel: (_request, response, error) =>
        (error ?? response.statusCode >= 500) ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    },
  })
}

/** An address without its query, and without the key of a link. */
export const withoutKeys = (url: string): string => url.replace(/\?.*$/s, '').replace(/^\/f\/.*/s, '/f/…')
