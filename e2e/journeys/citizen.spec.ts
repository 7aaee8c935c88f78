import { releaseRelay } from '../prepare/released-relay.ts'
import { preparedRun } from '../current-run.ts'
import { expect, phone, test } from './test.ts'
import { noConnection } from './trouble.ts'

test('from the front page to a map that moves', async ({ page }) => {
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
  const map = page.getByRole('region', { name: /^Kort over stafetten/ })
  const baton = map.locator('.baton')
  await expect(baton).toBeInViewport()
  const place = await baton.evaluate((element) => element.style.transform)
  await expect.poll(() => baton.evaluate((element) => element.style.transform)).not.toBe(place)
})
