import { readFileSync } from 'node:fs'
import { relayPlanSchema } from '@stafet/domain/contract/relay-plan.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { ProblemError } from '@stafet/domain/planner/check-problem.ts'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'

/** Prints each violation on a line of its own. Exit code 0: none, 1: some, 2: input that cannot be read. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

const read = (file: string): string => {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    return refuse(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readPlan(file: string) {
  const text = read(file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return refuse(`plan: is not valid JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  const parsed = relayPlanSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return refuse(`plan.${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not a relay-plan/1'}`)
}

function readProblem(file: string) {
  try {
    return parseProblem(read(file), file)
  } catch (error) {
    if (error instanceof ProblemError) return refuse(`problem: ${error.message}`)
    throw error
  }
}

const [problemFile, planFile] = process.argv.slice(2)
if (problemFile === undefined || planFile === undefined) {
  refuse('usage: npm run plan:check -- PROBLEM PLAN (one of them may be - for standard input)')
}
const violations = checkPlan(readProblem(problemFile), readPlan(planFile))
for (const { rule, message } of violations) process.stdout.write(`${rule}: ${message}\n`)
if (violations.length === 0) process.stderr.write('No rule is broken.\n')
process.exitCode = violations.length === 0 ? 0 : 1
