import { readSheet } from 'read-excel-file/node'
import type { Language } from '../../platform/language.ts'
import { type TableRow, tableOf } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'
import { isModestWorkbook } from './workbook-size.ts'

/** Reads the first sheet of an .xlsx workbook; numbers, dates and times as a Danish hand would write them. */
export async function readXlsx(bytes: Uint8Array, language: Language): Promise<TableRow[]> {
  const workbook = Buffer.from(bytes)
  try {
    if (!isModestWorkbook(workbook)) throw new UnreadableFile({ is: 'sheet-too-large' }, language)
    const rows: unknown[][] = await readSheet(workbook)
    return tableOf(
      rows.map((cells) => cells.map(written)),
      language,
    )
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    // The reader has no common error for a damaged archive, broken XML and a missing sheet.
    throw new UnreadableFile({ is: 'damaged-workbook' }, language)
  }
}

function written(value: unknown): string {
  if (value instanceof Date) return writtenInstant(value)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** Spreadsheets keep a time of day as a moment on day nought, 30 or 31 December 1899 (or 1 January 1904). */
function writtenInstant(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  // Fractions of a day do not hit whole minutes exactly.
  const iso = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString()
  const time = iso.slice(11, 16)
  if (value.getUTCFullYear() <= 1899) return time
  return time === '00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}
