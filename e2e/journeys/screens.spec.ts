import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { preparedRun } from '../current-run.ts'
import { releaseRelay } from '../prepare/released-relay.ts'
import { expect, test } from './test.ts'
import { answered } from './trouble.ts'

// Every screen, on a phone and on a desk, in light and in dark: nothing that axe finds against WCAG 2.2 AA,
// and nothing to scroll sideways for on the narrowest phone (320 px, which is also 1280 px at 400 percent).

const looks = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
] as const

async function expectAccessible(page: Page): Promise<void> {
  for (const { width, height, colorScheme } of looks) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`),
    )
    expect.soft(found, `${width} px wide, ${colorScheme}`).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 640 })
  expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), 'width at 320 px').toBe(320)
}

test.describe('citizens', () => {
  test('front page', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByRole('listitem').filter({ hasText: 'I gang nu' }).first()).toBeVisible()
    await expectAccessible(page)
  })

  test('live page', async ({ page }) => {
    await page.goto(preparedRun().rehearsalPath)
    await expect(page.getByRole('tabpanel').getByRole('button').last()).toBeVisible()
    await expectAccessible(page)
  })

  test('story of a stop', async ({ page }) => {
    await page.goto(preparedRun().rehearsalPath)
    await page.getByRole('tabpanel').getByRole('button').last().click()
    await expect(page.getByRole('article').getByRole('heading', { name: 'Det mødes vi om' })).toBeVisible()
    await expectAccessible(page)
  })

  test('"Hvornår hos mig?"', async ({ page }) => {
    await page.goto(preparedRun().rehearsalPath)
    await page.getByRole('button', { name: 'Hvornår hos mig?' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('vemmelev')
    await expect(dialog.getByRole('listitem').first()).toBeVisible()
    await expectAccessible(page)
  })

  test('unknown relay', async ({ page, trouble }) => {
    trouble.expect(answered(404))
    await page.goto('/findes-ikke')
    await expect(page.getByRole('heading', { name: 'Her er ingen stafet endnu' })).toBeVisible()
    await expectAccessible(page)
  })

  test('unknown address', async ({ page, trouble }) => {
    trouble.expect(answered(404))
    await page.goto('/findes/ikke')
    await expect(page.getByRole('heading', { name: 'Siden findes ikke' })).toBeVisible()
    await expectAccessible(page)
  })

  test('accessibility statement', async ({ page }) => {
    await page.goto('/was')
    await expect(page.getByRole('heading', { name: 'Tilgængelighedserklæring' })).toBeVisible()
    await expectAccessible(page)
  })
})

test.describe('associations', () => {
  test('check-in, before and after', async ({ page, organiser }) => {
    const { links } = await releaseRelay(organiser, 'Skærme', -1)
    await page.goto(links[1]?.path ?? '')
    const receive = page.getByRole('button', { name: 'Depechen er modtaget' })
    await expect(receive).toBeVisible()
    await expectAccessible(page)
    await receive.click()
    await expect(page.getByRole('button', { name: 'Depechen er givet videre' })).toBeVisible()
    await expect(page.getByText(/^Sendt kl/).first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Depechen er givet videre' }).click()
    await expect(page.getByRole('heading', { name: 'Tak for hjælpen' })).toBeVisible()
    await expectAccessible(page)
  })

  test('the question before an early check-in', async ({ page, organiser }) => {
    const { links } = await releaseRelay(organiser, 'Skærme', 3)
    await page.goto(links[1]?.path ?? '')
    await page.getByRole('button', { name: 'Depechen er modtaget' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
  })

  test('unknown link', async ({ page, trouble }) => {
    trouble.expect(answered(404))
    await page.goto('/f/findes-ikke')
    await expect(page.getByRole('heading', { name: 'Linket virker ikke' })).toBeVisible()
    await expectAccessible(page)
  })
})
