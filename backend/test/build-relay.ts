import type { CheckInLink } from '@stafet/domain/contract/check-in.ts'
import { checkInLinkList } from '@stafet/domain/contract/check-in.ts'
import {
  communityInput,
  communityList,
  type Community,
  type CommunityInput,
} from '@stafet/domain/contract/community.ts'
import type { DraftPlan } from '@stafet/domain/contract/planning.ts'
import { relay, relayInput, type Relay, type RelayInput } from '@stafet/domain/contract/relay.ts'
import { solve } from '@stafet/domain/planner/solve.ts'
import { DataSource } from 'typeorm'
import { Communities } from '../src/communities/index.ts'
import { buildProblem } from '../src/planning/build-problem.ts'
import { datePlan } from '../src/planning/date-plan.ts'
import { Drafts } from '../src/planning/index.ts'
import { Relays } from '../src/relays/index.ts'
import { Travels } from '../src/travel/index.ts'
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

/**
 * Plans a relay as a planning run does, but in this very thread and by count, not by time: a search that goes through
 * the API (see planning.test.ts) starts threads, and takes a while on a busy machine.
 */
export async function makeDraft({ app }: TestServer, relayId: string): Promise<DraftPlan> {
  const [drafts, travels] = [app.get(Drafts), app.get(Travels)]
  const relay = await app.get(Relays).get(relayId)
  const communities = await app.get(Communities).list(relayId)
  const built = await buildProblem(relay, communities, travels)
  const solved = solve(built.problem, { iterations: 300, seed: 1, now: () => 0, language: 'da' })
  const plan = await datePlan(relay, communities, built, solved, travels)
  const done = { relay, communities, built, solved, plan, language: 'da' } as const
  await app.get(DataSource).transaction((manager) => drafts.write(manager, relayId, done))
  const draft = await drafts.find(relayId)
  if (!draft) throw new Error('the relay could not be planned')
  return draft
}

/** A relay that has been made and planned. */
export async function planRelay(
  server: TestServer,
  inputs: readonly CommunityInput[] = buildCommunities(4),
  changes: Partial<RelayInput> = {},
): Promise<PlannedRelay> {
  const made = await addRelay(server, inputs, changes)
  return { ...made, draft: await makeDraft(server, made.relay.id) }
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
