import type { CheckInLink } from '@stafet/domain/contract/check-in.ts'

interface Columns {
  number: string
  name: string
  date: string
  time: string
  link: string
  poster: string
  code: string
}

/**
 * The links as a file that Danish Excel opens with a double click: `;` between cells, a BOM so that æ, ø and å
 * come out right, one row for each stop.
 */
export function checkInLinksCsv(
  links: readonly CheckInLink[],
  headings: Columns,
  show: { date: (instant: string) => string; time: (instant: string) => string; origin: string },
): string {
  const rows: Columns[] = [
    headings,
    ...links.map((link) => ({
      number: String(link.number),
      name: link.name,
      date: show.date(link.startsAt),
      time: show.time(link.startsAt),
      link: show.origin + link.path,
      poster: show.origin + link.posterPath,
      code: link.code,
    })),
  ]
  const lines = rows.map(({ number, name, date, time, link, poster, code }) =>
    [number, name, date, time, link, poster, code].map(cell).join(';'),
  )
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

/** A name that begins like a formula would be run by a spreadsheet; an apostrophe before it keeps it text. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
