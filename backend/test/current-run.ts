import type { EmbeddedPostgres } from '../src/platform/embedded-postgres.ts'

interface Run {
  folder: string
  postgres: EmbeddedPostgres
}

let run: Run | undefined

/** Hands the run from Jest's global set-up to its global tear-down: the same process, two files. */
export function rememberRun(current: Run): void {
  run = current
}

export function currentRun(): Run | undefined {
  return run
}
