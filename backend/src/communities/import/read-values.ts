/** A number written with a decimal point or comma; NaN when it is none. */
export function readNumber(text: string): number {
  return /^[+-]?\d+([.,]\d+)?(e-?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) + 0 : NaN
}

/** Minutes, with or without the unit; NaN when it is no number. */
export function readMinutes(text: string): number {
  return readNumber(text.replace(/\s*(min\.?|minut|minutter|minutes?)$/i, ''))
}

/** "9", "9.00", "kl. 9:30" or "09:30:00" as `HH:MM`; what is no time of day comes back as it was. */
export function readTime(text: string): string {
  const time = /^(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:[.:]00)?$/i.exec(text)
  return time ? `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? '00'}` : text
}

/** Whether two numbers make sense in Denmark only the other way round: the wide box 54.4–58 N, 7.5–15.5 E. */
export function seemSwapped({ lat, lon }: { lat: number; lon: number }): boolean {
  return lat >= 7.5 && lat <= 15.5 && lon >= 54.4 && lon <= 58
}
