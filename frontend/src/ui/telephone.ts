/** Where a link goes that rings a number: without what people put between its digits. */
export function telephone(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`
}

/** A number as people read it aloud: Danish ones in pairs and without the country's own, others as they stand. */
export function asRead(number: string): string {
  const digits = /^(?:\+45)?(\d{8})$/.exec(number.replaceAll(/\s/g, ''))?.[1]
  return digits ? (digits.match(/../g) ?? []).join(' ') : number
}
