import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'
import { ProblemError } from '@stafet/domain/planner/check-problem.ts'
import type { Language } from '@stafet/domain/planner/messages.ts'
import { solve, type PlanProgress } from '@stafet/domain/planner/solve.ts'
import { solveOnThreads } from './solve-on-threads.ts'

const USAGE =
  'usage: npm run --silent plan -- PROBLEM.json|- [--seconds 5] [--iterations N] [--seed 1] [--threads 1] [--language da|en]'

/** Ends the command with one line on standard error; 2 means that the input is at fault. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        iterations: { type: 'string' },
        seed: { type: 'string', default: '1' },
        threads: { type: 'string', default: '1' },
        language: { type: 'string', default: 'da' },
      },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1) refuse(USAGE)
    const number = (name: 'seconds' | 'iterations' | 'seed' | 'threads', least: number) => {
      const text = values[name]
      if (text === undefined) return undefined
      const value = Number(text)
      if (!Number.isFinite(value) || value < least)
        refuse(`--${name}: "${text}" is not a number from ${least}`)
      return value
    }
    const said = values.language
    const language: Language =
      said === 'da' || said === 'en' ? said : refuse(`--language: "${said}" is neither da nor en`)
    return {
      file,
      seconds: number('seconds', 0),
      iterations: number('iterations', 0),
      seed: number('seed', 0) ?? 1,
      threads: Math.floor(number('threads', 1) ?? 1),
      language,
    }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function readProblem(file: string) {
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8')
    return parseProblem(text, file === '-' ? 'stdin' : basename(file).replace(/\.(json|tsp|txt)$/i, ''))
  } catch (error) {
    if (error instanceof ProblemError) refuse(error.message)
    return refuse(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function tell(progress: PlanProgress): void {
  const gap = progress.boundTravelS > 0 ? (100 * progress.travelS) / progress.boundTravelS - 100 : 0
  process.stderr.write(
    `${progress.seconds.toFixed(1)} s  ${progress.iterations} iterations  travel ${Math.round(progress.travelS)} s  ` +
      `unserved ${progress.unserved}  bound ${Math.round(progress.boundTravelS)} s (${gap.toFixed(1)} %)\n`,
  )
}

const { file, iterations, seed, threads, language, ...asked } = readArguments()
const problem = readProblem(file)
let { seconds } = asked
if (seconds === undefined && iterations === undefined) seconds = 5
// Reading a big matrix counts towards the limit, so that the command as a whole keeps it (within a tenth).
if (seconds !== undefined) seconds = Math.min(seconds, Math.max(0.05, 1.05 * seconds - process.uptime()))
const limits = { seconds, iterations, seed, language }
const plan =
  threads === 1
    ? solve(problem, { ...limits, now: () => performance.now() / 1000, onProgress: tell })
    : await solveOnThreads(problem, { ...limits, threads }, { onProgress: tell })
process.stdout.write(`${JSON.stringify(plan, null, 1)}\n`)
