import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DCLinter } from 'dclint'

// dclint holds the Compose specification's JSON schema; its rules of good practice come on top.

const composeFile = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url))

function findings(file: string): { rule: string; message: string }[] {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] })
  return linter
    .lintFiles([file], false)
    .flatMap(({ messages }) => messages.map(({ rule, message }) => ({ rule, message })))
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
