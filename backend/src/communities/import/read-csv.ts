import Papa from 'papaparse'
import type { Language } from '../../platform/language.ts'
import { countRecognised, HEADING_ROWS } from './recognise-columns.ts'
import { MAX_COLUMNS, type TableRow, tableOf, usedWidth } from './table.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** In the order in which a tie is broken: Danish spreadsheets write semicolons. */
const separators = [';', ',', '\t'] as const
const SAMPLE_ROWS = 30

/** Control characters that no text file has, but nearly every picture, document or archive. */
const binary = /(?![\t\n\v\f])\p{Cc}/u

/** Reads a comma-, semicolon- or tab-separated file in any of the encodings that spreadsheets write. */
export function readCsv(bytes: Uint8Array, language: Language): TableRow[] {
  const text = decode(bytes).replace(/\r\n?/g, '\n')
  if (binary.test(text)) throw new UnreadableFile({ is: 'neither-csv-nor-xlsx' }, language)
  // Excel's own first line, which it does not show and does not count as a row.
  const declared = /^sep=(.)\n/i.exec(text)
  const body = declared ? text.slice(declared[0].length) : text
  const { data, errors } = parse(body, declared?.[1] ?? detectSeparator(body.trimStart()))
  const unclosed = errors.find(({ code }) => code === 'MissingQuotes')
  if (unclosed) throw new UnreadableFile({ is: 'unclosed-quote', row: (unclosed.row ?? 0) + 1 }, language)
  return tableOf(data, language)
}

/** UTF-16 is only taken when a byte order mark says so; what is not UTF-8 is what Danish Excel writes. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function parse(text: string, delimiter: string, preview = 0): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter, newline: '\n', preview, skipEmptyLines: false })
}

/**
 * The separator under which the file looks most like a table: most headings recognised, then most rows as
 * wide as the widest. Decimal commas therefore cannot outvote the semicolons of the headings.
 */
function detectSeparator(text: string): string {
  const scored = separators.map((separator) => {
    const sample = parse(text, separator, SAMPLE_ROWS).data
    const rows = sample.map((cells) => cells.slice(0, Math.min(usedWidth(cells), MAX_COLUMNS)))
    const width = Math.max(...rows.map((cells) => cells.length))
    // Nothing but separators: this one is what they are.
    if (width === 0) return { separator, recognised: 1, even: 0, width }
    if (width === 1) return { separator, recognised: 0, even: 0, width: 0 }
    const recognised = Math.max(...rows.slice(0, HEADING_ROWS).map(countRecognised))
    return { separator, recognised, even: rows.filter((cells) => cells.length === width).length, width }
  })
  scored.sort((a, b) => b.recognised - a.recognised || b.even - a.even || b.width - a.width)
  return scored[0]?.separator ?? ','
}
