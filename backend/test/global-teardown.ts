import { rm } from 'node:fs/promises'
import { currentRun } from './current-run.ts'

export default async function teardown(): Promise<void> {
  const run = currentRun()
  await run?.postgres.stop()
  if (run) await rm(run.folder, { recursive: true, force: true })
}
