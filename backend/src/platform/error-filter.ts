import { types } from 'node:util'
import {
  BadRequestException,
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common'
import type { ErrorCode } from '@stafet/domain/contract/errors.ts'
import type { Request, Response } from 'express'
import { errorBodyOf } from './error-words.ts'
import { languageOf } from './language.ts'
import { Refusal } from './refusal.ts'

/** Turns whatever a route throws into the one error shape. What we did not foresee is logged, never shown. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger(ErrorFilter.name)

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>()
    const request = host.switchToHttp().getRequest<Request>()
    const refusal = isBrokenJson(error, request) ? new Refusal('malformed-json') : toRefusal(error)
    if (refusal.status >= 500) this.logger.error(error)
    if (response.headersSent) {
      response.end()
      return
    }
    // A route that may be cached has said so already; that it went wrong this time must not be.
    response.setHeader('Cache-Control', 'no-store')
    const body = errorBodyOf(refusal, languageOf(request))
    response.status(refusal.status).json(body)
  }
}

/** Nest turns the parser's SyntaxError into a plain 400; our own code never throws one. */
function isBrokenJson(error: unknown, request: Request): boolean {
  return error instanceof BadRequestException && Boolean(request.is('json'))
}

const refusalOfStatus = (status: number): Refusal =>
  new Refusal(codeOfStatus[status] ?? (status < 500 ? 'invalid' : 'unexpected'))

const codeOfStatus: Partial<Record<number, ErrorCode>> = {
  400: 'invalid',
  401: 'not-logged-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
}

/** Classes of PostgreSQL errors, and of the sockets to it, that mean that it is away and may come back. */
const databaseAway = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|ETIMEDOUT)$/
const poolAway =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Driver not Connected/

export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof HttpException) return refusalOfStatus(error.getStatus())
  // Also what Node itself made, wherever our code runs.
  if (types.isNativeError(error)) {
    // body-parser and multer name their refusals in `type` and `code`.
    const { type, code } = { type: '', code: '', ...error }
    if (type === 'entity.too.large' || code === 'LIMIT_FILE_SIZE') return new Refusal('too-large')
    if (databaseAway.test(String(code)) || poolAway.test(error.message)) return new Refusal('unavailable')
  }
  return new Refusal('unexpected')
}
