import { madeTracker, trackerList, type MadeTracker, type Tracker } from '@stafet/domain/contract/tracking.ts'
import type { CommunityInput } from '@stafet/domain/contract/community.ts'
import { DataSource } from 'typeorm'
import { releaseRelay } from './build-relay.ts'
import type { TestServer } from './test-server.ts'

const DAY = '2026-10-05'
/** A time (UTC) of the relay's only day. */
export const at = (time: string): number => Date.parse(`${DAY}T${time}Z`)
export const iso = (ms: number): string => new Date(ms).toISOString()
/** On every leg between the communities that `buildCommunities` makes. */
export const here = { lat: 55.363, lon: 11.259 }

/** A released relay of one day, and a tracker on the leg to one of its stops. */
export async function trackLeg(server: TestServer, stop = 1, inputs?: readonly CommunityInput[]) {
  const { relay, draft, links, keys } = await releaseRelay(server, inputs, {
    days: [{ date: DAY, from: '09:00', to: '17:00' }],
  })
  const path = `/api/relays/${relay.id}/trackers`
  const make = async (index: number): Promise<MadeTracker> => {
    const input = { stopId: links[index]?.stopId, label: 'Bentes telefon' }
    return madeTracker.parse((await server.asOrganiser.post(path).send(input).expect(201)).body)
  }
  const made = await make(stop)
  const shown = async (): Promise<Tracker> => {
    const { trackers } = trackerList.parse((await server.asOrganiser.get(path).expect(200)).body)
    const found = trackers.find(({ id }) => id === made.tracker.id)
    if (!found) throw new Error('the tracker is not in the list')
    return found
  }
  return { relay, draft, links, keys, path, make, made, key: made.key, shown }
}

/** The address that a phone calls to tell where it is. */
export const osmand = (key: string, ms: number, place = here, more = ''): string =>
  `/api/track/traccar?id=${key}&lat=${place.lat}&lon=${place.lon}&timestamp=${ms}&accuracy=10${more}`

interface Sent {
  ms: number
  lat: number
  lon: number
  accuracy?: number
}
/** Sends points as a batch. */
export const overland = ({ anybody }: TestServer, key: string, points: readonly Sent[]) =>
  anybody
    .post('/api/track/overland')
    .set('authorization', `Bearer ${key}`)
    .send({
      locations: points.map(({ ms, lat, lon, accuracy = 10 }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { timestamp: iso(ms), horizontal_accuracy: accuracy, speed: -1 },
      })),
    })

/** What is stored of a tracker's positions, in the order of their times. */
export async function storedPositions(
  { app }: TestServer,
  trackerId: string,
): Promise<{ ms: number; lat: number | null; aside: string | null }[]> {
  const rows = await app
    .get(DataSource)
    .query<{ occurred_at: Date; lat: number | null; put_aside: string | null }[]>(
      'SELECT occurred_at, lat, put_aside FROM position_report WHERE tracker_id = $1 ORDER BY occurred_at',
      [trackerId],
    )
  return rows.map(({ occurred_at, lat, put_aside }) => ({ ms: occurred_at.getTime(), lat, aside: put_aside }))
}
