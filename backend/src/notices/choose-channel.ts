import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Config } from '../platform/config.ts'

/** Somebody who may be told something. */
export interface Person {
  phone: string
  email: string
}

export interface Address {
  channel: 'mail' | 'sms'
  /** `+4512345678`, or an e-mail address. */
  recipient: string
}

/** Which of the two the server is set up to send. */
export type Channels = Record<Address['channel'], boolean>

/** While the product is tried out with nothing set up, all is written as if it could be sent, to be read. */
export function channelsOf({ mail, sms, devPost }: Pick<Config, 'mail' | 'sms' | 'devPost'>): Channels {
  const onTrial = devPost && !mail && !sms
  return { mail: mail !== null || onTrial, sms: sms !== null || onTrial }
}

/**
 * SMS where there is a number that can be one (Danish unless it says otherwise), else mail; null where there is
 * neither. What the server cannot send is chosen only when the other is of no use either.
 */
export function chooseChannel({ phone, email }: Person, can: Channels): Address | null {
  const number = parsePhoneNumberFromString(phone, 'DK')
  const sms: Address | null = number?.isValid() ? { channel: 'sms', recipient: number.number } : null
  const mail: Address | null = email === '' ? null : { channel: 'mail', recipient: email }
  if (sms && mail && can.mail && !can.sms) return mail
  return sms ?? mail
}
