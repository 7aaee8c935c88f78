import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { preparedRun } from '../current-run.ts'
import { spreadsheet } from '../prepare/spreadsheet.ts'
import { expect, phone, test } from './test.ts'
import { answered } from './trouble.ts'

test('from a spreadsheet to a rehearsal on the public map', async ({ page, openBrowser, trouble }) => {
  // The page asks who is logged in before anybody is.
  trouble.expect(answered(401))
  const { email, password } = preparedRun()
  const municipality = `Øerne ${randomUUID().slice(0, 6)}`

  await test.step('log in', async () => {
    await page.goto('/arrangoer')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log ind')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Adgangskode').fill('forkert')
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.getByLabel('Adgangskode').fill(password)
    await page.getByRole('button', { name: 'Log ind' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stafetter')
  })

  await test.step('create a relay', async () => {
    await page.getByRole('link', { name: 'Ny stafet' }).click()
    await page.getByLabel('Kommune').fill(municipality)
    await expect(page.getByRole('textbox', { name: /^Navn/ })).toHaveValue(
      new RegExp(`^Fællesskabsstafetten ${municipality} \\d{4}$`),
    )
    await expect(page.getByLabel('Adresse på nettet')).toHaveValue(/^oeerne-/)
    await page.getByLabel('Startstedets navn').fill('Slagelse Bibliotek')
    await page.getByRole('button', { name: 'Opret stafetten' }).click()
    await expect(page.getByText('Sæt stedet på kortet.')).toBeFocused()
    const start = page.getByRole('group', { name: 'Startstedet på kortet' })
    await start.getByLabel('Bredde (lat)').fill('55,4031')
    await start.getByLabel('Længde (lon)').fill('11,3549')
    await page.getByRole('button', { name: 'Opret stafetten' }).click()
    await expect(page.getByRole('heading', { name: 'Hvem skal depechen besøge?' })).toBeVisible()
  })

  await test.step('import a spreadsheet', async () => {
    await page.getByRole('link', { name: 'Hent fra regneark' }).click()
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Vælg en fil' }).click()
    await (await chooser).setFiles(spreadsheet)

    const bad = page.getByRole('region', { name: '1 række kan ikke læses' }).getByRole('row')
    await expect(bad).toHaveCount(2)
    await expect(bad.last()).toContainText('6Lat553290Breddegraden skal være et tal mellem -90 og 90')
    const good = page.getByRole('region', { name: '9 rækker kan læses' })
    const rowOf = (name: string) =>
      good.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    await expect(rowOf('Café Rødgrød – åben for alle')).toContainText(
      'Kategorien "Suppekøkken" kendes ikke og er sat til "andet".',
    )
    await expect(rowOf('korsør roklub')).toContainText('Ligner række 2: Korsør Roklub')

    const remarks = page.getByLabel('Bemærkninger bruges som')
    await expect(remarks).toHaveValue('')
    await remarks.selectOption({ label: 'Det mødes vi om' })
    await expect(remarks).toHaveValue('meetAbout')
    await good.getByRole('checkbox', { name: 'Tag korsør roklub med', exact: true }).uncheck()
    await page.getByRole('button', { name: 'Tilføj 8 fællesskaber' }).click()
    await expect(page.getByRole('heading', { name: '8 fællesskaber er tilføjet' })).toBeVisible()
    await page.getByRole('link', { name: 'Se fællesskaberne' }).click()
    await page.getByRole('button', { name: 'Café Rødgrød – åben for alle' }).click()
    const panel = page.getByRole('complementary', { name: 'Café Rødgrød – åben for alle' })
    await expect(panel.getByLabel('Det mødes vi om')).toHaveValue('Suppe; og brød')
    await panel.getByRole('button', { name: 'Luk' }).click()
  })

  await test.step('add one by hand, on the small map', async () => {
    await page.getByRole('button', { name: 'Tilføj' }).click()
    const panel = page.getByRole('complementary', { name: 'Nyt fællesskab' })
    await panel.getByRole('textbox', { name: /^Navn/ }).first().fill('Ærøgade Beboerforening')
    await panel.getByLabel('Kategori', { exact: true }).selectOption({ label: 'Boligforening' })
    const place = panel.getByRole('group', { name: 'Stedet på kortet' })
    await place.getByRole('region', { name: 'Stedet på kortet: klik for at vælge' }).click()
    const lat = place.getByLabel('Bredde (lat)')
    await expect(lat).toHaveValue(/^55,\d+$/)
    const clicked = await lat.inputValue()
    await place.getByRole('button', { name: 'Stedet', exact: true }).press('ArrowUp')
    await expect(lat).not.toHaveValue(clicked)
    await panel.getByRole('button', { name: 'Tilføj fællesskabet' }).click()
    await expect(page.getByRole('complementary', { name: 'Ærøgade Beboerforening' })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: '9 fællesskaber' })).toBeVisible()
  })

  await test.step('plan, and stop early', async () => {
    await page
      .getByRole('navigation', { name: 'Stafettens trin' })
      .getByRole('link', { name: /Plan/ })
      .click()
    await page.getByLabel('Regn i').selectOption({ label: '5 minutter' })
    await page.getByRole('button', { name: 'Lav en plan' }).click()
    const progress = page.getByRole('region', { name: 'Regner på planen' })
    await expect(progress.getByRole('progressbar')).toBeVisible()
    await expect(progress).toContainText('Alle er med.')
    await progress.getByRole('button', { name: 'Stop, og behold den bedste' }).click()
    await expect(page.getByRole('main').getByText('9 stop', { exact: true })).toBeVisible()
    const list = page.getByRole('region', { name: 'Liste' })
    await expect(list.getByRole('listitem')).toHaveCount(9)
    const stop = list.getByRole('listitem').filter({ hasText: 'Korsør Roklub' })
    await stop.getByRole('button').click()
    await expect(stop).toContainText(/Besøg \d\d\.\d\d–\d\d\.\d\d/)
    const timetable = page.getByRole('region', { name: 'Tidsplan med en søjle for hver dag' })
    await expect(
      timetable.getByRole('button', { name: /Korsør Roklub, stop \d, til \d\d\.\d\d/ }),
    ).toBeVisible()
  })

  await test.step('release the plan', async () => {
    await page.getByRole('link', { name: 'Gå til udsendelse' }).click()
    await page.getByRole('button', { name: 'Udsend planen' }).click()
    const question = page.getByRole('dialog', { name: 'Udsend planen som nr. 1?' })
    await question.getByRole('button', { name: 'Ja, udsend planen' }).click()
    await expect(page.getByText('Planen er udsendt som nr. 1')).toBeVisible()
    await expect(page.getByRole('row', { name: /^1 .*gælder nu 9 / })).toBeVisible()
    await page.getByRole('link', { name: 'Gå til dagen' }).click()
  })

  await test.step('make check-in links', async () => {
    await page.getByRole('button', { name: 'Lav links' }).click()
    const rows = page.getByRole('region', { name: 'Links, plakater og koder' }).getByRole('row')
    await expect(rows).toHaveCount(10)
    await expect(rows.nth(1)).toContainText(/^1/)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Hent som regneark (CSV)' }).click()
    const text = await readFile(await (await saved).path(), 'utf8')
    expect(text.trim().split('\r\n')).toHaveLength(10)
    const link = await rows.nth(1).getByText(/\/f\//).textContent()
    expect(text).toContain(link)
  })

  const rehearsed = await test.step('start a rehearsal, and see it on the map', async () => {
    await page.getByRole('link', { name: 'Generalprøve', exact: true }).click()
    await page.getByLabel('Hvor hurtigt?').selectOption({ value: '3600' })
    await page.getByRole('button', { name: 'Start en generalprøve' }).click()
    const rehearsal = page.getByRole('list', { name: 'Generalprøver' }).getByRole('listitem')
    await expect(rehearsal).toContainText('Er i gang')
    const opened = page.waitForEvent('popup')
    await rehearsal.getByRole('link', { name: 'Se den på kortet' }).click()
    const map = await opened
    await expect(map.getByRole('heading', { level: 1 })).toContainText(municipality)
    await expect(map.getByText('Generalprøve', { exact: true })).toBeVisible()
    const where = map.getByRole('region', { name: 'Depechen lige nu' }).getByRole('heading')
    await expect(where).not.toBeEmpty()
    const first = await where.textContent()
    await expect(where).not.toHaveText(first ?? '')
    return new URL(map.url()).pathname
  })

  await test.step('everybody can see it, and nobody the studio', async () => {
    const anybody = await openBrowser(phone)
    await anybody.goto(rehearsed)
    await expect(anybody.getByRole('heading', { level: 1 })).toContainText(municipality)
    await anybody.goto(page.url())
    await expect(anybody.getByRole('heading', { level: 1 })).toHaveText('Log ind')
    await page.getByRole('button', { name: 'Log ud' }).click()
    await page.goto('/arrangoer')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log ind')
  })
})
