import { defineConfig } from '@playwright/test'
import { browserFlags } from './browser/find-browser.ts'
import { currentRun } from './current-run.ts'

// Read once by the runner, before there is a server, and again by each of its workers, when there is one.
const run = currentRun()

export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  globalSetup: './global-setup.ts',
  // Each test has a relay or a browser of its own; none changes what another looks at.
  fullyParallel: true,
  // One more than the two cores of a small machine: journeys often wait.
  workers: 3,
  retries: 0,
  // Never what a test waits for, only what ends one that hangs; a busy machine may be slow.
  timeout: 150_000,
  expect: { timeout: 30_000, toPass: { timeout: 30_000 } },
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  use: {
    baseURL: run?.url,
    launchOptions: {
      executablePath: run?.browser.executablePath,
      env: { ...process.env, ...run?.browser.env },
      args: browserFlags,
    },
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    viewport: { width: 1440, height: 900 },
    // Moving pictures, drawn without a graphics card, take the time of everything else.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
  },
})
