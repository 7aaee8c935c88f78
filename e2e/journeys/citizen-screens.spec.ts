import { preparedRun } from '../current-run.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'
import { answered } from './trouble.ts'

// Every screen of citizens, on a phone and on a desk, in light and in dark: nothing that axe finds against WCAG 2.2 AA,
// and nothing to scroll sideways for on the narrowest phone (320 px, which is also 1280 px at 400 percent).

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
