import type { Server } from 'node:http'
import { StandardSchemaSerializerInterceptor } from '@nestjs/common'
import { NestFactory, Reflector } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger'
import compression from 'compression'
import type { NextFunction, Request, Response } from 'express'
import { Logger } from 'nestjs-pino'
import { AppModule } from './app.module.ts'
import type { Config } from './platform/config.ts'
import { ErrorFilter } from './platform/error-filter.ts'
import { SchemaPipe } from './platform/schema-pipe.ts'
import { securityHeaders } from './platform/security-headers.ts'
import { webPage } from './platform/web-page.ts'
import { messageBytes } from './tracking/index.ts'

/** Bodies: an import of 2,000 communities with their stories fits; ten megabytes do not. */
const BODY_LIMIT = '6mb'

/** For a body to arrive in: a country's map, uploaded over a slow line. Node's own five minutes are too few. */
const BODY_WITHIN_MS = 3_600_000

/** An idle line is the other's to close, proxies' too, most of which do so within a minute: a request may be on its way. */
const IDLE_LINE_MS = 75_000

/** The server, ready to listen. `pageFolder` holds the built front end. */
export async function createApp(
  config: Config,
  databaseUrl: string,
  pageFolder: string,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, databaseUrl), {
    bufferLogs: true,
    abortOnError: false,
    // Only what each kind of body needs, below.
    bodyParser: false,
    // A client that never finishes sending must not keep the server from stopping.
    forceCloseConnections: true,
  })
  const server: Server = app.getHttpServer()
  server.requestTimeout = BODY_WITHIN_MS
  server.keepAliveTimeout = IDLE_LINE_MS
  app.useLogger(app.get(Logger))
  app.disable('x-powered-by')
  // A reverse proxy on the same machine or in the same private network says who the caller is.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal')
  app.use(securityHeaders)
  app.use('/api', notStored)
  app.use(compression())
  app.use('/api/track', messageBytes)
  app.useBodyParser('json', { limit: BODY_LIMIT })
  app.useGlobalPipes(new SchemaPipe())
  app.useGlobalFilters(new ErrorFilter())
  app.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(app.get(Reflector)))
  app.enableShutdownHooks([])
  describeApi(app)
  app.use(webPage(pageFolder))
  return app
}

function describeApi(app: NestExpressApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Fællesskabsstafet')
    .setDescription('Plan, run and follow a Fællesskabsstafet. Live messages go over the WebSocket at /live.')
    .setVersion('1')
    .addCookieAuth('stafet_session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'The key of a check-in link' })
    .build()
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/docs-json',
  })
}

/** What a route does not declare cacheable is nobody's to keep: organisers see personal data. */
function notStored(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store')
  next()
}
