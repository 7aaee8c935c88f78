import type { APIRequestContext } from '@playwright/test'
import type { Browser } from './browser/find-browser.ts'
import type { RunningProduct } from './product/start-product.ts'

/** What the workers need to know of the run that global-setup.ts has prepared. */
export interface Run extends Omit<RunningProduct, 'stop'> {
  browser: Browser
  /** The demo's organiser, logged in: for what a test needs to be there before its journey begins. */
  organiser: Awaited<ReturnType<APIRequestContext['storageState']>>
}

const variable = 'E2E_RUN'

/** Workers inherit the environment, and nothing else. */
export function tellWorkers(run: Run): void {
  process.env[variable] = JSON.stringify(run)
}

/** null where nothing has been prepared yet. */
export function currentRun(): Run | null {
  const told = process.env[variable]
  return told === undefined ? null : JSON.parse(told)
}

/** The same for those who come after global-setup.ts. */
export function preparedRun(): Run {
  const run = currentRun()
  if (!run) throw new Error('global-setup.ts has not run: start the journeys with Playwright')
  return run
}
