import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { areaList } from '@stafet/domain/contract/area.ts'
import { communityInput, communityList } from '@stafet/domain/contract/community.ts'
import { importAnswer } from '@stafet/domain/contract/community-import.ts'
import { relay, relayInput } from '@stafet/domain/contract/relay.ts'
import { currentRun } from '../current-run.ts'
import { ask } from '../prepare/ask.ts'
import { island, smallIsland } from '../prepare/small-island.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './test.ts'
import { answered } from './trouble.ts'

const desk = { width: 1440, height: 900 }

test.use({ storageState: currentRun()?.organiser })

/** The map stands between two zoom levels and turns dark: it must still ask for pictures that there are. */
async function expectWholeZooms(page: Page): Promise<void> {
  const map = page.locator('.leaflet-container')
  await map.hover()
  await page.mouse.wheel(0, 20)
  await expect(map.locator('.leaflet-tile-container[style*="scale(0.7"]')).toBeAttached()
  await page.emulateMedia({ colorScheme: 'dark' })
  const asked = () =>
    map
      .locator('.leaflet-tile')
      .evaluateAll((tiles) => [
        ...new Set(tiles.map((tile) => /(dark|light)\/[^/]+/.exec(tile.getAttribute('src') ?? '')?.[0])),
      ])
  await expect.poll(asked).toEqual([expect.stringMatching(/^dark\/\d+$/)])
  await expect(map.locator('.leaflet-tile-loaded').first()).toBeAttached()
  await page.emulateMedia({ colorScheme: 'light' })
}

test('fetch a map, place what has only an address, and choose communities from it', async ({
  page,
  organiser,
  trouble,
}) => {
  const name = `Øen ${randomUUID().slice(0, 6)}`
  const made = await ask(organiser, relay, 'POST', '/api/relays', {
    data: relayInput.parse({
      name,
      slug: `oeen-${randomUUID().slice(0, 8)}`,
      municipality: 'Øen',
      days: [{ date: '2027-10-04', from: '09:00', to: '17:00' }],
      start: { name: 'Ørby', ...island },
      finish: null,
    }),
  })
  await ask(organiser, importAnswer, 'POST', `/api/relays/${made.id}/communities/import`, {
    data: {
      communities: [
        { name: 'Ørby skole', address: 'Skolegade 3, 9990 Ørby' },
        { name: 'Åens Strikkeklub', address: 'Ukendtvej 8' },
      ].map((one) => communityInput.parse({ ...one, category: 'other', position: null })),
    },
  })
  const communities = async () =>
    (await ask(organiser, communityList, 'GET', `/api/relays/${made.id}/communities`)).communities

  await test.step('a file of another format is refused, and says what to do', async () => {
    trouble.expect(answered(400))
    await page.goto('/arrangoer/kort')
    await page.getByRole('button', { name: 'Hent kortet ind' }).click()
    await expect(page.getByText('Vælg en fil, der ender på .osm.pbf.')).toBeVisible()
    await page.locator('input[type=file]').setInputFiles({
      name: 'oe.osm.pbf',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('<osm/>'),
    })
    await page.getByLabel('Kortets navn').fill(name)
    await page.getByRole('button', { name: 'Hent kortet ind' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'ikke .osm.pbf' })).toBeVisible()
    await expect(page.getByLabel('Kortets navn')).toHaveValue(name)
    await expect(page.getByRole('button', { name: 'Vælg en fil' })).toBeFocused()
    await expectAccessible(page)
    await page.setViewportSize(desk)
  })

  await test.step('an extract becomes a map in use', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'oe.osm.pbf', mimeType: 'application/octet-stream', buffer: smallIsland() })
    await page.getByLabel('Kortets navn').fill(name)
    await page.getByRole('button', { name: 'Hent kortet ind' }).click()
    await expect(page.getByText(`${name} er hentet og i brug`)).toBeVisible()
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
    await expect(card).toContainText('OpenStreetMap, som det så ud 1. marts 2026.')
    await expect(card).toContainText('Steder7')
    await expectAccessible(page)
    await page.setViewportSize(desk)
  })

  await test.step('two communities are placed, with the keyboard alone', async () => {
    await page.goto(`/arrangoer/stafet/${made.id}/faellesskaber`)
    await expect(page.getByText('2 fællesskaber mangler et sted på kortet')).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize(desk)
    await page.getByRole('link', { name: 'Placér 2 på kortet' }).press('Enter')
    const search = page.getByRole('combobox', { name: 'Søg efter et sted' })
    const save = page.getByRole('button', { name: 'Gem og næste' })
    await expect(page.getByRole('heading', { name: 'Ørby skole' })).toBeVisible()
    await expect(page.getByText('1 af 2')).toBeVisible()
    await expect(search).toBeFocused()
    await expect(page.getByText('Forslag: Ørby Skole, Ørby (skole).')).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize(desk)
    await search.press('Tab')
    await expect(save).toBeFocused()
    await save.press('Enter')

    await expect(page.getByRole('heading', { name: 'Åens Strikkeklub' })).toBeVisible()
    await expect(page.getByText('2 af 2')).toBeVisible()
    await expect(search).toBeFocused()
    await expect(save).toBeDisabled()
    await search.fill('havne')
    const found = page.getByRole('option', { name: 'Havnevej, Ørby vej' })
    await expect(found).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize(desk)
    await search.focus()
    await search.press('ArrowDown')
    await expect(found).toHaveAttribute('aria-selected', 'true')
    await search.press('Enter')
    await expect(found).toBeHidden()
    await expectWholeZooms(page)
    await search.focus()
    await search.press('Tab')
    await save.press('Enter')
    await expect(page.getByRole('heading', { name: '2 fællesskaber er sat på kortet' })).toBeFocused()
    expect((await communities()).map(({ name, position }) => [name, position])).toEqual([
      ['Ørby skole', { lat: 57.551, lon: 10.602 }],
      ['Åens Strikkeklub', { lat: expect.closeTo(57.55, 2), lon: 10.608 }],
    ])
  })

  await test.step('churches and the hall are chosen from the map', async () => {
    await page.goto(`/arrangoer/stafet/${made.id}/faellesskaber`)
    await page.getByRole('link', { name: 'Foreslå fra kortet' }).click()
    const already = page.getByRole('checkbox', { name: /^Ørby Skole/ })
    await expect(already).toBeDisabled()
    await expect(already).toBeChecked()
    const churches = page.getByRole('region', { name: /Kirke og sogn/ })
    await churches.getByRole('button', { name: 'Vælg alle' }).click()
    await expectAccessible(page)
    await page.setViewportSize(desk)
    await page.getByLabel('Søg efter navn eller by').fill('forsamling')
    await expect(churches).toBeHidden()
    await page.getByRole('checkbox', { name: /^Ørby Forsamlingshus/ }).check()
    await page.getByRole('button', { name: 'Tilføj 3 fællesskaber' }).click()
    await expect(page.getByRole('heading', { name: '3 fællesskaber er tilføjet' })).toBeFocused()
    expect((await communities()).map(({ name, category }) => [name, category])).toEqual([
      ['Ørby Forsamlingshus', 'culture'],
      ['Ørby Kirke', 'church'],
      ['Ørby skole', 'other'],
      ['Åens Strikkeklub', 'other'],
      ['Åkapellet', 'church'],
    ])
  })

  await test.step('a map is taken away after a question', async () => {
    await page.goto('/arrangoer/kort')
    await page.getByRole('button', { name: `Slet kortet ${name}` }).click()
    const question = page.getByRole('dialog', { name: `Slet kortet ${name}?` })
    await expectAccessible(page)
    await page.setViewportSize(desk)
    await question.getByRole('button', { name: 'Slet kortet' }).click()
    await expect(page.getByRole('heading', { name, exact: true })).toBeHidden()
  })
})

test.afterEach(async ({ organiser }) => {
  // Other journeys run beside this one: its map must not stay when it fails.
  const { areas } = await ask(organiser, areaList, 'GET', '/api/areas')
  for (const { id, name } of areas) if (name.startsWith('Øen ')) await organiser.delete(`/api/areas/${id}`)
})
