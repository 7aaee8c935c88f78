import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DCLinter } from 'dclint'
import { z } from 'zod'

// dclint holds the Compose specification's JSON schema; its rules of good practice come on top.

const composeFile = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url))

const lintResults = z.array(
  z.object({ messages: z.array(z.object({ rule: z.string(), message: z.string() })) }),
)

function findings(file: string): { rule: string; message: string }[] {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] })
  // The package's types do not resolve under Node's rules, so its answer is parsed.
  const results: unknown = linter.lintFiles([file], false)
  return lintResults.parse(results).flatMap(({ messages }) => messages)
}

test('the compose file keeps to the schema of the Compose specification', () => {
  expect(findings(composeFile)).toEqual([])
})

test('a misspelt key of it would be found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compose-'))
  const file = join(folder, 'docker-compose.yml')
  await writeFile(file, (await readFile(composeFile, 'utf8')).replace('depends_on:', 'depend_on:'))
  expect(findings(file)).toMatchObject([{ rule: 'invalid-schema' }])
  await rm(folder, { recursive: true })
})
