import { loadavg } from 'node:os'

/** The value below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN
}

export const ms = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`

/** Median, p99 and longest. */
export const spread = (values: readonly number[]): string =>
  `p50 ${ms(quantile(values, 0.5))}, p99 ${ms(quantile(values, 0.99))}, longest ${ms(quantile(values, 1))}`

/** One line for each figure, with whether it is as good as asked for. */
export function report(name: string, figure: string, holds: boolean | null = null): void {
  const verdict = holds === null ? '    ' : holds ? 'ok  ' : 'MISS'
  console.log(`${verdict}  ${name}: ${figure}  (load ${(loadavg()[0] ?? 0).toFixed(1)})`)
  if (holds === false) process.exitCode = 1
}
