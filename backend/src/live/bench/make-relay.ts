import { setTimeout as wait } from 'node:timers/promises'
import { checkInLinkList } from '@stafet/domain/contract/check-in.ts'
import { communityInput } from '@stafet/domain/contract/community.ts'
import { liveSnapshot } from '@stafet/domain/contract/live.ts'
import { draftAnswer } from '@stafet/domain/contract/planning.ts'
import { relay } from '@stafet/domain/contract/relay.ts'
import { madeTracker } from '@stafet/domain/contract/tracking.ts'
import { organiser } from './start-node.ts'

const STOPS = 125

/** Asks a server as its organiser. */
export class Organiser {
  private cookie = ''
  private readonly server: string

  constructor(server: string) {
    this.server = server
  }

  async logIn(): Promise<void> {
    await this.ask('POST', '/api/session', organiser)
  }

  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(this.server + path, {
      method,
      headers: { cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    this.cookie ||= answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? null : answer.json()
  }
}

export interface BenchRelay {
  id: string
  slug: string
  path: string
  checkInKeys: string[]
  trackerKeys: string[]
}

/** A released relay of 125 stops, from today on, with so many phones that report and that track. */
export async function makeRelay(
  asOrganiser: Organiser,
  phones: number,
  trackers: number,
): Promise<BenchRelay> {
  const name = `belastning-${Date.now().toString(36)}`
  const made = relay.parse(
    await asOrganiser.ask('POST', '/api/relays', {
      name,
      slug: name,
      municipality: 'Slagelse',
      days: [0, 1, 2, 3].map((day) => ({
        date: new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10),
        from: '00:01',
        to: '23:59',
      })),
      start: { name: 'Rådhuset', lat: 55.36, lon: 11.259 },
      finish: null,
    }),
  )
  const path = `/api/relays/${made.id}`
  const communities = Array.from({ length: STOPS }, (_, at) =>
    communityInput.parse({
      name: `Fællesskab ${at + 1}`,
      category: 'other',
      position: { lat: 55.361 + (at % 12) * 0.002, lon: 11.259 + Math.floor(at / 12) * 0.003 },
      windows: [{ day: null, from: '00:01', to: '23:59' }],
    }),
  )
  await asOrganiser.ask('POST', `${path}/communities/import`, { communities })
  await asOrganiser.ask('POST', `${path}/planning-runs`, { seconds: 1 })
  let draft = null
  while (!draft) {
    await wait(200)
    draft = draftAnswer.parse(await asOrganiser.ask('GET', `${path}/plan`)).draft
  }
  await asOrganiser.ask('POST', `${path}/releases`, { version: draft.version })

  const checkInKeys: string[] = []
  while (checkInKeys.length < phones) {
    const { links } = checkInLinkList.parse(await asOrganiser.ask('POST', `${path}/check-in-links`))
    checkInKeys.push(...links.map((link) => link.path.replace('/f/', '')))
  }
  const { release } = liveSnapshot.parse(await asOrganiser.ask('GET', `/api/public/relays/${made.slug}/live`))
  const stops = release.plan.days[0]?.stops ?? []
  const trackerKeys: string[] = []
  for (let at = 0; at < trackers; at++) {
    const stopId = stops[at % Math.min(5, stops.length)]?.id
    trackerKeys.push(madeTracker.parse(await asOrganiser.ask('POST', `${path}/trackers`, { stopId })).key)
  }
  return { id: made.id, slug: made.slug, path, checkInKeys: checkInKeys.slice(0, phones), trackerKeys }
}
