import { checkInLink } from '@stafet/domain/contract/check-in.ts'
import { community } from '@stafet/domain/contract/community.ts'
import { draftPlan, planningRun, releaseSummary } from '@stafet/domain/contract/planning.ts'
import { rehearsal } from '@stafet/domain/contract/rehearsal.ts'
import { relay } from '@stafet/domain/contract/relay.ts'
import { session } from '@stafet/domain/contract/session.ts'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { request } from '../ui/api.ts'

/** Several organisers work at once: what is on screen is asked for again when somebody comes back to it. */
const fresh = { staleTime: 5_000 }

const linksAnswer = z.object({ links: z.array(checkInLink) })
const communitiesAnswer = z.object({ communities: z.array(community) })

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request(session, 'GET', '/api/session', undefined, { signal }),
})

export const relaysQuery = queryOptions({
  ...fresh,
  queryKey: ['relays'],
  queryFn: async ({ signal }) =>
    (await request(z.object({ relays: z.array(relay) }), 'GET', '/api/relays', undefined, { signal })).relays,
})

export const relayQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId],
    queryFn: ({ signal }) => request(relay, 'GET', `/api/relays/${relayId}`, undefined, { signal }),
  })

export const communitiesQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'communities'],
    queryFn: async ({ signal }) =>
      (await request(communitiesAnswer, 'GET', `/api/relays/${relayId}/communities`, undefined, { signal }))
        .communities,
  })

export const draftQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'plan'],
    queryFn: async ({ signal }) =>
      (
        await request(
          z.object({ draft: draftPlan.nullable() }),
          'GET',
          `/api/relays/${relayId}/plan`,
          undefined,
          { signal },
        )
      ).draft,
  })

/** Asked again every second as long as the search runs. */
export const newestRunQuery = (relayId: string) =>
  queryOptions({
    queryKey: ['relay', relayId, 'planning-run'],
    queryFn: async ({ signal }) =>
      (
        await request(
          z.object({ run: planningRun.nullable() }),
          'GET',
          `/api/relays/${relayId}/planning-runs/newest`,
          undefined,
          { signal },
        )
      ).run,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
  })

export const releasesQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'releases'],
    queryFn: async ({ signal }) =>
      (
        await request(
          z.object({ releases: z.array(releaseSummary) }),
          'GET',
          `/api/relays/${relayId}/releases`,
          undefined,
          { signal },
        )
      ).releases,
  })

/** Asked again every few seconds as long as one is played. */
export const rehearsalsQuery = (relayId: string) =>
  queryOptions({
    queryKey: ['relay', relayId, 'rehearsals'],
    queryFn: async ({ signal }) =>
      (
        await request(
          z.object({ rehearsals: z.array(rehearsal) }),
          'GET',
          `/api/relays/${relayId}/rehearsals`,
          undefined,
          { signal },
        )
      ).rehearsals,
    refetchInterval: (query) => (query.state.data?.some(({ state }) => state === 'running') ? 5_000 : false),
  })

/** Makes a new key for every stop of the newest release; only this answer ever shows them. */
export const makeCheckInLinks = async (relayId: string) =>
  (await request(linksAnswer, 'POST', `/api/relays/${relayId}/check-in-links`)).links
