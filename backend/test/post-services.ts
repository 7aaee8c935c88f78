import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'
import { startTestServer, type TestServer } from './test-server.ts'

/** What GatewayAPI takes at `POST /rest/mtsms`. */
const smsMessage = z.strictObject({
  sender: z.string().min(1).max(11),
  message: z.string().min(1),
  recipients: z.tuple([z.strictObject({ msisdn: z.number().int() })]),
  userref: z.string(),
  encoding: z.literal('UCS2').optional(),
})
type SmsMessage = z.infer<typeof smsMessage>

const SMS_TOKEN = 'sms-noegle'

interface SmsService {
  url: string
  /** What has arrived, refused or not. */
  arrived: SmsMessage[]
  /** Decides what a message is answered with; 200 unless told otherwise. */
  answerWith(status: (message: SmsMessage) => number | Promise<number>): void
  close(): Promise<void>
}

/** A service on this machine that speaks GatewayAPI's format and sends nothing. */
async function startSmsService(): Promise<SmsService> {
  const arrived: SmsMessage[] = []
  let decide: (message: SmsMessage) => number | Promise<number> = () => 200
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Uint8Array[] = []
      for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk)
      const known = request.headers.authorization === `Basic ${btoa(`${SMS_TOKEN}:`)}`
      const message = smsMessage.parse(JSON.parse(Buffer.concat(chunks).toString()))
      if (request.method !== 'POST' || request.url !== '/rest/mtsms' || !known) {
        response.writeHead(401).end('{}')
        return
      }
      arrived.push(message)
      const status = await decide(message)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(
        JSON.stringify({
          ids: [arrived.length],
          usage: { countries: { DK: 1 }, currency: 'DKK', total_cost: 0 },
        }),
      )
    })().catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    arrived,
    answerWith: (status) => {
      decide = status
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface MailService {
  url: string
  arrived: Email[]
  /** Refuses recipients for which this answers a code, when it does; takes all unless told otherwise. */
  refuseWith(code: (address: string) => number | null | Promise<null>): void
  /** Takes the next mail and hangs up without a word. */
  hangUpOnce(): void
  close(): Promise<void>
}

/** A mail server on this machine that keeps what it gets. */
async function startMailService(): Promise<MailService> {
  const arrived: Email[] = []
  let refuse: Parameters<MailService['refuseWith']>[0] = () => null
  let hangsUp = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      void (async () => {
        const responseCode = await refuse(address)
        done(responseCode === null ? null : Object.assign(new Error('refused'), { responseCode }))
      })()
    },
    onData: (stream, _session, done) => {
      const chunks: Uint8Array[] = []
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then(
          (mail) => {
            arrived.push(mail)
            if (hangsUp) for (const connection of sockets) connection.destroy()
            else done()
            hangsUp = false
          },
          (error: Error) => done(error),
        )
      })
    },
  })
  server.on('error', () => undefined)
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    arrived,
    refuseWith: (code) => {
      refuse = code
    },
    hangUpOnce: () => {
      hangsUp = true
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('it does not listen on a port')
  return address.port
}

export interface PostingServer extends TestServer {
  sms: SmsService
  mail: MailService
  /** Takes everything again, and nothing has arrived. */
  emptyPost(): void
}

/** A test server that hands its SMS and mail over to the two above. */
export async function startPostingServer(env: Record<string, string> = {}): Promise<PostingServer> {
  const [sms, mail] = await Promise.all([startSmsService(), startMailService()])
  const server = await startTestServer({
    SMTP_URL: mail.url,
    MAIL_FROM: 'Stafetten <stafet@kommune.example>',
    SMS_URL: sms.url,
    SMS_TOKEN,
    SMS_SENDER: 'Slagelse',
    ...env,
  })
  return {
    ...{ ...server, sms, mail },
    emptyPost: () => {
      sms.arrived.length = 0
      sms.answerWith(() => 200)
      mail.arrived.length = 0
      mail.refuseWith(() => null)
    },
    close: async () => {
      await server.close()
      await sms.close()
      await mail.close()
    },
  }
}
