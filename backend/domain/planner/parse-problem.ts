import type { RelayProblem } from '../contract/relay-problem.ts'
import { checkProblem, ProblemError } from './check-problem.ts'
import { parseTsplib } from './parse-tsplib.ts'
import { parseTsptw } from './parse-tsptw.ts'

/**
 * Reads a problem from text: `relay-problem/1` JSON, TSPLIB (`.tsp`, EUC_2D) or the TSPTW text format.
 * The text decides which, not the name; the name serves where the text has none.
 * @throws ProblemError with one line that names the field
 */
export function parseProblem(text: string, name: string): RelayProblem {
  const head = text.trimStart()
  if (head === '') throw new ProblemError('problem: the text is empty')
  if (/^[{["]/.test(head)) return checkProblem(parseJson(head))
  if (/^\s*(NAME|TYPE|COMMENT|DIMENSION|EDGE_WEIGHT_TYPE)\s*:/im.test(head)) return parseTsplib(text, name)
  if (/^[#\d]/.test(head)) return parseTsptw(text, name)
  throw new ProblemError('problem: is neither relay-problem/1 JSON, TSPLIB nor TSPTW text')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // Some writers put NaN or Infinity where JSON has no word for it: let the check name the field.
    const quoted = text.replace(/(?<=[[,:]\s*)-?(NaN|Infinity)(?=\s*[\],}])/g, '"$1"')
    if (quoted !== text) return checkProblem(parseJson(quoted))
    const message = error instanceof Error ? error.message : String(error)
    throw new ProblemError(`problem: is not valid JSON (${message.replace(/\s+/g, ' ')})`)
  }
}
