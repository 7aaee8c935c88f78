import { checkInLinkList } from '@stafet/domain/contract/check-in.ts'
import { controlRoom } from '@stafet/domain/contract/control-room.ts'
import { communityList } from '@stafet/domain/contract/community.ts'
import { areaList } from '@stafet/domain/contract/area.ts'
import { suggestedCommunities } from '@stafet/domain/contract/place-search.ts'
import { noticeList } from '@stafet/domain/contract/notice.ts'
import { draftAnswer, newestRun, releaseList } from '@stafet/domain/contract/planning.ts'
import { rehearsalList } from '@stafet/domain/contract/rehearsal.ts'
import { relay, relayList } from '@stafet/domain/contract/relay.ts'
import { reserveList } from '@stafet/domain/contract/reserve.ts'
import { session } from '@stafet/domain/contract/session.ts'
import { trackerList } from '@stafet/domain/contract/tracking.ts'
import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { noteServerTime } from '../live/server-time.ts'
import { request } from '../ui/api.ts'

/** Several organisers work at once: what is on screen is asked for again when somebody comes back to it. */
const fresh = { staleTime: 5_000 }

const get = <Answer>(schema: z.ZodType<Answer>, path: string, signal: AbortSignal) =>
  request(schema, 'GET', path, undefined, { signal })

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get(session, '/api/session', signal),
})

export const relaysQuery = queryOptions({
  ...fresh,
  queryKey: ['relays'],
  queryFn: async ({ signal }) => (await get(relayList, '/api/relays', signal)).relays,
})

export const relayQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId],
    queryFn: ({ signal }) => get(relay, `/api/relays/${relayId}`, signal),
  })

export const communitiesQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'communities'],
    queryFn: async ({ signal }) =>
      (await get(communityList, `/api/relays/${relayId}/communities`, signal)).communities,
  })

export const suggestedCommunitiesQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'suggested-communities'],
    queryFn: ({ signal }) =>
      get(suggestedCommunities, `/api/relays/${relayId}/suggested-communities`, signal),
    // What is chosen are numbers in the answer: it must not change under whoever chooses.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
    gcTime: 0,
  })

/** Asked again every second as long as a map is being read. */
export const areasQuery = queryOptions({
  ...fresh,
  queryKey: ['areas'],
  queryFn: ({ signal }) => get(areaList, '/api/areas', signal),
  refetchInterval: (query) => (query.state.data?.import?.state === 'running' ? 1000 : false),
})

export const draftQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'plan'],
    queryFn: async ({ signal }) => (await get(draftAnswer, `/api/relays/${relayId}/plan`, signal)).draft,
  })

/** Asked again every second as long as the search runs. */
export const newestRunQuery = (relayId: string) =>
  queryOptions({
    queryKey: ['relay', relayId, 'planning-run'],
    queryFn: async ({ signal }) =>
      (await get(newestRun, `/api/relays/${relayId}/planning-runs/newest`, signal)).run,
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
  })

export const releasesQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'releases'],
    queryFn: async ({ signal }) =>
      (await get(releaseList, `/api/relays/${relayId}/releases`, signal)).releases,
  })

/** Asked again every few seconds as long as one is played. */
export const rehearsalsQuery = (relayId: string) =>
  queryOptions({
    queryKey: ['relay', relayId, 'rehearsals'],
    queryFn: async ({ signal }) =>
      (await get(rehearsalList, `/api/relays/${relayId}/rehearsals`, signal)).rehearsals,
    refetchInterval: (query) => (query.state.data?.some(({ state }) => state === 'running') ? 5_000 : false),
  })

/** Makes a new key for every stop of the newest release; only this answer ever shows them. */
export const makeCheckInLinks = async (relayId: string) =>
  (await request(checkInLinkList, 'POST', `/api/relays/${relayId}/check-in-links`)).links

/** The day as it is now. Whoever follows it live asks again at each event; this is what helps when that breaks. */
export const controlRoomQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'control-room'],
    queryFn: async ({ signal }) => {
      const room = await get(controlRoom, `/api/relays/${relayId}/control-room`, signal)
      noteServerTime(room.now)
      return room
    },
    refetchInterval: 20_000,
  })

export const trackersQuery = (relayId: string) =>
  queryOptions({
    queryKey: ['relay', relayId, 'trackers'],
    queryFn: async ({ signal }) =>
      (await get(trackerList, `/api/relays/${relayId}/trackers`, signal)).trackers,
    refetchInterval: 20_000,
  })

export const reservesQuery = (relayId: string) =>
  queryOptions({
    ...fresh,
    queryKey: ['relay', relayId, 'reserves'],
    queryFn: async ({ signal }) =>
      (await get(reserveList, `/api/relays/${relayId}/reserves`, signal)).reserves,
  })

export const noticesQuery = (relayId: string) =>
  queryOptions({
    queryKey: ['relay', relayId, 'notices'],
    queryFn: async ({ signal }) => (await get(noticeList, `/api/relays/${relayId}/notices`, signal)).notices,
    refetchInterval: 20_000,
  })

/** What every relay has sent, or would have; only where the server is set up to be tried out. */
export const devPostQuery = queryOptions({
  queryKey: ['dev-post'],
  queryFn: async ({ signal }) => (await get(noticeList, '/api/dev/post', signal)).notices,
  refetchInterval: 5_000,
})
