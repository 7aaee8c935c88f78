import { currentRun } from '../current-run.ts'
import { relayUnderWay } from '../prepare/relay-under-way.ts'
import { expect, test } from './test.ts'

test.use({ storageState: currentRun()?.organiser })

test('posters, a page for each stop and nothing personal on them', async ({ page, organiser }) => {
  const { id, stops } = await relayUnderWay(organiser)
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  // The organiser may sit at a machine that nobody else can reach under this name.
  await page.route('/api/session', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: { ...(await answer.json()), publicUrl: 'https://stafet.kommune.invalid' } })
  })
  await page.goto(`/arrangoer/stafet/${id}/dagen/links`)
  await page.getByRole('button', { name: 'Lav links' }).click()
  await page.getByRole('button', { name: `Skriv ${stops.length} plakater ud` }).click()
  await page.locator('body[data-printed]').waitFor()
  await page.emulateMedia({ media: 'print' })
  const posters = page.getByRole('article')
  await expect(posters).toHaveCount(stops.length)
  await expect(posters.first()).toContainText(stops[0]?.name ?? '')
  await expect(posters.first()).toContainText(
    /Gå til stafet\.kommune\.invalid\/kode, og skriv [A-ZÆØÅ]{3}-\d{4}/,
  )
  await expect(posters.first()).not.toContainText(/Kontakt|\+45/)
  await expect(page.getByRole('button')).toHaveCount(0)
})
