import type { ImportField, ImportPreview } from '@stafet/domain/contract/community-import.ts'
import type { ImportWords } from './import-words.ts'
import { type TableRow, usedWidth } from './table.ts'

const EXAMPLES = 3

/** A column of the file: what it is headed, and what it fills. */
export interface Column {
  /** From 0, as in `TableRow.cells`. */
  index: number
  heading: string
  field: ImportField | null
}

/** The columns up to the last one that any row uses. */
export function columnsOf(headings: TableRow, rows: TableRow[], fields: (ImportField | null)[]): Column[] {
  const width = rows.reduce(
    (widest, row) => Math.max(widest, usedWidth(row.cells)),
    usedWidth(headings.cells),
  )
  return Array.from({ length: width }, (_, index) => ({
    index,
    heading: (headings.cells[index] ?? '').replace(/\s+/g, ' '),
    field: fields[index] ?? null,
  }))
}

/** The columns as the preview shows them, each with the first few different values in it. */
export function shownColumns(columns: Column[], rows: TableRow[]): ImportPreview['columns'] {
  return columns.map(({ index, heading, field }) => {
    const examples = new Set<string>()
    for (const { cells } of rows) {
      if (examples.size === EXAMPLES) break
      const cell = cells[index] ?? ''
      if (cell !== '') examples.add(shortened(cell, 80))
    }
    return { heading, field, examples: [...examples] }
  })
}

/** What a message calls a column: its heading, or its letter. */
export function columnName({ heading, index }: Column, words: ImportWords): string {
  return heading || words.column(letters(index))
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

/** A cell's text cut to a length that fits where it is only shown. */
export function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).toWellFormed()}…`
}
