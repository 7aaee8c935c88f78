import { fileURLToPath } from 'node:url'
import type { CallPage } from '@stafet/domain/contract/reserve.ts'
import { releaseRelay } from '../prepare/released-relay.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'
import { answered } from './trouble.ts'

// Every screen of associations and carriers, on a phone and on a desk, in light and in dark: nothing that axe finds against WCAG 2.2 AA,
// and nothing to scroll sideways for on the narrowest phone (320 px, which is also 1280 px at 400 percent).

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
  await expect(page.getByRole('heading', { name: /^Er depechen nået frem til/ })).toBeVisible()
  await expectAccessible(page)
})

test('what one may add, a picture, and the map', async ({ page, organiser }) => {
  const coordinator = { name: 'Mette Holm', phone: '58 57 36 00' }
  const { links, report } = await releaseRelay(organiser, 'Skærme', -1, { coordinator })
  await report(1, 'received')
  await page.goto(links[1]?.path ?? '')
  await page.getByRole('button', { name: 'Vis kortet' }).click()
  await expect(page.getByRole('region', { name: /^Kort over etapen/ })).toBeVisible()
  const icon = new URL('../../frontend/public/icons/depeche-192.png', import.meta.url)
  await page.getByLabel('Tag eller vælg et billede').setInputFiles(fileURLToPath(icon))
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, ['phone'])
  await page.getByRole('button', { name: 'Alle. Ingen kan genkendes' }).click()
  await expect(page.getByRole('region', { name: 'Billeder' })).toContainText('Sendt kl.')
  await page.getByRole('button', { name: 'Skriv, hvor mange der var med' }).click()
  await expectAccessible(page, ['phone'])
  await page.getByLabel('Medlemmer').fill('12')
  await page.getByRole('button', { name: 'Gem' }).click()
  await expect(page.getByText('12 medlemmer')).toBeVisible()
  await expectAccessible(page)
  // Text at twice its size.
  await page.setViewportSize({ width: 360, height: 740 })
  await page.evaluate(() => (document.documentElement.style.fontSize = '225%'))
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})

test('a typed code, and what is wrong with it', async ({ page }) => {
  await page.goto('/kode')
  await page.getByRole('button', { name: 'Gå til indtjekning' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})

test('the carriers’ own phone as tracker', async ({ page }) => {
  await page.goto('/t/noegle')
  await expect(page.getByRole('button', { name: 'Begynd at vise, hvor vi er' })).toBeVisible()
  await expectAccessible(page)
})

test('a call for a reserve', async ({ page }) => {
  const call: CallPage = {
    relay: { name: 'Fællesskabsstafetten Slagelse', timeZone: 'Europe/Copenhagen' },
    coordinator: { name: 'Mette Holm', phone: '58 57 36 00' },
    from: 'Vemmelev Kor',
    to: 'Forlev Bylaug',
    departsAt: new Date(Date.now() + 3_600_000).toISOString(),
    arrivesAt: new Date(Date.now() + 5_400_000).toISOString(),
    distanceM: 2400,
    way: 'foot',
    state: 'open',
    answer: 'none',
  }
  const asked: string[] = []
  await page.route('/api/call', async (route) => {
    asked.push(route.request().method())
    const isAnswer = route.request().method() === 'POST'
    await route.fulfill({ json: isAnswer ? { ...call, state: 'yours', answer: 'yes' } : call })
  })
  await page.goto('/svar/noegle')
  await expect(page.getByRole('button', { name: 'Ja, jeg kan' })).toBeVisible()
  // Mail programs open links: nothing is answered before a button is pressed.
  expect(asked).not.toContain('POST')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ja, jeg kan' }).click()
  await expect(page.getByText('Etapen er din')).toBeVisible()
  await expectAccessible(page)
})

test('the question before an early check-in', async ({ page, organiser }) => {
  const { links } = await releaseRelay(organiser, 'Skærme', 3)
  await page.goto(links[1]?.path ?? '')
  await expect(page.getByRole('button', { name: 'Ja, vi er klar' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Depechen er her allerede' }).click()
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
