import type { MessageFlaw } from '../../contract/tracking.ts'
import { isFields, measureIn } from '../read-values.ts'
import { putAside, readJson, readPoint, readPoints, type PositionReport, type Reading } from '../reading.ts'

/** Overland: GeoJSON features in batches, so longitude comes before latitude; speeds in m/s, −1 for unknown. */
export const readOverland = (body: string): Reading =>
  readJson(body, (message) => {
    if (!isFields(message)) return putAside('unreadable')
    const features: unknown[] = Array.isArray(message.locations) ? message.locations : []
    return features.length === 0 ? putAside('not-a-location') : readPoints(features, readFeature)
  })

function readFeature(feature: unknown): PositionReport | MessageFlaw {
  if (!isFields(feature)) return 'unreadable'
  const geometry = isFields(feature.geometry) ? feature.geometry : {}
  const coordinates: unknown[] = Array.isArray(geometry.coordinates) ? geometry.coordinates : []
  const properties = isFields(feature.properties) ? feature.properties : {}
  return readPoint({
    time: properties.timestamp,
    lat: coordinates[1],
    lon: coordinates[0],
    accuracy: properties.horizontal_accuracy,
    speedMps: measureIn(properties.speed, 0, 1000),
    headingDeg: measureIn(properties.course, 0, 360),
    altitudeM: measureIn(properties.altitude, -1000, 20_000),
    batteryShare: measureIn(properties.battery_level, 0, 1),
  })
}
