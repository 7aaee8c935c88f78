import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium, request, type BrowserContextOptions, type Page } from '@playwright/test'
import { checkInLinkList } from '@stafet/domain/contract/check-in.ts'
import { rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import { relayList, type Relay } from '@stafet/domain/contract/relay.ts'
import { browserFlags, findBrowser } from './browser/find-browser.ts'
import { ask } from './prepare/ask.ts'
import { releaseRelay } from './prepare/released-relay.ts'
import { spreadsheet } from './prepare/spreadsheet.ts'
import { startProduct } from './product/start-product.ts'

// `npm run pictures`: starts the product with its demo and takes the README's pictures of every screen.

const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

const { executablePath, env } = await findBrowser()
const product = await startProduct((line) => console.log(line))
const browser = await chromium.launch({ executablePath, args: browserFlags, env: { ...process.env, ...env } })
const organiser = await request.newContext({ baseURL: product.url })
try {
  await mkdir(folder, { recursive: true })
  const { email, password } = product
  await organiser.post('/api/session', { data: { email, password } })
  const start = { name: 'Vemmelev Torv', lat: 55.3612, lon: 11.2605 }
  const { relay } = await releaseRelay(organiser, 'Fællesskabsstafetten Vemmelev', 7, { start })
  await picturesForAssociations(relay)
  await picturesForOrganisers(relay)
  // Last, when the demo's rehearsal has come some way.
  await picturesForCitizens()
} finally {
  await organiser.dispose()
  await browser.close()
  await product.stop()
}

async function picturesForCitizens(): Promise<void> {
  const { rehearsalPath } = product
  await picture('front-page', desk, '/', (page) =>
    page.getByRole('listitem').filter({ hasText: 'I gang nu' }).first().waitFor(),
  )
  await picture('live-phone', phone, rehearsalPath, underWay)
  await picture('live-desk', desk, rehearsalPath, underWay)
  await picture('live-desk-dark', { ...desk, colorScheme: 'dark' }, rehearsalPath, underWay)
  await picture('live-phone-dark', { ...phone, colorScheme: 'dark' }, rehearsalPath, underWay)
  for (const [name, options] of [
    ['story-phone', phone],
    ['story-desk', desk],
  ] as const) {
    await picture(name, options, rehearsalPath, async (page) => {
      await underWay(page)
      await page.getByRole('tabpanel').getByRole('button').last().click()
      await page.getByRole('heading', { name: 'Det mødes vi om' }).waitFor()
    })
  }
  await picture('when-here-phone', phone, rehearsalPath, async (page) => {
    await page.getByRole('button', { name: 'Hvornår hos mig?' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('vemmelev')
    await page.getByRole('dialog').getByRole('listitem').first().waitFor()
  })
}

/** At a natural pace, a rehearsal begins just before the first stop, whatever the hour is here. */
async function picturesForAssociations(relay: Relay): Promise<void> {
  const path = `/api/relays/${relay.id}/rehearsals`
  const { id } = await ask(organiser, rehearsal, 'POST', path, { data: { speed: 1 } })
  const { links } = await ask(organiser, checkInLinkList, 'POST', `/api/relays/${id}/check-in-links`)
  const link = links[0]?.path ?? ''
  await picture('check-in-phone', phone, link, (page) =>
    page.getByRole('button', { name: 'Depechen er modtaget' }).waitFor(),
  )
  await picture('check-in-phone-received', phone, link, async (page) => {
    await page.getByRole('button', { name: 'Depechen er modtaget' }).click()
    await page
      .getByText(/^Sendt kl/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Depechen er givet videre' }).waitFor()
  })
  const storageState = await organiser.storageState()
  for (const [name, options] of [
    ['control-room-phone', phone],
    ['control-room-desk', desk],
  ] as const) {
    await picture(name, { ...options, storageState }, `/arrangoer/stafet/${id}/kontrolrum`, (page) =>
      page.getByRole('region', { name: 'Nu', exact: true }).waitFor(),
    )
  }
  await ask(organiser, rehearsal, 'POST', `${path}/${id}/stop`)
}

async function picturesForOrganisers(own: Relay): Promise<void> {
  const { relays } = await ask(organiser, relayList, 'GET', '/api/relays')
  const demo = relays.find(({ slug }) => slug === 'slagelse-eksempel')
  const atDesk = { ...desk, storageState: await organiser.storageState() }
  const atPhone = { ...phone, storageState: await organiser.storageState() }
  const demoPath = `/arrangoer/stafet/${demo?.id}`
  await picture('relays', atDesk, '/arrangoer', (page) => page.getByRole('listitem').first().waitFor())
  await picture('communities', atDesk, `${demoPath}/faellesskaber`, async (page) => {
    await page.getByRole('row').nth(4).getByRole('button').click()
    await page.getByRole('complementary').waitFor()
  })
  await picture(
    'import-preview',
    { ...atDesk, viewport: { width: 1440, height: 1500 } },
    `${demoPath}/faellesskaber/hent`,
    async (page) => {
      await page.locator('input[type=file]').setInputFiles(spreadsheet)
      await page.getByRole('button', { name: 'Tilføj 9 fællesskaber' }).waitFor()
    },
  )
  await picture('plan-desk', atDesk, `${demoPath}/plan`, (page) =>
    page.getByRole('region', { name: 'Liste' }).getByRole('listitem').first().waitFor(),
  )
  await picture('plan-phone', atPhone, `${demoPath}/plan`, (page) =>
    page.getByRole('button', { name: 'Tidsplan', exact: true }).click(),
  )
  await picture('release', atDesk, `${demoPath}/udsend`, (page) => page.getByRole('row').nth(1).waitFor())
  await picture(
    'day',
    { ...atDesk, viewport: { width: 1440, height: 1300 } },
    `/arrangoer/stafet/${own.id}/dagen/links`,
    async (page) => {
      await page.getByRole('button', { name: 'Lav links' }).click()
      await page
        .getByRole('cell', { name: /^[A-ZÆØÅ]{3}-\d{4}$/ })
        .first()
        .waitFor()
    },
  )
}

/** Somebody has sent a greeting, and the baton is where somebody has said that it is. */
async function underWay(page: Page): Promise<void> {
  const timeout = 120_000
  await page.getByRole('figure', { name: 'Seneste hilsen' }).waitFor({ timeout })
  await page.getByRole('region', { name: 'Depechen lige nu' }).getByText(/^Hos /).waitFor({ timeout })
}

/** Opens a page, lets `get` bring it to where the picture is to be taken, and takes it when all is drawn. */
async function picture(
  name: string,
  options: BrowserContextOptions,
  path: string,
  get: (page: Page) => Promise<unknown>,
): Promise<void> {
  const context = await browser.newContext({
    ...options,
    baseURL: product.url,
    locale: 'da-DK',
    timezoneId: 'Europe/Copenhagen',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(path)
  await get(page)
  // Nothing is pointed at.
  await page.mouse.move(0, 0)
  await allDrawn(page)
  await page.screenshot({ path: `${folder}${name}.png` })
  console.log(`  docs/pictures/${name}.png`)
  await context.close()
}

/** Nothing is on its way any more, the letters are there, and the map has its land, its names and its route. */
async function allDrawn(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  for (const map of await page.locator('.leaflet-container:visible').all()) {
    await map.locator('.place').first().waitFor({ state: 'attached' })
    await map.locator('path').first().waitFor({ state: 'attached' })
  }
  // Two frames later what has just been changed is on the screen.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}
