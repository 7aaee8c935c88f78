import { randomUUID } from 'node:crypto'
import { expect, type APIRequestContext } from '@playwright/test'
import {
  checkInAnswer,
  checkInInput,
  checkInLinkList,
  type CheckInInput,
  type CheckInLink,
} from '@stafet/domain/contract/check-in.ts'
import { communityInput, type CommunityInput } from '@stafet/domain/contract/community.ts'
import { importAnswer } from '@stafet/domain/contract/community-import.ts'
import { liveSnapshot, type LiveSnapshot } from '@stafet/domain/contract/live.ts'
import { draftAnswer, newestRun, planningRun, releaseSummary } from '@stafet/domain/contract/planning.ts'
import { relay, relayInput, type Relay, type RelayInput } from '@stafet/domain/contract/relay.ts'
import { ask } from './ask.ts'

/** A relay that has been planned and released, with its check-in links in the plan's order. */
export interface ReleasedRelay {
  relay: Relay
  links: CheckInLink[]
  /** Its plan and log as everybody can read them. */
  read(): Promise<LiveSnapshot>
  /** Reports at the stop with this place in the plan, from 0, as a phone there would. */
  report(at: number, kind: CheckInInput['kind'], greeting?: string): Promise<void>
}

/**
 * Four communities south of Vemmelev, all on the same day. `daysFromNow` may be negative: a relay of yesterday
 * is overdue at its first stop, whatever the hour is when a test runs.
 */
export async function releaseRelay(
  organiser: APIRequestContext,
  name: string,
  daysFromNow: number,
  changes: Partial<Pick<RelayInput, 'start' | 'coordinator'>> = {},
): Promise<ReleasedRelay> {
  const date = new Date(Date.now() + daysFromNow * 24 * 3_600_000).toISOString().slice(0, 10)
  const input = relayInput.parse({
    name,
    // Several runs may share a database.
    slug: `proeve-${randomUUID().slice(0, 8)}`,
    municipality: 'Slagelse',
    days: [{ date, from: '10:00', to: '20:00' }],
    start: { name: 'Rådhuspladsen', lat: 55.4027, lon: 11.3546 },
    finish: null,
    ...changes,
  })
  const made = await ask(organiser, relay, 'POST', '/api/relays', { data: input })
  const path = `/api/relays/${made.id}`
  const communities = fourCommunities()
  await ask(organiser, importAnswer, 'POST', `${path}/communities/import`, { data: { communities } })
  await planRelay(organiser, made.id)
  const { draft } = await ask(organiser, draftAnswer, 'GET', `${path}/plan`)
  expect(draft?.unserved).toEqual([])
  await ask(organiser, releaseSummary, 'POST', `${path}/releases`, { data: { version: draft?.version } })
  const { links } = await ask(organiser, checkInLinkList, 'POST', `${path}/check-in-links`)
  return {
    relay: made,
    links,
    read: () => ask(organiser, liveSnapshot, 'GET', `/api/public/relays/${made.slug}/live`),
    async report(at, kind, greeting = '') {
      const key = links[at]?.path.replace('/f/', '')
      const headers = { authorization: `Bearer ${key}` }
      const occurredAt = new Date().toISOString()
      const data = checkInInput.parse({ id: randomUUID(), kind, occurredAt, greeting })
      await ask(organiser, checkInAnswer, 'POST', '/api/check-in/reports', { data, headers })
    },
  }
}

/** Makes a new draft of a relay's plan. */
export async function planRelay(organiser: APIRequestContext, relayId: string): Promise<void> {
  const path = `/api/relays/${relayId}/planning-runs`
  await ask(organiser, planningRun, 'POST', path, { data: { seconds: 1 } })
  await expect(async () => {
    const { run } = await ask(organiser, newestRun, 'GET', `${path}/newest`)
    expect(run?.state).toBe('done')
  }).toPass()
}

function fourCommunities(): CommunityInput[] {
  const places = [
    { name: 'Vemmelev Kor', category: 'culture', lat: 55.362, lon: 11.259 },
    { name: 'Forlev Bylaug', category: 'housing', lat: 55.352, lon: 11.248 },
    { name: 'Tjæreby Strikkeklub', category: 'other', lat: 55.338, lon: 11.236 },
    { name: 'Boeslunde Idrætsforening', category: 'sports', lat: 55.308, lon: 11.262 },
  ]
  return places.map(({ name, category, lat, lon }) =>
    communityInput.parse({
      name,
      category,
      position: { lat, lon },
      // Agreed to by some, left out by others.
      contact: {
        carriers: `Karen og Poul fra ${name}`,
        phone: category === 'housing' ? '58 57 00 11' : '',
        email: 'kontakt@eksempel.dk',
        sharesPhone: category === 'housing',
      },
      // One visit long enough for several lines in a timetable.
      visitMinutes: category === 'sports' ? 45 : null,
      abc: { act: true, belong: true, commit: false },
      story: {
        meetAbout: `${name} mødes hver tirsdag.`,
        community: 'Vi kender hinanden, og der er altid en kop kaffe.',
        meaning: 'Ugen hænger bedre sammen.',
      },
    }),
  )
}
