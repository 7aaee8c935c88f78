import { madeTracker, trackerList } from '@stafet/domain/contract/tracking.ts'
import { ask } from '../prepare/ask.ts'
import { releaseRelay } from '../prepare/released-relay.ts'
import { expect, phone, test } from './test.ts'
import { answered, noConnection } from './trouble.ts'

test.use(phone)

test('a carrier’s phone tells where it is, from the page alone, and keeps what finds no connection', async ({
  page,
  context,
  organiser,
  trouble,
}) => {
  trouble.expect(...noConnection)
  const { relay, links } = await releaseRelay(organiser, 'Undervejs', 0)
  const trackers = `/api/relays/${relay.id}/trackers`
  const data = { stopId: links[1]?.stopId }
  const { key } = await ask(organiser, madeTracker, 'POST', trackers, { data })
  /** Positions that the server has heard of, believed or not. */
  const heard = async () => {
    const [tracker] = (await ask(organiser, trackerList, 'GET', trackers)).trackers
    const aside = Object.values(tracker?.putAside ?? {}).reduce((sum, count) => sum + count, 0)
    return (tracker?.kept ?? 0) + aside
  }
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 55.357, longitude: 11.254, accuracy: 10 })
  await page.goto(`/t/${key}`)
  await expect(page.getByRole('status')).toHaveText('Slået fra')
  expect(await heard()).toBe(0)

  await page.getByRole('button', { name: 'Begynd at vise, hvor vi er' }).click()
  await expect(page.getByRole('status').first()).toHaveText('Slået til')
  await expect(page.getByText(/^Sidst sendt kl\. /)).toBeVisible()
  expect(await heard()).toBe(1)

  await expect(page.getByText('Siden virker nu også uden dækning.')).toBeVisible()
  await context.setOffline(true)
  await context.setGeolocation({ latitude: 55.359, longitude: 11.256, accuracy: 10 })
  const kept = page.getByText('1 sted er gemt på telefonen')
  await expect(kept).toBeVisible()
  await page.getByRole('button', { name: 'Stop, vi er fremme' }).click()
  await expect(page.getByRole('status').first()).toHaveText('Slået fra')
  // Without coverage it opens all the same, and still has what it kept.
  await page.reload()
  await expect(kept).toBeVisible()
  await context.setOffline(false)
  await expect(kept).toBeHidden()
  expect(await heard()).toBe(2)
})

test('a phone that may not tell where it is says so', async ({ page }) => {
  await page.goto('/t/noegle')
  await page.getByRole('button', { name: 'Begynd at vise, hvor vi er' }).click()
  await expect(page.getByRole('alert')).toContainText('Telefonen må ikke sige, hvor den er')
})

test('a tracker link that does not work says so when it is used', async ({ page, context, trouble }) => {
  trouble.expect(answered(401), answered(403), answered(404))
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 55.357, longitude: 11.254, accuracy: 10 })
  await page.goto('/t/findes-ikke')
  await page.getByRole('button', { name: 'Begynd at vise, hvor vi er' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke')
})
