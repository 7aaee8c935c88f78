/** One line about what the start is doing, with the seconds since the process began. */
export function tellProgress(line: string): void {
  process.stdout.write(`${String(Math.round(performance.now() / 1000)).padStart(4)} s  ${line}\n`)
}
