import { checkInPage } from '@stafet/domain/contract/check-in.ts'
import { ask } from '../prepare/ask.ts'
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

  await page.getByRole('button', { name: 'Depechen er givet videre' }).click()
  await expect(page.getByRole('heading', { name: `Er depechen nået frem til ${next?.name}?` })).toBeVisible()
  await expect(where).toHaveText(`På vej til ${next?.name}`)

  // Words come after the press, each by its own question, and never keep it waiting.
  await page.getByRole('button', { name: 'Skriv en hilsen' }).click()
  await page.getByLabel(/^Hilsen til alle/).fill('Vi sang for jer & fik kage <3')
  await page.getByRole('button', { name: 'Send hilsenen' }).click()
  await expect(citizen.getByRole('figure', { name: 'Seneste hilsen' })).toContainText(
    'Vi sang for jer & fik kage <3',
  )
  await expect(reports).toContainText('Vi sang for jer & fik kage <3')

  await expect(page.getByRole('button', { name: 'Skriv en hilsen mere' })).toBeVisible()

  // The last report only: to undo the arrival would make no sense now.
  await expect(reports.getByRole('button')).toHaveCount(1)
  await reports.getByRole('button', { name: /^Fortryd: Givet videre/ }).click()
  await expect(page.getByRole('button', { name: 'Depechen er givet videre' })).toBeVisible()
  await expect(where).toHaveText(`Hos ${here?.name}`)
  await expect(citizen.getByText('Vi sang for jer')).toHaveCount(0)
  const log = await logOf(relay)
  expect(log.map(({ kind }) => kind)).toEqual([
    'received',
    'handed-on',
    'handed-on',
    'withdrawn',
    'withdrawn',
  ])
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
    .getByText(/^Gemt på telefonen, ikke sendt endnu\.$/)
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
  await page.getByRole('button', { name: 'Depechen er her allerede' }).click()
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

test('the giver says that the depeche has reached the next stop', async ({ page, organiser }) => {
  const relay = await releaseRelay(organiser, 'Nået frem', -1)
  const [here, next] = relay.links
  await relay.report(0, 'received')
  await relay.report(0, 'handed-on')
  await page.goto(here?.path ?? '')
  await expect(page.getByRole('heading', { name: `Er depechen nået frem til ${next?.name}?` })).toBeVisible()
  await page.getByRole('button', { name: 'Ja, den er nået frem' }).click()
  await expect(page.getByRole('status', { name: 'Det har du meldt' })).toContainText(
    /Nået frem kl\. \d{1,2}\.\d\d\s*Sendt kl\./,
  )
  const [last] = (await logOf(relay)).slice(-1)
  expect(last).toMatchObject({ kind: 'received', payload: { stopId: next?.stopId, side: 'giver' } })
})

test('a day before, one touch answers whether they still can', async ({ page, organiser }) => {
  const relay = await releaseRelay(organiser, 'Kan I stadig', 1)
  const path = relay.links[1]?.path ?? ''
  await page.goto(path)
  await expect(page.getByRole('heading', { name: 'Kan I stadig?' })).toBeVisible()
  await page.getByRole('button', { name: 'Ja, vi er klar' }).click()
  await expect(page.getByText('I kommer')).toBeVisible()
  await expect(page.getByText(/^Sendt kl\./)).toBeVisible()
  const told = async () => {
    const headers = { authorization: `Bearer ${path.replace('/f/', '')}` }
    return (await ask(organiser, checkInPage, 'GET', '/api/check-in', { headers })).attendance
  }
  expect(await told()).toBe('coming')
  await page.getByRole('button', { name: 'Vi kan alligevel ikke' }).click()
  await expect(page.getByText('I kan ikke være med')).toBeVisible()
  await expect(async () => expect(await told()).toBe('declined')).toPass()
  // Organisers find it in their diary; nobody else is told.
  expect(await logOf(relay)).toMatchObject([{ kind: 'noted', payload: {} }])
})

test('those before and after are named, and can be rung or written to if they agreed', async ({
  page,
  organiser,
}) => {
  const relay = await releaseRelay(organiser, 'Naboer', -1)
  const { stopId } = relay.links.find(({ name }) => name === 'Forlev Bylaug') ?? {}
  const at = relay.links.findIndex((link) => link.stopId === stopId)
  const neighbour = relay.links[at + 1] ?? relay.links[at - 1]
  await page.goto(neighbour?.path ?? '')
  const people = page.getByRole('region', { name: 'Dem, I mødes med' })
  await expect(people).toContainText('Karen og Poul fra Forlev Bylaug')
  await expect(people.getByRole('link', { name: 'Ring til Forlev Bylaug' })).toHaveAttribute(
    'href',
    'tel:58570011',
  )
  await expect(people.getByRole('link')).toHaveCount(1)
  await people.getByRole('button', { name: 'Skriv til Forlev Bylaug' }).click()
  await page.getByLabel('Besked').fill('Vi er fem minutter forsinket')
  await page.getByRole('button', { name: 'Send beskeden' }).click()
  await expect(people.getByText('Vi er fem minutter forsinket')).toBeVisible()
  await expect(people.getByText(/^Sendt kl\./)).toBeVisible()
})

test('a typed code leads to the stop, however it is written', async ({ page, organiser, trouble }) => {
  trouble.expect(answered(404))
  const relay = await releaseRelay(organiser, 'Koden', -1)
  const link = relay.links[2]
  await page.goto('/kode')
  const field = page.getByRole('textbox', { name: /^Koden fra plakaten/ })
  await field.fill('XXX-0000')
  await page.getByRole('button', { name: 'Gå til indtjekning' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await field.fill(` ${link?.code.toLowerCase().replace('-', ' ')}`)
  await page.getByRole('button', { name: 'Gå til indtjekning' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(link?.name ?? '')
  expect(await logOf(relay)).toEqual([])
})

test('a link that does not work says whom to ask', async ({ page, trouble }) => {
  trouble.expect(answered(404))
  await page.goto('/f/findes-ikke')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke')
  await expect(page.getByRole('main')).toContainText('bed om et nyt link')
})
