import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, runNode, type Outcome } from './run-node.ts'

// What must hold besides the tests: one line for each step, and the words only of those that fail.

interface Step {
  name: string
  check(): Promise<Outcome>
}

const typed = ['backend', 'backend/domain', 'frontend', 'e2e', 'scripts', 'infra', 'simulation']

const steps: Step[] = [
  {
    name: 'format',
    check: () => runNode('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  ...typed.map((folder) => ({
    name: `types of ${folder}`,
    check: () => runNode('node_modules/typescript/bin/tsc', ['--project', folder]),
  })),
  { name: 'lint', check: () => runNode('node_modules/eslint/bin/eslint.js', ['--max-warnings=0', '.']) },
  {
    name: 'import order',
    check: () =>
      runNode('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', [
        '--config',
        '.dependency-cruiser.cjs',
        'backend',
        'frontend',
        'e2e',
        'scripts',
        'infra',
        'simulation',
      ]),
  },
  {
    name: 'dead code',
    check: () => runNode('node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  },
  { name: 'generated files', check: generatedFilesAreUpToDate },
]

/** Files that a script of ours makes and that are kept in the repository, by the script. */
const generated = [
  { script: 'frontend/scripts/crop-land.ts', folder: 'frontend', file: 'frontend/public/land-dk.json' },
]

let failures = 0
for (const step of steps) {
  const started = performance.now()
  const { code, output } = await step.check()
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${step.name}`)
  if (code === 0) continue
  failures += 1
  console.log(`${output.trim()}\n`)
}
if (failures > 0) console.log(`${failures} of ${steps.length} checks failed.`)
process.exit(failures === 0 ? 0 : 1)

/** Makes each anew; one that comes out different is left as it is now made, to be looked at and committed. */
async function generatedFilesAreUpToDate(): Promise<Outcome> {
  const stale: string[] = []
  for (const { script, folder, file } of generated) {
    const kept = contents(file)
    const { code, output } = await runNode(script, [], { folder })
    if (code !== 0) return { code, output: `${script} failed:\n${output}` }
    if (contents(file) !== kept) stale.push(`${file} was out of date: ${script} has made it anew.`)
  }
  return { code: stale.length === 0 ? 0 : 1, output: stale.join('\n') }
}

function contents(file: string): string | undefined {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined
}
