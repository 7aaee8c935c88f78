import type { RelayProblem } from '../contract/relay-problem.ts'
import { ProblemError } from './check-problem.ts'

/**
 * The TSPTW text format: `n`, the `n × n` travel times (service included), then `n` lines of earliest and
 * latest start. Node 0 is the depot: one day, from its opening to its closing, there and back.
 */
export function parseTsptw(text: string, name: string): RelayProblem {
  const numbers = text
    .replace(/#.*$/gm, '')
    .trim()
    .split(/\s+/)
    .map((word, i) => {
      const value = Number(word)
      if (Number.isNaN(value)) throw new ProblemError(`number ${i + 1}: "${word}" is not a number`)
      return value
    })
  const n = numbers[0] ?? 0
  if (!Number.isInteger(n) || n < 1) throw new ProblemError(`n: is ${n}, must be a whole number of nodes`)
  const needed = 1 + n * n + 2 * n
  if (numbers.length < needed) {
    throw new ProblemError(`n: says ${n} nodes, so ${needed} numbers, but the text has ${numbers.length}`)
  }
  const durationS = Array.from({ length: n }, (_, i) => numbers.slice(1 + i * n, 1 + (i + 1) * n))
  const windows = Array.from({ length: n }, (_, i): [number, number] => [
    numbers[1 + n * n + 2 * i] ?? 0,
    numbers[2 + n * n + 2 * i] ?? 0,
  ])
  windows.forEach(([from, to], i) => {
    if (to < from) throw new ProblemError(`windows[${i}]: ends (${to}) before it starts (${from})`)
  })
  const [depot = [0, 0], ...rest] = windows
  return {
    format: 'relay-problem/1',
    name,
    days: [{ startS: depot[0], endS: depot[1] }],
    travel: { durationS },
    start: 0,
    finish: 0,
    stops: rest.map((window, i) => ({ id: String(i + 1), place: i + 1, visitS: 0, windows: [window] })),
  }
}
