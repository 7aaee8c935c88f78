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
        err: bareError,
        res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      },
      customLogLevel: (_request, response, error) =>
        (error ?? response.statusCode >= 500) ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    },
  })
}

/**
 * What went wrong and where, without the values: PostgreSQL quotes them in its messages and TypeORM keeps a query's
 * parameters, and both may be somebody's name or telephone number.
 */
export function bareError(error: Error & { code?: unknown; driverError?: unknown }): object {
  const fromDatabase = error.driverError !== undefined || /^[0-9A-Z]{5}$/.test(String(error.code))
  return {
    type: error.name,
    code: error.code,
    message: fromDatabase ? undefined : error.message,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  }
}

/** An address without its query, and without the key of a link. */
export const withoutKeys = (url: string): string =>
  url.replace(/\?.*$/s, '').replace(/^\/(f|svar)\/.*/s, '/$1/…')
