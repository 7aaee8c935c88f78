import type { Language } from './language/language.ts'

/** An instant: ISO 8601 with `Z`, or milliseconds since 1970. */
export type Moment = string | number

const locales: Record<Language, string> = { da: 'da-DK', en: 'en-GB' }

const phrases = {
  da: {
    at: (time: string) => `kl. ${time}`,
    about: (time: string) => `ca. kl. ${time}`,
    between: (from: string, to: string) => `mellem ${from} og ${to}`,
    now: 'nu',
    in: (span: string) => `om ${span}`,
    ago: (span: string) => `for ${span} siden`,
    hours: (hours: number, minutes: number) =>
      minutes === 0 ? `${hours} t.` : `${hours} t. ${minutes} min.`,
    minutes: (minutes: number) => `${minutes} min.`,
    days: (days: number) => (days === 1 ? '1 dag' : `${days} dage`),
  },
  en: {
    at: (time: string) => `at ${time}`,
    about: (time: string) => `around ${time}`,
    between: (from: string, to: string) => `between ${from} and ${to}`,
    now: 'now',
    in: (span: string) => `in ${span}`,
    ago: (span: string) => `${span} ago`,
    hours: (hours: number, minutes: number) => (minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`),
    minutes: (minutes: number) => `${minutes} min`,
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  },
} as const

export type Formats = ReturnType<typeof createFormats>

/**
 * Times, distances and durations as people say them. Times are those of `timeZone` (IANA), wherever the reader
 * is: a handover at half past two is at half past two in the municipality.
 */
export function createFormats(language: Language, timeZone: string) {
  const locale = locales[language]
  const say = phrases[language]
  const inZone = (options: Intl.DateTimeFormatOptions, zone = timeZone) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone })
  const clock = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const weekday = inZone({ weekday: 'long' })
  const weekdayAndDate = inZone({ weekday: 'long', day: 'numeric', month: 'long' })
  const isoDate = new Intl.DateTimeFormat('sv-SE', { timeZone })
  const dateRange = inZone({ day: 'numeric', month: 'long', year: 'numeric' }, 'UTC')
  const shortWeekday = inZone({ weekday: 'short' })
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

  const ms = (moment: Moment) => (typeof moment === 'number' ? moment : Date.parse(moment))
  const time = (moment: Moment) => clock.format(ms(moment))
  const localDate = (moment: Moment) => isoDate.format(ms(moment))
  const day = (moment: Moment) => weekday.format(ms(moment))
  const noon = (date: string) => Date.parse(`${date}T12:00:00Z`)
  const inUtc = (format: Intl.DateTimeFormatOptions, date: string) => inZone(format, 'UTC').format(noon(date))

  /** Full hours drop their minutes in Danish speech: "ca. kl. 11". */
  const roughTime = (moment: Moment) => {
    const fiveMinutes = 5 * 60_000
    const said = time(Math.round(ms(moment) / fiveMinutes) * fiveMinutes)
    return language === 'da' ? said.replace(/^0/, '').replace(/\.00$/, '') : said
  }

  const inHours = (minutes: number) =>
    minutes < 60 ? say.minutes(minutes) : say.hours(Math.floor(minutes / 60), minutes % 60)

  const span = (milliseconds: number) => {
    const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000))
    return minutes < 24 * 60 ? inHours(minutes) : say.days(Math.round(minutes / (24 * 60)))
  }

  /** A time in running text has no leading zero in Danish: "kl. 9.05". */
  const saidTime = (moment: Moment) => (language === 'da' ? time(moment).replace(/^0/, '') : time(moment))
  const atTime = (moment: Moment) => say.at(saidTime(moment))

  /** Nothing on the same day, "tirsdag" within the week, "tirsdag 7. oktober" beyond. */
  const onDay = (moment: Moment, now: Moment, said: string) => {
    if (localDate(moment) === localDate(now)) return said
    const near = Math.abs(ms(moment) - ms(now)) < 6 * 24 * 60 * 60_000
    return `${near ? day(moment) : weekdayAndDate.format(ms(moment))} ${said}`
  }

  return {
    /** "14.30", "09.05": for columns of times. */
    time,
    /** "kl. 14.30", "kl. 9.05" */
    atTime,
    /** "kl. 14.30" on the day of `now`, "tirsdag kl. 14.30" on another. */
    when: (moment: Moment, now: Moment) => onDay(moment, now, atTime(moment)),
    /** "ca. kl. 11": to the nearest five minutes. */
    about: (moment: Moment) => say.about(roughTime(moment)),
    /** "ca. kl. 11" on the day of `now`, "tirsdag ca. kl. 11" on another. */
    aboutWhen: (moment: Moment, now: Moment) => onDay(moment, now, say.about(roughTime(moment))),
    /** "mellem 10.50 og 11.15" */
    between: (from: Moment, to: Moment) => say.between(saidTime(from), saidTime(to)),
    /** "om 12 min.", "nu", "for 3 min. siden" */
    fromNow: (moment: Moment, now: Moment) => {
      const away = ms(moment) - ms(now)
      if (Math.abs(away) < 30_000) return say.now
      return away > 0 ? say.in(span(away)) : say.ago(span(away))
    },
    /** "tirsdag" */
    day,
    /** "tirsdag 7. oktober" */
    dayAndDate: (moment: Moment) => weekdayAndDate.format(ms(moment)),
    /** The calendar date in the relay's time zone, `YYYY-MM-DD`: to compare, not to show. */
    localDate,
    /** "tirsdag" of a calendar date `YYYY-MM-DD` */
    dayOfDate: (date: string) => inUtc({ weekday: 'long' }, date),
    /** "tir." of a calendar date `YYYY-MM-DD` */
    shortDayOfDate: (date: string) => inUtc({ weekday: 'short' }, date),
    /** "oktober" of a calendar date `YYYY-MM-DD` */
    monthOfDate: (date: string) => inUtc({ month: 'long' }, date),
    /** "tirsdag 7. oktober" of a calendar date `YYYY-MM-DD` */
    date: (date: string) => inUtc({ weekday: 'long', day: 'numeric', month: 'long' }, date),
    /** "6.-10. oktober 2026" of two calendar dates */
    dates: (first: string, last: string) => dateRange.formatRange(noon(first), noon(last)),
    /** "tir." */
    shortDay: (moment: Moment) => shortWeekday.format(ms(moment)),
    /** "350 m", "1,2 km", "125 km" */
    distance: (metres: number) => {
      if (metres < 995) return `${numbers.format(Math.round(metres / 10) * 10)} m`
      const km = metres / 1000
      return `${km < 9.95 ? oneDecimal.format(km) : numbers.format(Math.round(km))} km`
    },
    /** "12 min.", "1 t. 20 min." */
    /** Work and travel are counted in hours, however many: a day of travel is not 24 hours of it. */
    duration: (seconds: number) => inHours(Math.round(seconds / 60)),
    /** "1.234,5" */
    number: (value: number) => numbers.format(value),
  }
}
