import { communityList, type CommunityInput } from '@stafet/domain/contract/community.ts'
import { noticeList, type Notice } from '@stafet/domain/contract/notice.ts'
import { relay, type RelayInput } from '@stafet/domain/contract/relay.ts'
import type { DatedPlan } from '@stafet/domain/contract/dated-plan.ts'
import { DataSource } from 'typeorm'
import { Notices, type NewNotice, type Told } from '../src/notices/index.ts'
import { Releases } from '../src/planning/index.ts'
import { buildCommunity, buildRelayInput } from './build-relay.ts'
import type { TestServer } from './test-server.ts'

/** Somebody at a stop who may be told something. */
export const contact = (phone: string, email = ''): CommunityInput['contact'] => ({
  name: 'Karen',
  phone,
  email,
  sharesPhone: false,
  carriers: '',
})

/** A relay with one community for each contact; the ids in the contacts' order. */
export async function relayWith(
  { asOrganiser }: TestServer,
  contacts: readonly CommunityInput['contact'][],
  changes: Partial<RelayInput> = {},
): Promise<{ relayId: string; stopIds: string[] }> {
  const made = relay.parse(
    (await asOrganiser.post('/api/relays').send(buildRelayInput(changes)).expect(201)).body,
  )
  const communities = contacts.map((of, at) => buildCommunity({ name: `Fællesskab ${at + 1}`, contact: of }))
  const path = `/api/relays/${made.id}/communities`
  await asOrganiser.post(`${path}/import`).send({ communities }).expect(201)
  const list = communityList.parse((await asOrganiser.get(path).expect(200)).body)
  return { relayId: made.id, stopIds: list.communities.map(({ id }) => id) }
}

/** What an organiser wrote to a stop. */
export const messageTo = (stopId: string, changes: Partial<NewNotice> = {}): NewNotice => ({
  kind: 'message',
  to: { stopId },
  once: `message 1 ${stopId}`,
  subject: 'Besked fra stafetten',
  body: 'Vi venter på færgen – kom først kl. 11.',
  ...changes,
})

export function tell(
  { app }: Pick<TestServer, 'app'>,
  relayId: string,
  notices: readonly NewNotice[],
  nowMs: number,
): Promise<Told> {
  return app.get(DataSource).transaction((manager) => app.get(Notices).tell(manager, relayId, notices, nowMs))
}

export async function listNotices({ asOrganiser }: TestServer, relayId: string): Promise<Notice[]> {
  return noticeList.parse((await asOrganiser.get(`/api/relays/${relayId}/notices`).expect(200)).body).notices
}

/** Freezes a made plan as the relay's next release; its stops are the relay's communities, in their order. */
export async function releasePlan({ app }: TestServer, relayId: string, plan: DatedPlan): Promise<void> {
  await app
    .get(DataSource)
    .transaction((manager) => app.get(Releases).releaseWithin(manager, relayId, plan, 'system'))
}

/** `plan` with these stops, in their order. */
export function withStops(plan: DatedPlan, stopIds: readonly string[]): DatedPlan {
  const left = [...stopIds]
  return {
    ...plan,
    days: plan.days.map((day) => ({
      ...day,
      stops: day.stops.map((stop) => ({ ...stop, id: left.shift() ?? stop.id })),
    })),
  }
}
