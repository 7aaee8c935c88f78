import { currentRun } from '../current-run.ts'
import { planRelay, releaseRelay } from '../prepare/released-relay.ts'
import { spreadsheet } from '../prepare/spreadsheet.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'

// Every screen of organisers, on a phone and on a desk, in light and in dark: nothing that axe finds against WCAG 2.2 AA,
// and nothing to scroll sideways for on the narrowest phone (320 px, which is also 1280 px at 400 percent).

test.use({ storageState: currentRun()?.organiser })

let path: string
let relayId: string
test.beforeAll(async ({ organiser }) => {
  const { relay } = await releaseRelay(organiser, 'Skærme', 3)
  relayId = relay.id
  path = `/arrangoer/stafet/${relayId}`
})

test('log-in', async ({ page }) => {
  await page.goto('/arrangoer/log-ind')
  await expect(page.getByRole('button', { name: 'Log ind' })).toBeVisible()
  await expectAccessible(page)
})

test('relays', async ({ page }) => {
  await page.goto('/arrangoer')
  await expect(page.getByRole('link', { name: /Slagelse \(eksempel\)/ })).toBeVisible()
  await expectAccessible(page)
})

test('new relay, with what is missing', async ({ page }) => {
  await page.goto('/arrangoer/ny')
  await page.getByRole('button', { name: 'Opret stafetten' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expectAccessible(page)
})

test('changing a relay', async ({ page }) => {
  await page.goto(`${path}/ret`)
  await expect(page.getByRole('button', { name: 'Gem stafetten' })).toBeVisible()
  await expectAccessible(page)
})

test('communities', async ({ page }) => {
  await page.goto(`${path}/faellesskaber`)
  await expect(page.getByRole('table').getByRole('button').last()).toBeVisible()
  await expectAccessible(page)
})

test('one community', async ({ page }) => {
  await page.goto(`${path}/faellesskaber`)
  await page.getByRole('row').last().getByRole('button').click()
  await expect(page.getByRole('complementary').getByRole('button', { name: 'Gem' })).toBeVisible()
  await expectAccessible(page)
})

test('import, before and after choosing a file', async ({ page }) => {
  await page.goto(`${path}/faellesskaber/hent`)
  await expect(page.getByRole('button', { name: 'Vælg en fil' })).toBeVisible()
  await expectAccessible(page)
  await page.locator('input[type=file]').setInputFiles(spreadsheet)
  await expect(page.getByRole('button', { name: 'Tilføj 9 fællesskaber' })).toBeVisible()
  await expectAccessible(page)
})

test('plan', async ({ page }) => {
  await page.goto(`${path}/plan`)
  await expect(page.getByRole('region', { name: 'Liste' }).getByRole('listitem').first()).toBeVisible()
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const tab of ['Tidsplan', 'Kort']) {
    await page.getByRole('button', { name: tab, exact: true }).click()
    await expectAccessible(page, ['phone'])
  }
})

test('release, and the question before it', async ({ page, organiser }) => {
  await page.goto(`${path}/udsend`)
  await expect(page.getByText('Den nyeste plan er udsendt som nr. 1.')).toBeVisible()
  await expectAccessible(page)
  await planRelay(organiser, relayId)
  await page.reload()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Udsend planen' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})

test('the day, with links and a rehearsal', async ({ page }) => {
  await page.goto(`${path}/dagen/generalproeve`)
  await page.getByRole('button', { name: 'Start en generalprøve' }).click()
  await expect(page.getByText('Er i gang')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${path}/dagen/links`)
  await page.getByRole('button', { name: 'Lav links' }).click()
  await expect(page.getByRole('cell', { name: /^[A-ZÆØÅ]{3}-\d{4}$/ })).toHaveCount(4)
  await expectAccessible(page)
})
