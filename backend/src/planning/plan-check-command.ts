import { readFileSync } from 'node:fs'
import { relayPlanSchema, type RelayPlan } from '@stafet/domain/contract/relay-plan.ts'
import { checkPlan } from '@stafet/domain/planner/check-plan.ts'
import { ProblemError } from '@stafet/domain/planner/check-problem.ts'
import { parseProblem } from '@stafet/domain/planner/parse-problem.ts'

/** Ends the command with one line on standard error; 2 means that the input is at fault. */
function refuse(message: string): never {
  process.stderr.write(`${message.replace(/\s+/g, ' ')}\n`)
  process.exit(2)
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    return refuse(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function readPlan(file: string): RelayPlan {
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
  return refuse(`${['plan', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'is not a relay-plan/1'}`)
}

/** `name` is for texts that have none of their own. */
function readProblem(file: string, name: string) {
  try {
    return parseProblem(read(file), name)
  } catch (error) {
    if (error instanceof ProblemError) return refuse(`problem: ${error.message}`)
    throw error
  }
}

/**
 * `npm run plan:check -- PROBLEM PLAN`: prints each violation on a line of its own, with the rule, day and stop.
 * Exit code 0: none, 1: some, 2: input that cannot be read, or a plan for another problem.
 */
const [problemFile, planFile, ...more] = process.argv.slice(2)
if (problemFile === undefined || planFile === undefined || more.length > 0)
  refuse('usage: npm run plan:check -- PROBLEM PLAN (one of them may be - for standard input)')
const plan = readPlan(planFile)
const problem = readProblem(problemFile, plan.problem)
if (plan.problem !== problem.name)
  refuse(`plan.problem: is "${plan.problem}", but the problem is "${problem.name}"`)
const violations = checkPlan(problem, plan)
for (const { rule, message, day, stop } of violations) {
  const where = [day === undefined ? '' : `day ${day + 1}`, stop === undefined ? '' : `stop ${stop}`]
  const place = where.filter(Boolean).join(', ')
  process.stdout.write(`${rule}${place ? ` (${place})` : ''}: ${message}`.replace(/\s+/g, ' ') + '\n')
}
if (violations.length === 0) process.stderr.write('No rule is broken.\n')
process.exitCode = violations.length === 0 ? 0 : 1
