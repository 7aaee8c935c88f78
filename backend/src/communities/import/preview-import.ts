import type { ImportField, ImportPreview } from '@stafet/domain/contract/community-import.ts'
import type { Language } from '../../platform/language.ts'
import { type Column, columnsOf, shownColumns } from './columns.ts'
import { type ExistingCommunity, findDuplicates } from './find-duplicates.ts'
import { importWords } from './import-words.ts'
import { readCsv } from './read-csv.ts'
import { type BadCell, type GoodRow, readRow } from './read-row.ts'
import { readXlsx } from './read-xlsx.ts'
import { countRecognised, HEADING_ROWS, recogniseColumns } from './recognise-columns.ts'
import { MAX_ROWS, type TableRow } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'

export { UnreadableFile } from './unreadable-file.ts'

/**
 * What a CSV or XLSX file would bring to a relay; writes nothing. The content decides how it is read, not the
 * name. `mapping` says by position what each column fills, instead of what its heading says. Throws
 * `UnreadableFile` when the file as a whole cannot be read, and nothing else.
 */
export async function previewImport(
  file: { name: string; bytes: Uint8Array },
  options: { mapping?: (ImportField | null)[]; existing: ExistingCommunity[]; language: Language },
): Promise<ImportPreview> {
  const { language } = options
  const table = await readTable(file.bytes, language)
  const { headings, rows } = splitHeadings(table, language)
  if (rows.length > MAX_ROWS) throw new UnreadableFile({ is: 'too-many-rows', limit: MAX_ROWS }, language)
  const columns = columnsOf(headings, rows, options.mapping ?? recogniseColumns(headings.cells))
  const { good, bad } = readRows(headings, rows, columns, language)
  const duplicates = findDuplicates(good, options.existing)
  return {
    columns: shownColumns(columns, rows),
    good: good.map((row, index) => ({ ...row, duplicateOf: duplicates[index] ?? null })),
    bad,
  }
}

async function readTable(bytes: Uint8Array, language: Language): Promise<TableRow[]> {
  const startsWith = (...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte)
  if (bytes.length === 0) throw new UnreadableFile({ is: 'empty' }, language)
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableFile({ is: 'old-or-locked-workbook' }, language)
  const table = startsWith(0x50, 0x4b, 0x03, 0x04)
    ? await readXlsx(bytes, language)
    : readCsv(bytes, language)
  if (table.length === 0) throw new UnreadableFile({ is: 'empty' }, language)
  return table
}

/** Headings are the first row that is not blank, or the first below a title with two that are recognised. */
function splitHeadings(table: TableRow[], language: Language): { headings: TableRow; rows: TableRow[] } {
  const titled = table.slice(0, HEADING_ROWS).findIndex(({ cells }) => countRecognised(cells) >= 2)
  const first = table[0]
  const at = first && countRecognised(first.cells) === 0 && titled !== -1 ? titled : 0
  const headings = table[at]
  if (!headings || (countRecognised(headings.cells) === 0 && headings.cells.some(isMeasure))) {
    throw new UnreadableFile({ is: 'no-headings' }, language)
  }
  return { headings, rows: table.slice(at + 1) }
}

/** A number that is not a year: it belongs to a community, not above a column. */
const isMeasure = (cell: string): boolean => /^-?\d+([.,]\d+)?$/.test(cell) && !/^(19|20)\d\d$/.test(cell)

function readRows(headings: TableRow, rows: TableRow[], columns: Column[], language: Language) {
  const words = importWords[language]
  const good: GoodRow[] = []
  const bad: BadCell[] = []
  if (!columns.some(({ field }) => field === 'name')) {
    // Said once: it is the mapping that is wrong, not every row.
    bad.push({ row: headings.row, column: words.field.name, value: '', message: words.chooseName })
    return { good, bad }
  }
  for (const row of rows) {
    const read = readRow(row, columns, words)
    if (Array.isArray(read)) bad.push(...read)
    else good.push(read)
  }
  return { good, bad }
}
