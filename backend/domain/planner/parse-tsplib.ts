import type { RelayProblem } from '../contract/relay-problem.ts'
import { ProblemError } from './check-problem.ts'

/**
 * A TSPLIB `EUC_2D` instance as a relay of one endless day that returns to its first node.
 * Distances are rounded to the nearest integer as TSPLIB defines.
 */
export function parseTsplib(text: string, name: string): RelayProblem {
  const field = (key: string) => new RegExp(`^\\s*${key}\\s*:\\s*(.*?)\\s*$`, 'im').exec(text)?.[1]
  const weightType = field('EDGE_WEIGHT_TYPE')
  if (weightType?.toUpperCase() !== 'EUC_2D') {
    throw new ProblemError(`EDGE_WEIGHT_TYPE: is ${weightType ?? 'absent'}, only EUC_2D is read`)
  }
  const section = /NODE_COORD_SECTION([\s\S]*?)(?:EOF|$(?![\s\S]))/i.exec(text)?.[1] ?? ''
  const nodes = section
    .trim()
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line, i) => {
      const [, x, y] = line.trim().split(/\s+/).map(Number)
      if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) {
        throw new ProblemError(
          `NODE_COORD_SECTION[${i}]: "${line.trim()}" is not a number and two coordinates`,
        )
      }
      return { x, y }
    })
  const dimension = Number(field('DIMENSION'))
  if (dimension !== nodes.length || nodes.length === 0) {
    throw new ProblemError(
      `DIMENSION: is ${field('DIMENSION') ?? 'absent'}, but NODE_COORD_SECTION has ${nodes.length}`,
    )
  }
  const durationS = nodes.map((a) => nodes.map((b) => Math.round(Math.hypot(a.x - b.x, a.y - b.y))))
  const endS = 1 + durationS.reduce((sum, row) => sum + Math.max(...row), 0)
  return {
    format: 'relay-problem/1',
    name: field('NAME') || name,
    days: [{ startS: 0, endS }],
    travel: { durationS },
    start: 0,
    finish: 0,
    stops: nodes
      .slice(1)
      .map((_, i) => ({ id: String(i + 2), place: i + 1, visitS: 0, windows: [[0, endS]] })),
  }
}
