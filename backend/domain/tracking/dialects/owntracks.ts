import type { MessageFlaw } from '../../contract/tracking.ts'
import { isFields, measureIn } from '../read-values.ts'
import { putAside, readJson, readPoint, readPoints, type PositionReport, type Reading } from '../reading.ts'

const KMH_MPS = 1 / 3.6

/** OwnTracks in HTTP mode. Only `_type: location` is one; speeds are in km/h, the battery in percent. */
export const readOwnTracks = (body: string): Reading =>
  readJson(body, (message) => {
    const messages: unknown[] = Array.isArray(message) ? message : [message]
    return messages.length === 0 ? putAside('not-a-location') : readPoints(messages, readMessage)
  })

function readMessage(message: unknown): PositionReport | MessageFlaw {
  if (!isFields(message)) return 'unreadable'
  if (message._type !== 'location') return 'not-a-location'
  return readPoint({
    time: message.tst,
    lat: message.lat,
    lon: message.lon,
    accuracy: message.acc,
    speedMps: measureIn(message.vel, 0, 1000, KMH_MPS),
    headingDeg: measureIn(message.cog, 0, 360),
    altitudeM: measureIn(message.alt, -1000, 20_000),
    batteryShare: measureIn(message.batt, 0, 1, 0.01),
  })
}
