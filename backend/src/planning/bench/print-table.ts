/** One line of a table: the first column is wide, the others are figures. */
export function printRow(cells: readonly (string | number)[]): void {
  const padded = cells.map((cell, i) => (i === 0 ? String(cell).padEnd(42) : String(cell).padStart(10)))
  process.stdout.write(`${padded.join(' ').trimEnd()}\n`)
}

export function printLine(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** "1.25 %", or a dash where nothing is known. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(2)} %`
}

/** The mean of what is known; null when nothing is. */
export function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length
}
