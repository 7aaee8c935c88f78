import type { Page } from '@playwright/test'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { preparedRun } from '../current-run.ts'
import { ask } from '../prepare/ask.ts'
import { releaseRelay } from '../prepare/released-relay.ts'
import { expect, phone, test } from './test.ts'
import { answered, noConnection } from './trouble.ts'

test('from the front page to a map that moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('En depeche går på tur gennem kommunen.')
  const rehearsal = page
    .getByRole('listitem')
    .filter({ hasText: 'Fællesskabsstafetten Slagelse (eksempel)' })
    .filter({ hasText: 'Generalprøve' })
  await expect(rehearsal).toContainText('I gang nu')
  await rehearsal.getByRole('link').click()

  await expect(page).toHaveURL(preparedRun().rehearsalPath)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fællesskabsstafetten Slagelse (eksempel)')
  const where = page.getByRole('region', { name: 'Depechen lige nu' }).getByRole('heading')
  await expect(where).not.toBeEmpty()
  const first = await where.textContent()
  await expect(where).not.toHaveText(first ?? '')

  // On the map the baton is a picture without words: those stand in the list.
  const baton = page.getByRole('region', { name: /^Kort over stafetten/ }).locator('.baton')
  await expect(baton).toBeInViewport()
  const place = await baton.evaluate((element) => element.style.transform)
  await expect.poll(() => baton.evaluate((element) => element.style.transform)).not.toBe(place)
})

test('the map goes on where sockets are blocked, by asking again and again', async ({ page, organiser }) => {
  const relay = await releaseRelay(organiser, 'Uden stikkontakt', -1)
  await page.routeWebSocket(/\/live$/, (socket) => socket.close())
  await page.goto(`/${relay.relay.slug}`)
  const now = page.getByRole('region', { name: 'Depechen lige nu' })
  await expect(now.getByRole('heading')).toHaveText(`På vej til ${relay.links[0]?.name}`)
  await expect(now).toContainText('Burde være fremme nu, men det er ikke meldt endnu.')

  await relay.report(0, 'received')
  await expect(now.getByRole('heading')).toHaveText(`Hos ${relay.links[0]?.name}`)
  await expect(page.getByText(/Ingen forbindelse/)).toHaveCount(0)
})

test('the map says since when it is offline, and catches up by itself', async ({
  page,
  organiser,
  openBrowser,
  trouble,
}) => {
  trouble.expect(...noConnection)
  const relay = await releaseRelay(organiser, 'Uden forbindelse', -1)
  const [first, second] = relay.links
  const whereOn = (one: Page) => one.getByRole('region', { name: 'Depechen lige nu' }).getByRole('heading')
  const connected = await openBrowser()
  for (const one of [page, connected]) {
    await one.goto(`/${relay.relay.slug}`)
    await expect(whereOn(one)).toHaveText(`På vej til ${first?.name}`)
  }
  await page.context().setOffline(true)
  const offline = page.getByText(
    /^Ingen forbindelse siden kl\. \d{1,2}\.\d\d\. Vi viser det seneste, vi ved\.$/,
  )
  await expect(offline).toBeVisible()
  await relay.report(0, 'received')
  await relay.report(0, 'handed-on')
  await relay.report(1, 'received', 'Kaffen er varm')
  await expect(whereOn(connected)).toHaveText(`Hos ${second?.name}`)
  await expect(whereOn(page)).toHaveText(`På vej til ${first?.name}`)
  await expect(offline).toBeVisible()

  await page.context().setOffline(false)
  await expect(whereOn(page)).toHaveText(`Hos ${second?.name}`)
  await expect(offline).toHaveCount(0)
  await expect(page.getByRole('figure', { name: 'Seneste hilsen' })).toContainText('Kaffen er varm')
})

test.describe('on a phone', () => {
  test.use(phone)

  test('a stop tells its story, and back is the same place in the list', async ({ page, organiser }) => {
    // The example itself, months before it begins: in its rehearsal the list itself moves.
    const slug = 'slagelse-eksempel'
    const { release } = await ask(organiser, liveSnapshot, 'GET', `/api/public/relays/${slug}/live`)
    const name = release.plan.days.at(-1)?.stops[7]?.name ?? ''
    await page.goto(`/${slug}`)
    const days = page.getByRole('tablist', { name: 'Stafettens dage' }).getByRole('tab')
    await expect(days).toHaveCount(5)
    await days.last().click()
    const row = page.getByRole('tabpanel').getByRole('button', { name })
    // Scrolls as a click does: clear of what floats above the list.
    await row.click({ trial: true })
    const scrolledTo = () => page.evaluate(() => window.scrollY)
    const before = await scrolledTo()
    expect(before).toBeGreaterThan(200)

    await row.click()
    const story = page.getByRole('article')
    await expect(story.getByRole('heading', { name, exact: true })).toBeFocused()
    await expect(story.getByRole('heading', { name: 'Det mødes vi om' })).toBeVisible()
    await expect(story).toContainText(/Depechen kommer .*ca\. kl\. \d/)
    await expect(row).toHaveCount(0)

    await story.getByRole('button', { name: 'Tilbage til listen' }).click()
    await expect(story).toHaveCount(0)
    await expect(row).toBeFocused()
    expect(await scrolledTo()).toBe(before)

    await row.click()
    await expect(story).toBeVisible()
    await page.goBack()
    await expect(story).toHaveCount(0)
    expect(await scrolledTo()).toBe(before)
  })

  test('"Hvornår hos mig?" answers for a community and for a village', async ({ page, organiser }) => {
    const relay = await releaseRelay(organiser, 'Hvornår hos mig', 3)
    await page.goto(`/${relay.relay.slug}`)
    await page.getByRole('button', { name: 'Hvornår hos mig?' }).click()
    const dialog = page.getByRole('dialog', { name: 'Hvornår kommer depechen hos mig?' })
    const field = dialog.getByLabel('Skriv et fællesskab, en by eller en landsby')
    await expect(field).toBeFocused()
    await field.fill('Xyzzy')
    await expect(dialog.getByRole('status')).toHaveText(/^Vi kender intet sted på ruten/)

    // No community is called so, but there are some near the village.
    await field.fill('hemmes')
    await expect(dialog.getByRole('status')).toHaveText('3 fundet')
    await expect(dialog.getByRole('button', { name: /^Vemmelev Kor/ })).toContainText('2,6 km fra Hemmeshøj')
    await field.fill('strik')
    await dialog.getByRole('button', { name: /^Tjæreby Strikkeklub/ }).click()
    await expect(dialog.getByRole('heading', { name: 'Tjæreby Strikkeklub' })).toBeFocused()
    await expect(dialog).toContainText(/Depechen kommer \p{L}+ ca\. kl\. \d/u)
    await dialog.getByRole('button', { name: 'Læs om Tjæreby Strikkeklub' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('article')).toContainText('Tjæreby Strikkeklub mødes hver tirsdag.')
  })

  test('an address without a relay says so, and leads on', async ({ page, trouble }) => {
    trouble.expect(answered(404))
    await page.goto('/findes-ikke')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Her er ingen stafet endnu')
    await page.getByRole('link', { name: 'Se alle stafetter' }).click()
    await expect(page).toHaveURL('/')
  })
})

test('who only looks leaves nothing behind, and nothing may come from elsewhere', async ({ page }) => {
  const answer = await page.goto(preparedRun().rehearsalPath)
  const policy = answer?.headers()['content-security-policy']?.split(';')
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'self'", "script-src 'self'", "style-src 'self'"]),
  )
  await page.getByRole('tabpanel').getByRole('button').last().click()
  await expect(page.getByRole('article').getByRole('heading', { name: 'Det mødes vi om' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('listitem').filter({ hasText: 'Generalprøve' }).first()).toBeVisible()

  expect(await page.context().storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] })
  const kept = await page.evaluate(async () => ({
    session: sessionStorage.length,
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  expect(kept).toEqual({ session: 0, caches: [], workers: 0 })
})
