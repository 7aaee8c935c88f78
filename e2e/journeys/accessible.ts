import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axeCore from 'axe-core'
import { expect } from './test.ts'

const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } }

/** Only colours change in the dark, and they are the same on every size. */
const looks = [
  { colorScheme: 'dark', sizes: 1, rules: ['color-contrast', 'link-in-text-block'] },
  { colorScheme: 'light', sizes: 2, rules: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
] as const

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What `axeSource` puts into a page. */
declare const axe: typeof axeCore

/** A screen as it is now, on a phone and on a desk, in light and in dark, and on the narrowest phone. */
export async function expectAccessible(
  page: Page,
  on: (keyof typeof sizes)[] = ['phone', 'desk'],
): Promise<void> {
  // Once for all looks, and without axe's package for Playwright, which brings it along anew for each, at double the time.
  await page.evaluate(axeSource)
  for (const { colorScheme, sizes: many, rules } of looks) {
    await page.emulateMedia({ colorScheme })
    for (const size of on.slice(0, many)) {
      await page.setViewportSize(sizes[size])
      const violations = await page.evaluate(async (runOnly) => {
        const results = await axe.run(document, { runOnly: [...runOnly], resultTypes: ['violations'] })
        return results.violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
        )
      }, rules)
      expect.soft(violations, `${colorScheme}, on a ${size}`).toEqual([])
    }
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 320 px').toBe(320)
}
