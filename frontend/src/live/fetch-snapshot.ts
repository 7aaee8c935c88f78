import { liveSnapshot, type LiveSnapshot } from '@stafet/domain/contract/live.ts'
import { request } from '../ui/api.ts'
import { noteServerTime } from './server-time.ts'

/**
 * The relay as of now, over plain HTTP. Always asks whether what the browser has kept is still the newest; when it
 * is, the server answers with 304 and nothing is sent again.
 * @throws {ApiError} `unknown-relay` when there is no released relay at this address
 */
export function fetchSnapshot(slug: string, signal: AbortSignal): Promise<LiveSnapshot> {
  return request(liveSnapshot, 'GET', `/api/public/relays/${encodeURIComponent(slug)}/live`, undefined, {
    signal,
    revalidate: true,
    onHeaders: (headers) => {
      const now = headers.get('x-server-now')
      // What has lain in a cache on the way tells an old time.
      if (now && Number(headers.get('age') ?? 0) === 0) noteServerTime(now)
    },
  })
}
