/** Where a link goes that rings a number. */
export function telephone(number: string): string {
  return `tel:${dialled(number)}`
}

/** Where a link goes that has a text ready to be sent to a number. */
export function textMessage(number: string, text: string): string {
  return `sms:${dialled(number)}?&body=${encodeURIComponent(text)}`
}

/** Without what people put between its digits. */
function dialled(number: string): string {
  return number.replaceAll(/[^\d+]/g, '')
}

/** A number as people read it aloud: Danish ones in pairs and without the country's own, others as they stand. */
export function asRead(number: string): string {
  const digits = /^(?:\+45)?(\d{8})$/.exec(number.replaceAll(/\s/g, ''))?.[1]
  return digits ? (digits.match(/../g) ?? []).join(' ') : number
}
