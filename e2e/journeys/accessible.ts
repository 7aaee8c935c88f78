import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

const sizes = { phone: { width: 360, height: 740 }, desk: { width: 1440, height: 900 } }

/** A screen as it is now, on a phone and on a desk, in light and in dark, and on the narrowest phone. */
export async function expectAccessible(
  page: Page,
  on: (keyof typeof sizes)[] = ['phone', 'desk'],
): Promise<void> {
  for (const size of on) {
    await page.setViewportSize(sizes[size])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      // Our pages have no frames, which is what the other mode is for, at double the time.
      const axe = new AxeBuilder({ page }).setLegacyMode(true)
      if (colorScheme === 'light') axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      // Only colours change in the dark.
      else axe.withRules(['color-contrast', 'link-in-text-block'])
      const { violations } = await axe.analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
      )
      expect.soft(found, `${colorScheme}, on a ${size}`).toEqual([])
    }
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 320 px').toBe(320)
}
