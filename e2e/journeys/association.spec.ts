import { releaseRelay, type ReleasedRelay } from '../prepare/released-relay.ts'
import { expect, phone, test } from './test.ts'
import { answered, noConnection } from './trouble.ts'

test.use(phone)

/** What happened, in the order of the log, without the release that every log begins with. */
async function logOf(relay: ReleasedRelay) {
  const { events } = await relay.read()
  return events.filter(({ kind }) => kind !== 'released')
}

test('the depeche is received and handed on, and citizens see it', async ({
  page,
  organiser,
  openBrowser,
}) => {
  const relay = await releaseRelay(organiser, 'Indtjekning', -1)
  const [here, next] = relay.links
  const citizen = await openBrowser({ viewport: { width: 1440, height: 900 } })
  await citizen.goto(`/${relay.relay.slug}`)
  const where = citizen.getByRole('region', { name: 'Depechen lige nu' }).getByRole('heading')
  await expect(where).toHaveText(`På vej til ${here?.name}`)

  await page.goto(here?.path ?? '')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(here?.name ?? '')
  const way = page.getByRole('list', { name: 'Depechens vej' })
  await expect(way).toContainText('I er stafettens første stop')
  await expect(way).toContainText(`Skal videre til ${next?.name}`)
  // Mail programs follow links: opening one must not be a report.
  expect(await logOf(relay)).toEqual([])

  const receive = page.getByRole('button', { name: 'Depechen er modtaget' })
  expect((await receive.boundingBox())?.height).toBeGreaterThanOrEqual(64)
  await receive.click()
  const reports = page.getByRole('status', { name: 'Det har du meldt' })
  await expect(reports).toContainText(/Modtaget kl\. \d{1,2}\.\d\d\s*Sendt kl\. \d{1,2}\.\d\d\./)
  await expect(where).toHaveText(`Hos ${here?.name}`)

  await page.getByRole('button', { name: 'Skriv en hilsen' }).click()
  await page.getByLabel(/^Hilsen til alle/).fill('Vi sang for jer & fik kage <3')
  await page.getByRole('button', { name: 'Depechen er givet videre' }).click()
  await expect(page.getByRole('heading', { name: 'Tak for hjælpen' })).toBeVisible()
  await expect(where).toHaveText(`På vej til ${next?.name}`)
  await expect(citizen.getByRole('figure', { name: 'Seneste hilsen' })).toContainText(
    'Vi sang for jer & fik kage <3',
  )

  await reports.getByRole('button', { name: /^Fortryd: Givet videre/ }).click()
  await expect(page.getByRole('button', { name: 'Depechen er givet videre' })).toBeVisible()
  await expect(where).toHaveText(`Hos ${here?.name}`)
  await expect(citizen.getByText('Vi sang for jer')).toHaveCount(0)
  expect((await logOf(relay)).map(({ kind }) => kind)).toEqual(['received', 'handed-on', 'withdrawn'])
})

test('a press without coverage is kept through a reload and sent exactly once', async ({
  page,
  context,
  organiser,
  trouble,
}) => {
  trouble.expect(...noConnection)
  const relay = await releaseRelay(organiser, 'Ingen dækning', -1)
  await page.goto(relay.links[0]?.path ?? '')
  const receive = page.getByRole('button', { name: 'Depechen er modtaget' })
  await expect(receive).toBeVisible()

  await context.setOffline(true)
  await receive.click()
  const kept = page
    .getByRole('status', { name: 'Det har du meldt' })
    .getByText('Gemt på telefonen. Sendes, når der er forbindelse.')
  await expect(kept).toBeVisible()
  expect(await logOf(relay)).toEqual([])

  // There is a connection, but it does not reach the server; and the phone has thrown the page out meanwhile.
  await context.route('/api/check-in**', (route) => route.abort())
  await context.setOffline(false)
  await page.reload()
  await expect(kept).toBeVisible()
  expect(await logOf(relay)).toEqual([])

  // Then it does, but the first answer is lost on its way: the worst that can happen.
  let tries = 0
  await context.route('/api/check-in/reports', async (route) => {
    tries += 1
    if (tries > 1) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await expect(page.getByRole('status', { name: 'Det har du meldt' })).toContainText(
    /Sendt kl\. \d{1,2}\.\d\d\./,
  )
  expect(tries).toBe(2)
  expect((await logOf(relay)).map(({ kind }) => kind)).toEqual(['received'])
})

test('a press long before the time is asked about first', async ({ page, organiser }) => {
  const relay = await releaseRelay(organiser, 'For tidligt', 3)
  await page.goto(relay.links[1]?.path ?? '')
  const receive = page.getByRole('button', { name: 'Depechen er modtaget' })
  await receive.click()
  const question = page.getByRole('dialog', { name: 'Er den hos jer allerede?' })
  await question.getByRole('button', { name: 'Nej, ikke endnu' }).click()
  await expect(question).toBeHidden()
  expect(await logOf(relay)).toEqual([])

  await receive.click()
  await question.getByRole('button', { name: 'Ja, depechen er hos os' }).click()
  await expect(page.getByRole('status', { name: 'Det har du meldt' })).toContainText('Sendt')
  expect((await logOf(relay)).map(({ kind }) => kind)).toEqual(['received'])
})

test('a link that does not work says whom to ask', async ({ page, trouble }) => {
  trouble.expect(answered(404))
  await page.goto('/f/findes-ikke')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke')
  await expect(page.getByRole('main')).toContainText('bed om et nyt link')
})
