import { fileURLToPath } from 'node:url'
import type { CallPage } from '@stafet/domain/contract/reserve.ts'
import { currentRun, preparedRun } from '../current-run.ts'
import { planRelay, releaseRelay } from '../prepare/released-relay.ts'
import { spreadsheet } from '../prepare/spreadsheet.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'
import { answered } from './trouble.ts'

// Every screen, on a phone and on a desk, in light and in dark: nothing that axe finds against WCAG 2.2 AA,
// and nothing to scroll sideways for on the narrowest phone (320 px, which is also 1280 px at 400 percent).

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
})

test.describe('organisers', () => {
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
})
