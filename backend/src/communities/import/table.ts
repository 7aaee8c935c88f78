import type { Language } from '../../platform/language.ts'
import { HEADING_ROWS } from './recognise-columns.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** Rows of communities that a file may have, without the headings. */
export const MAX_ROWS = 2000
export const MAX_COLUMNS = 200

/** A row of a spreadsheet that is not blank. */
export interface TableRow {
  /** As the spreadsheet numbers it, from 1; blank rows count. */
  row: number
  cells: string[]
}

/** What neither a database nor a screen can hold. */
const unprintable = /(?![\t\n])\p{Cc}/gu

/** A cell's text: one kind of line break, no control characters, no halves of surrogate pairs, trimmed. */
function cellText(raw: string): string {
  if (raw === '') return raw
  return raw
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n')
    .replace(unprintable, '')
    .normalize('NFC')
    .trim()
}

const isFilled = (cell: string): boolean => cell !== '' && cell.trim() !== ''

/** How many columns a row uses. */
export const usedWidth = (cells: string[]): number => cells.findLastIndex(isFilled) + 1

/** Numbers the rows, leaves the blank ones out and cleans the cells. Throws when there is too much of them. */
export function tableOf(records: string[][], language: Language): TableRow[] {
  const filled = records
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some(isFilled))
  // Before cleaning, so that a file of millions of rows is refused at once; titles may stand above headings.
  if (filled.length > MAX_ROWS + HEADING_ROWS) {
    throw new UnreadableFile({ is: 'too-many-rows', limit: MAX_ROWS }, language)
  }
  if (filled.some(({ cells }) => usedWidth(cells) > MAX_COLUMNS)) {
    throw new UnreadableFile({ is: 'too-many-columns', limit: MAX_COLUMNS }, language)
  }
  return filled
    .map(({ row, cells }) => ({ row, cells: cells.slice(0, usedWidth(cells)).map(cellText) }))
    .filter(({ cells }) => cells.some(isFilled))
}
