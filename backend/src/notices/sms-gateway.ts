import type { Config } from '../platform/config.ts'
import type { Deliver, Delivery, Letter } from './delivery.ts'
import { isOrdinary, withPlainMarks } from './sms-parts.ts'

/** Node gives up connecting after 10 s: when this has passed, the request had been sent. */
const ANSWER_WITHIN_MS = 20_000

/** What Node says when no connection came about, so that nothing can have been taken. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * Hands SMS over to a service that speaks GatewayAPI's format. An answer that does not come leaves open whether
 * the message was taken; then it is not tried again, since nobody wants the same message twice.
 */
export function smsGateway({ url, token, sender }: NonNullable<Config['sms']>): Deliver {
  const authorization = `Basic ${Buffer.from(`${token}:`).toString('base64')}`
  return async (letter) => {
    let response: Response
    try {
      response = await fetch(`${url}/rest/mtsms`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(letter, sender)),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
    } catch (error) {
      return neverConnected.has(causeOf(error))
        ? { went: 'again', why: 'Vi kan ikke få forbindelse til sms-tjenesten.' }
        : { went: 'unknown', why: 'Sms-tjenesten svarede ikke, så vi ved ikke, om beskeden er sendt.' }
    }
    await response.body?.cancel()
    return deliveryOf(response.status)
  }
}

function bodyOf({ id, recipient, body }: Letter, sender: string): object {
  const message = withPlainMarks(body)
  return {
    sender,
    message,
    recipients: [{ msisdn: Number(recipient.replace('+', '')) }],
    userref: id,
    ...(isOrdinary(message) ? {} : { encoding: 'UCS2' }),
  }
}

function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return { went: 'sent' }
  if (status === 504)
    return { went: 'unknown', why: 'Sms-tjenesten ved ikke, om beskeden er sendt (fejl 504).' }
  if (status === 429 || status >= 500)
    return { went: 'again', why: `Sms-tjenesten kan ikke lige nu (fejl ${status}).` }
  if (status === 401 || status === 403)
    return { went: 'refused', why: `Sms-tjenesten kender ikke vores nøgle, SMS_TOKEN (fejl ${status}).` }
  return {
    went: 'refused',
    why: `Sms-tjenesten tog ikke imod beskeden (fejl ${status}). Er nummeret rigtigt?`,
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
}
