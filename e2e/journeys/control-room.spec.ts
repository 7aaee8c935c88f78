import type { Locator, Page } from '@playwright/test'
import { currentRun } from '../current-run.ts'
import { relayUnderWay } from '../prepare/relay-under-way.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'
import { noConnection } from './trouble.ts'

test.use({ storageState: currentRun()?.organiser })

/** Goes on with Tab until something has the focus; fails when it is not within reach. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not come there.')
}

test('a coordinator and a late relay', async ({ page, organiser }) => {
  const { id, stops } = await relayUnderWay(organiser)
  const [first, second, third] = stops.map(({ name }) => name)
  const path = `/arrangoer/stafet/${id}`
  const now = page.getByRole('region', { name: 'Nu', exact: true })
  const day = page.getByRole('region', { name: 'Dagens stop' })
  const row = (name = '') => day.getByRole('listitem').filter({ hasText: name })

  await test.step('somebody stands by', async () => {
    await page.goto(`${path}/dagen/reserver`)
    await page.getByRole('button', { name: 'Tilføj en reserve' }).click()
    await page.getByRole('button', { name: 'Gem reserven' }).click()
    await expect(page.getByText('Skriv en mobil eller en e-mail')).toBeVisible()
    await page.getByRole('textbox', { name: /^Navn/ }).fill('Løbeklubben')
    await page.getByLabel('Mobil').fill('20 30 40 50')
    await page.getByRole('button', { name: 'Gem reserven' }).click()
    await expect(page.getByRole('heading', { name: 'Løbeklubben' })).toBeVisible()
  })

  await test.step('sees what needs attention first', async () => {
    await page.getByRole('link', { name: 'Kontrolrum', exact: true }).click()
    await expect(now.getByRole('heading', { name: /Ingen har hørt fra depechen/ })).toBeVisible()
    await expect(now.getByRole('link', { name: `Ring til ${first}` })).toHaveAttribute(
      'href',
      /^tel:\+45\d{8}$/,
    )
  })

  await test.step('checks in for them by telephone', async () => {
    await now.getByRole('button', { name: 'Meld for dem' }).first().click()
    const dialog = page.getByRole('dialog', { name: `Meld for ${first}` })
    await dialog.getByText('Hvem, hvor mange og en hilsen').click()
    await dialog.getByLabel('Hvem tog imod?').fill('Bent')
    await dialog.getByLabel('Egne medlemmer').fill('12')
    await dialog.getByRole('button', { name: 'Meld depechen modtaget' }).click()
    await expect(dialog).toBeHidden()
    await expect(now.getByRole('heading', { name: first, exact: true })).toBeVisible()
    await day.getByRole('button', { name: 'Dagbog' }).click()
    await expect(row('Bent modtog depechen')).toContainText(
      `Bent modtog depechen hos ${first} (ringet ind, skrevet af Demo-arrangør)`,
    )
    await expect(row('Bent modtog depechen')).toContainText('12 medlemmer')
    await day.getByRole('button', { name: 'Stop', exact: true }).click()
  })

  await test.step('skips a stop, and thinks better of it', async () => {
    await row(third).getByRole('button').first().click()
    await row(third).getByRole('button', { name: 'Spring over' }).click()
    const dialog = page.getByRole('dialog', { name: `Spring ${third} over?` })
    await dialog.getByLabel('Hvorfor?').fill('Lukket')
    await dialog.getByRole('button', { name: 'Spring stoppet over' }).click()
    await expect(row(third)).toContainText('springes over')
    await row(third).getByRole('button', { name: 'Depechen kommer alligevel' }).click()
    await page.getByRole('button', { name: 'Ja, træk det tilbage' }).click()
    await expect(row(third)).not.toContainText('springes over')
  })

  await test.step('holds the baton back, and lets it go', async () => {
    await now.getByRole('button', { name: 'Hold depechen tilbage' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hold depechen tilbage' })
    await dialog.getByRole('button', { name: 'Hold depechen tilbage' }).click()
    await expect(now.getByText(/^Holdes tilbage til/)).toBeVisible()
    await now.getByRole('button', { name: 'Depechen må gå videre' }).click()
    await page.getByRole('button', { name: 'Ja, træk det tilbage' }).click()
    await expect(now.getByText(/^Holdes tilbage til/)).toBeHidden()
  })

  await test.step('writes to those who wait', async () => {
    const late = now.getByRole('listitem').filter({ hasText: /Depechen er .* forsinket/ })
    await late.getByRole('button', { name: 'Send besked' }).click()
    const dialog = page.getByRole('dialog', { name: 'Send besked' })
    await expect(dialog.getByRole('checkbox', { name: second })).toBeChecked()
    await expect(dialog.getByRole('checkbox', { name: first })).not.toBeChecked()
    await expect(dialog.getByLabel('Besked')).toHaveValue(
      /^Depechen er omkring .* Ring til Anna, 12 34 56 78\.$/,
    )
    await dialog.getByRole('button', { name: /^Send til 5 stop$/ }).click()
    await expect(dialog.getByText('Beskeden er på vej til 5 stop')).toBeVisible()
    await dialog.getByRole('button', { name: 'Færdig' }).click()
  })

  await test.step('plans the rest of the day anew, looks, and releases', async () => {
    await now.getByRole('button', { name: 'Læg resten af dagen om' }).last().click()
    const dialog = page.getByRole('dialog', { name: 'Læg resten af dagen om' })
    await dialog.getByRole('button', { name: 'Regn en ny plan ud' }).click()
    await expect(dialog.getByText('Intet er sendt endnu.')).toBeVisible()
    await expect(dialog.getByRole('listitem').filter({ hasText: second })).toContainText(
      /\d\d\.\d\d → \d\d\.\d\d/,
    )
    await dialog.getByRole('button', { name: 'Udsend og giv besked' }).click()
    await expect(dialog.getByText('Planen er udsendt som nr. 2')).toBeVisible()
    await dialog.getByRole('button', { name: 'Færdig' }).click()
    await expect(now.getByText(/Depechen er .* forsinket/)).toBeHidden()
  })

  await test.step('calls a reserve, and calls it off', async () => {
    // The row is still unfolded, though everything around it has been planned anew.
    await row(third).getByRole('button', { name: 'Kald en reserve' }).click()
    const dialog = page.getByRole('dialog', { name: 'Kald en reserve' })
    await dialog.getByRole('button', { name: 'Kald reserverne' }).click()
    await expect(dialog.getByRole('listitem')).toContainText(/Løbeklubben.*Intet svar endnu/)
    await dialog.getByRole('button', { name: 'Afblæs kaldet' }).click()
    await expect(dialog.getByText('Kaldet er afblæst.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Fortryd' }).click()
  })

  await test.step('finds it all again among the messages', async () => {
    await page.getByRole('link', { name: 'Beskeder', exact: true }).click()
    await expect(page.getByText('Besked fra jer').first()).toBeVisible()
  })
})

test('by keyboard alone', async ({ page, organiser }) => {
  const { id, stops } = await relayUnderWay(organiser)
  await page.goto(`/arrangoer/stafet/${id}/kontrolrum`)
  const now = page.getByRole('region', { name: 'Nu', exact: true })
  const button = now.getByRole('button', { name: 'Skriv i dagbogen' })
  await expect(button).toBeVisible()
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Skriv i dagbogen' })
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(button).toBeFocused()

  await page.keyboard.press('Shift+Tab')
  await page.goto(`/arrangoer/stafet/${id}/kontrolrum`)
  const report = now.getByRole('button', { name: 'Meld for dem' }).first()
  await expect(report).toBeVisible()
  await tabTo(page, report)
  await page.keyboard.press('Enter')
  const checkIn = page.getByRole('dialog', { name: `Meld for ${stops[0]?.name}` })
  await tabTo(page, checkIn.getByRole('button', { name: 'Meld depechen modtaget' }))
  await page.keyboard.press('Enter')
  await expect(now.getByRole('heading', { name: stops[0]?.name, exact: true })).toBeVisible()
})

test('a broken line: says how old the picture is, loses nothing written, and sends it once', async ({
  page,
  organiser,
  context,
  trouble,
}) => {
  trouble.expect(...noConnection)
  const { id } = await relayUnderWay(organiser)
  await page.goto(`/arrangoer/stafet/${id}/kontrolrum`)
  const now = page.getByRole('region', { name: 'Nu', exact: true })
  await now.getByRole('button', { name: 'Skriv i dagbogen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Skriv i dagbogen' })
  await dialog.getByRole('textbox').fill('Regn ved Forlev')
  await context.setOffline(true)
  await dialog.getByRole('button', { name: 'Skriv i dagbogen' }).click()
  await expect(dialog.getByText('Vi kan ikke få fat i serveren')).toBeVisible()
  await expect(dialog.getByRole('textbox')).toHaveValue('Regn ved Forlev')
  await expect(page.getByText(/^Ingen forbindelse\. Billedet er fra kl\./)).toBeVisible()
  await context.setOffline(false)
  await dialog.getByRole('button', { name: 'Prøv igen' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^Ingen forbindelse/)).toBeHidden()
  const day = page.getByRole('region', { name: 'Dagens stop' })
  await day.getByRole('button', { name: 'Dagbog' }).click()
  await expect(day.getByRole('listitem').filter({ hasText: 'Regn ved Forlev' })).toHaveCount(1)
})

test.describe('for everybody', () => {
  test('the control room and its dialogs', async ({ page, organiser }) => {
    const { id, stops } = await relayUnderWay(organiser)
    const path = `/arrangoer/stafet/${id}/kontrolrum`
    await page.goto(path)
    await expect(page.getByRole('heading', { name: /Ingen har hørt fra depechen/ })).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 740 })
    const tabs = page.getByRole('navigation', { name: 'Kontrolrummets dele' })
    for (const tab of ['Stop', 'Kort', 'Dagbog']) {
      await tabs.getByRole('button', { name: tab }).click()
      // The map was not on screen before: it must show the day all the same.
      if (tab === 'Kort')
        await expect(page.getByRole('button', { name: `Stop 1: ${stops[0]?.name}` })).toBeInViewport()
      await expectAccessible(page, ['phone'])
    }
    await page.setViewportSize({ width: 360, height: 740 })
    await tabs.getByRole('button', { name: 'Nu' }).click()
    for (const name of ['Meld for dem', 'Send besked', 'Hold depechen tilbage', 'Læg resten af dagen om']) {
      await page.getByRole('button', { name }).last().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectAccessible(page, ['phone'])
      await page.setViewportSize({ width: 360, height: 740 })
      await page.getByRole('dialog').getByRole('button', { name: 'Luk' }).click()
    }
  })

  test('phones, reserves and messages', async ({ page, organiser }) => {
    const { id, stops } = await relayUnderWay(organiser)
    const path = `/arrangoer/stafet/${id}/dagen`
    await page.goto(`${path}/telefoner`)
    await page.getByLabel('Hvilken etape?').selectOption({ value: stops[1]?.id })
    await page.getByRole('button', { name: 'Lav et link' }).click()
    await expect(page.getByRole('img', { name: 'Kode, der åbner siden på bærerens telefon' })).toBeVisible()
    await page.getByText('Med en app, der virker i lommen').click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Jeg har delt linket' }).click()
    await page.goto(`${path}/reserver`)
    await page.getByRole('button', { name: 'Tilføj en reserve' }).click()
    await page.getByRole('button', { name: 'Gem reserven' }).click()
    await expectAccessible(page)
    await page.goto(`${path}/beskeder`)
    await expect(page.getByRole('heading', { name: 'Beskeder' })).toBeVisible()
    await expectAccessible(page)
  })
})
