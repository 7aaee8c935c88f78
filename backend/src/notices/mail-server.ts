import { createTransport } from 'nodemailer'
import type { Config } from '../platform/config.ts'
import type { Deliver } from './delivery.ts'

const CONNECT_WITHIN_MS = 10_000
const SILENT_MS = 30_000
/** For a letter in all: a server that says a little now and then is never silent. */
const LETTER_WITHIN_MS = 60_000

/**
 * Hands mail over by SMTP. Where no answer comes it is tried again, with the same Message-ID: mail programs then
 * show it once, and a second one would do no harm.
 */
export function mailServer(
  { url, from }: NonNullable<Config['mail']>,
  letterWithinMs: number = LETTER_WITHIN_MS,
): Deliver {
  const server = createTransport({
    url,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost'
  return async ({ id, recipient, subject, body }) => {
    try {
      await server.sendMail({
        from,
        to: { name: '', address: recipient },
        subject,
        text: `${body}\n`,
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(letterWithinMs),
      })
      return { went: 'sent' }
    } catch (error) {
      const { responseCode, code } = { responseCode: 0, code: '', ...(error instanceof Error ? error : {}) }
      if (code === 'EAUTH')
        return { went: 'refused', why: 'Mailserveren vil ikke lukke os ind. Se efter i SMTP_URL.' }
      if (responseCode >= 500)
        return {
          went: 'refused',
          why: `Mailserveren tog ikke imod beskeden (fejl ${responseCode}). Er adressen rigtig?`,
        }
      if (code === 'EABORT')
        return { went: 'again', why: 'Mailserveren blev ikke færdig med at tage imod beskeden.' }
      return responseCode >= 400
        ? { went: 'again', why: `Mailserveren kan ikke lige nu (fejl ${responseCode}).` }
        : { went: 'again', why: 'Vi kan ikke få forbindelse til mailserveren.' }
    }
  }
}
