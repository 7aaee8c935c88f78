import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { build } from './build.ts'
import { root, runNode } from './run-node.ts'

// Runs every test there is and ends with one line: `N passed, N failed`.

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const jestResults = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  /** Files that could not even be loaded; their tests are in no other number. */
  numRuntimeErrorTestSuites: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})

const playwrightResults = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  /** What went wrong outside of any test. */
  errors: z.array(z.unknown()),
})

const results = await mkdtemp(join(tmpdir(), 'stafet-results-'))
let tallies: Tally[]
try {
  tallies = [await unitAndIntegration(), await browserJourneys()]
} finally {
  await rm(results, { recursive: true, force: true })
}
const total = (key: keyof Tally) => tallies.reduce((sum, tally) => sum + tally[key], 0)
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : ''
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`)
process.exit(total('failed') === 0 ? 0 : 1)

async function unitAndIntegration(): Promise<Tally> {
  // What a failed test leaves running must not keep the run from ending.
  const file = join(results, 'jest.json')
  const { code } = await runNode(
    'node_modules/jest/bin/jest.js',
    // One more than there are cores: some tests wait for a clock.
    ['--ci', '--forceExit', `--maxWorkers=${availableParallelism() + 1}`, '--json', `--outputFile=${file}`],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
      },
      words: 'stream',
    },
  )
  const read = jestResults.safeParse(parsed(file))
  if (!read.success) return broken('Jest', code)
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests } =
    read.data
  return checked('Jest', code, {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    skipped: numPendingTests + numTodoTests,
  })
}

async function browserJourneys(): Promise<Tally> {
  const config = 'e2e/playwright.config.ts'
  if (!existsSync(join(root, config))) {
    console.error(`${config} is missing: the browser journeys were not run.`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  try {
    await build((line) => console.log(line))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return broken('The build that the journeys need', 1)
  }
  const file = join(results, 'playwright.json')
  const args = ['test', '--config', config, '--forbid-only', '--reporter=list,json']
  const { code } = await runNode('node_modules/@playwright/test/cli.js', args, {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    words: 'stream',
  })
  const read = playwrightResults.safeParse(parsed(file))
  if (!read.success) return broken('Playwright', code)
  const { stats, errors } = read.data
  return checked('Playwright', code, {
    passed: stats.expected,
    // One that passed only at a second try has failed once.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  })
}

/** A runner that reports no failure and yet ends with one, or that found nothing to run, is broken. */
function checked(runner: string, code: number | null, tally: Tally): Tally {
  const isSound = tally.failed > 0 || (code === 0 && tally.passed > 0)
  return isSound ? tally : { ...tally, failed: broken(runner, code).failed }
}

function broken(runner: string, code: number | null): Tally {
  console.error(`${runner} itself failed (exit code ${code}).`)
  return { passed: 0, failed: 1, skipped: 0 }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
