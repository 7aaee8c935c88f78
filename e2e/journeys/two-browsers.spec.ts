import type { Page } from '@playwright/test'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import { ask } from '../prepare/ask.ts'
import { releaseRelay } from '../prepare/released-relay.ts'
import { expect, phone, test } from './test.ts'

/** Everything that the page tells of the relay, as text. */
async function told(page: Page): Promise<Record<string, string>> {
  const main = page.getByRole('main')
  return {
    now: await main.getByRole('region', { name: 'Depechen lige nu' }).innerText(),
    days: await main.getByRole('region', { name: 'Stafettens dage' }).innerText(),
  }
}

test('two people see the same, wherever in the world they are', async ({ page, organiser, openBrowser }) => {
  const relay = await releaseRelay(organiser, 'To browsere', 3)
  const path = `/api/relays/${relay.relay.id}/rehearsals`
  const running = await ask(organiser, rehearsal, 'POST', path, { data: { speed: 300 } })
  const other = await openBrowser({ ...phone, timezoneId: 'Pacific/Auckland' })
  for (const browser of [page, other]) await browser.goto(`/${running.slug}`)
  await expect(async () => {
    const { events } = await ask(organiser, liveSnapshot, 'GET', `/api/public/relays/${running.slug}/live`)
    expect(events.some(({ kind }) => kind === 'received')).toBe(true)
  }).toPass()

  // A rehearsal stands still from the moment it is stopped: then there is something to compare.
  await ask(organiser, rehearsal, 'POST', `${path}/${running.id}/stop`)
  for (const browser of [page, other]) {
    await expect(browser.getByText('Generalprøven er stoppet.')).toBeVisible()
  }
  await expect(async () => expect(await told(other)).toEqual(await told(page))).toPass()
  expect((await told(page)).days).toContain(relay.links[0]?.name)
})
