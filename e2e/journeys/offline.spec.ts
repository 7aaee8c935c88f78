import { readFileSync } from 'node:fs'
import { checkInPage } from '@stafet/domain/contract/check-in.ts'
import type { BrowserContext, Page } from '@playwright/test'
import { ask } from '../prepare/ask.ts'
import { releaseRelay } from '../prepare/released-relay.ts'
import { expect, phone, test } from './test.ts'
import { noConnection } from './trouble.ts'

test.use(phone)

const picture = {
  name: 'billede.png',
  mimeType: 'image/png',
  buffer: readFileSync(new URL('../../frontend/public/icons/depeche-512.png', import.meta.url)),
}

const hourMs = 3_600_000

/** A phone whose clock is wrong. */
async function setClock(context: BrowserContext, wrongByMs: number): Promise<void> {
  await context.addInitScript((wrongBy) => {
    const True = Date
    globalThis.Date = class extends True {
      constructor(given?: string | number) {
        super(given ?? True.now() + wrongBy)
      }
      static override now() {
        return True.now() + wrongBy
      }
    } as DateConstructor
  }, wrongByMs)
}

const reportsOf = (page: Page) => page.getByRole('status', { name: 'Det har du meldt' })
const photosOf = (page: Page) => page.getByRole('region', { name: 'Billeder' })

for (const [clock, wrongByMs] of [
  ['a right clock', 0],
  ['a clock two hours slow', -2 * hourMs],
  ['a clock two hours fast', 2 * hourMs],
] as const) {
  test(`without a network: checked in, photographed, closed and opened again; all arrives once, with ${clock}`, async ({
    page,
    context,
    organiser,
    trouble,
  }) => {
    trouble.expect(...noConnection)
    await setClock(context, wrongByMs)
    const relay = await releaseRelay(organiser, 'Uden net', -1)
    const path = relay.links[0]?.path ?? ''
    await page.goto(path)
    await expect(page.getByText('Siden virker nu også uden dækning')).toBeVisible()

    await context.setOffline(true)
    await page.reload()
    await expect(page.getByRole('status').first()).toContainText('Ingen forbindelse siden kl.')
    const pressedFrom = Date.now()
    await page.getByRole('button', { name: 'Depechen er modtaget' }).click()
    const pressedTo = Date.now()
    await expect(reportsOf(page)).toContainText('Gemt på telefonen, ikke sendt endnu.')
    await page.getByLabel('Tag eller vælg et billede').setInputFiles(picture)
    await page.getByRole('button', { name: 'Kun arrangørerne' }).click()
    await expect(photosOf(page)).toContainText('Gemt på telefonen, ikke sendt endnu.')
    await page.close()

    const again = await context.newPage()
    await again.goto(path)
    await expect(reportsOf(again)).toContainText('Gemt på telefonen, ikke sendt endnu.')
    await expect(photosOf(again).getByRole('presentation')).toBeVisible()
    const atOnce = await relay.read()
    expect(atOnce.events.map(({ kind }) => kind)).toEqual(['released'])

    await context.setOffline(false)
    await expect(reportsOf(again)).toContainText(/Sendt kl\. \d{1,2}\.\d\d\./)
    await expect(photosOf(again)).toContainText(/Sendt kl\. \d{1,2}\.\d\d\./)

    const { events } = await relay.read()
    const received = events.filter(({ kind }) => kind === 'received')
    expect(received).toHaveLength(1)
    const happenedMs = Date.parse(received[0]?.occurredAt ?? '')
    // Give or take what the way to the server takes.
    expect(happenedMs).toBeGreaterThanOrEqual(pressedFrom - 1000)
    expect(happenedMs).toBeLessThanOrEqual(pressedTo + 1000)

    const headers = { authorization: `Bearer ${path.replace('/f/', '')}` }
    const { photos } = await ask(organiser, checkInPage, 'GET', '/api/check-in', { headers })
    expect(photos).toMatchObject([{ state: 'kept', consent: 'organisers' }])
    const shown = await organiser.get(`/api/relays/${relay.relay.id}/photos/${photos[0]?.id}?size=large`)
    expect(shown.ok()).toBe(true)
    expect(shown.headers()['content-type']).toBe('image/jpeg')
    await again.close()
  })
}

test('a phone that stores nothing says so at once, and how to tell it otherwise', async ({
  page,
  context,
  organiser,
  trouble,
}) => {
  trouble.expect(...noConnection)
  await context.addInitScript(() => {
    Object.defineProperty(globalThis.IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError')
      },
    })
  })
  const coordinator = { name: 'Mette Holm', phone: '58 57 36 00' }
  const relay = await releaseRelay(organiser, 'Intet lager', -1, { coordinator })
  const [here] = relay.links
  await page.goto(here?.path ?? '')
  await expect(page.getByText('Telefonen kan ikke gemme')).toBeVisible()
  await expect(page.getByText('Siden virker nu også uden dækning')).toBeVisible()

  await context.setOffline(true)
  await page.getByRole('button', { name: 'Depechen er modtaget' }).click()
  await expect(reportsOf(page)).toContainText('Ikke sendt endnu. Luk ikke siden.')
  const sms = await page.getByRole('link', { name: 'Send en sms' }).getAttribute('href')
  expect(decodeURIComponent(sms ?? '')).toMatch(
    new RegExp(`^sms:58573600\\?&body=Stop 1, ${here?.name}: modtaget kl\\. \\d{1,2}\\.\\d\\d$`),
  )
  await expect(
    page.getByRole('region', { name: /på en anden måde/ }).getByText('Ring til Mette Holm'),
  ).toBeVisible()

  await context.setOffline(false)
  await expect(reportsOf(page)).toContainText(/Sendt kl\. \d{1,2}\.\d\d\./)
  const { events } = await relay.read()
  expect(events.filter(({ kind }) => kind === 'received')).toHaveLength(1)
})

test('nothing is stored for those who only look', async ({ page, context, organiser }) => {
  const relay = await releaseRelay(organiser, 'Kun se', -1)
  await page.goto(`/${relay.relay.slug}`)
  await expect(page.getByRole('region', { name: 'Depechen lige nu' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('listitem').first()).toBeVisible()
  const stored = await page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    local: localStorage.length,
    session: sessionStorage.length,
  }))
  expect(stored).toEqual({ workers: 0, databases: 0, caches: 0, local: 0, session: 0 })
  expect(await context.cookies()).toEqual([])
})

test('the icon on the home screen opens this very link', async ({ page, organiser }) => {
  const relay = await releaseRelay(organiser, 'Ikon', -1)
  const path = relay.links[0]?.path ?? ''
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const found = await page.evaluate(async () => {
    const address = document.querySelector<HTMLLinkElement>('link[rel=manifest]')?.href ?? ''
    const answer = await fetch(address)
    const manifest: { start_url: string; scope: string; icons: { src: string }[] } = await answer.json()
    const icons = await Promise.all(manifest.icons.map(async ({ src }) => (await fetch(src)).ok))
    return {
      type: answer.headers.get('content-type'),
      start: new URL(manifest.start_url, address).pathname,
      scope: new URL(manifest.scope, address).pathname,
      icons,
    }
  })
  expect(found).toEqual({
    type: 'application/manifest+json; charset=utf-8',
    start: `${path}/`,
    scope: '/f/',
    icons: [true, true, true],
  })
  await page.goto(`${path}/`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(relay.links[0]?.name ?? '')
})
