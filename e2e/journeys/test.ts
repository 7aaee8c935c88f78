import {
  test as base,
  expect,
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test'
import { preparedRun } from '../current-run.ts'
import { Trouble } from './trouble.ts'

/** A small phone, held upright. */
export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  isMobile: true,
  hasTouch: true,
}

interface Fixtures {
  /** What browsers complained of; the test fails with it, unless it said that it expects it. */
  trouble: Trouble
  /** Opens one more browser, with nothing in common with the others. */
  openBrowser: (options?: BrowserContextOptions) => Promise<Page>
}

interface WorkerFixtures {
  /** The API as the demo's organiser, logged in. */
  organiser: APIRequestContext
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  trouble: [
    async ({}, use) => {
      const trouble = new Trouble(preparedRun().url)
      await use(trouble)
      expect(trouble.unexpected(), 'what the browsers complained of').toEqual([])
    },
    { auto: true },
  ],

  context: async ({ context, trouble }, use) => {
    trouble.watch(context)
    await use(context)
  },

  openBrowser: async ({ browser, trouble }, use) => {
    const opened: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext(options)
      opened.push(context)
      trouble.watch(context)
      return context.newPage()
    })
    for (const context of opened) await context.close()
  },

  organiser: [
    async ({ playwright }, use) => {
      const { url, organiser } = preparedRun()
      const api = await playwright.request.newContext({ baseURL: url, storageState: organiser })
      await use(api)
      await api.dispose()
    },
    { scope: 'worker' },
  ],
})

export { expect }
