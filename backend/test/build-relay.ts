import type { CheckInLink } from '@stafet/domain/contract/check-in.ts'
import { checkInLinkList } from '@stafet/domain/contract/check-in.ts'
import {
  communityInput,
  communityList,
  type Community,
  type CommunityInput,
} from '@stafet/domain/contract/community.ts'
import { draftAnswer, newestRun, type DraftPlan } from '@stafet/domain/contract/planning.ts'
import { relay, relayInput, type Relay, type RelayInput } from '@stafet/domain/contract/relay.ts'
import type { TestServer } from './test-server.ts'

let relays = 0

/** A relay over two days around Vemmelev, with an address of its own. */
export function buildRelayInput(changes: Partial<RelayInput> = {}): RelayInput {
  relays += 1
  return relayInput.parse({
    name: `Stafet ${relays}`,
    slug: `stafet-${relays}`,
    municipality: 'Slagelse',
    days: [
      { date: '2026-10-05', from: '09:00', to: '17:00' },
      { date: '2026-10-06', from: '09:00', to: '17:00' },
    ],
    start: { name: 'Rådhuset', lat: 55.4, lon: 11.35 },
    finish: null,
    ...changes,
  })
}

export function buildCommunity(changes: Partial<CommunityInput> = {}): CommunityInput {
  return communityInput.parse({
    name: 'Vemmelev Kor',
    category: 'other',
    position: { lat: 55.361, lon: 11.259 },
    ...changes,
  })
}

/** `count` communities on a line, some 300 m apart, open all day. */
export function buildCommunities(count: number): CommunityInput[] {
  return Array.from({ length: count }, (_, at) =>
    buildCommunity({ name: `Fællesskab ${at + 1}`, position: { lat: 55.361 + at * 0.003, lon: 11.259 } }),
  )
}

export interface PlannedRelay {
  relay: Relay
  communities: Community[]
  draft: DraftPlan
}

/** A relay and its communities, made through the API. */
export async function addRelay(
  { asOrganiser }: TestServer,
  inputs: readonly CommunityInput[],
  changes: Partial<RelayInput> = {},
): Promise<Omit<PlannedRelay, 'draft'>> {
  const made = relay.parse(
    (await asOrganiser.post('/api/relays').send(buildRelayInput(changes)).expect(201)).body,
  )
  const path = `/api/relays/${made.id}/communities`
  await asOrganiser.post(`${path}/import`).send({ communities: inputs }).expect(201)
  const { communities } = communityList.parse((await asOrganiser.get(path).expect(200)).body)
  return { relay: made, communities }
}

/** Searches for a plan and makes it the relay's draft. */
export async function makeDraft(
  { asOrganiser }: TestServer,
  relayId: string,
  communities: number,
): Promise<DraftPlan> {
  const path = `/api/relays/${relayId}`
  let draft: DraftPlan | null = null
  // On a busy machine a short search may not even find a place for everybody.
  for (const seconds of [0.2, 3]) {
    await asOrganiser.post(`${path}/planning-runs`).send({ seconds }).expect(201)
    await until(async () => {
      const newest = await asOrganiser.get(`${path}/planning-runs/newest`).expect(200)
      return newestRun.parse(newest.body).run?.state !== 'running'
    })
    draft = draftAnswer.parse((await asOrganiser.get(`${path}/plan`).expect(200)).body).draft
    if (draft?.plan.days.flatMap(({ stops }) => stops).length === communities) break
  }
  if (!draft) throw new Error('the relay could not be planned')
  return draft
}

/** A relay that has been made and planned through the API. */
export async function planRelay(
  server: TestServer,
  inputs: readonly CommunityInput[] = buildCommunities(4),
  changes: Partial<RelayInput> = {},
): Promise<PlannedRelay> {
  const made = await addRelay(server, inputs, changes)
  return { ...made, draft: await makeDraft(server, made.relay.id, inputs.length) }
}

/** A relay that has been released, with the check-in key of each stop, in the plan's order. */
export async function releaseRelay(
  server: TestServer,
  inputs?: readonly CommunityInput[],
  changes?: Partial<RelayInput>,
): Promise<PlannedRelay & { links: CheckInLink[]; keys: string[] }> {
  const planned = await planRelay(server, inputs, changes)
  const path = `/api/relays/${planned.relay.id}`
  await server.asOrganiser.post(`${path}/releases`).send({ version: planned.draft.version }).expect(201)
  const { links } = checkInLinkList.parse(
    (await server.asOrganiser.post(`${path}/check-in-links`).expect(201)).body,
  )
  return { ...planned, links, keys: links.map((link) => link.path.replace('/f/', '')) }
}

/** Waits until something holds, asking again and again, for 50 s at most. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 50_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never came to hold')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
